"""For the log of GitHub Actions: workflow commands that become annotations on the changed lines.

Source: GitHub's manual of workflow commands; the escapes are those that its runner undoes.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from dq.reports.options import RenderOptions
from dq.reports.order import worst_first
from dq.reports.paths import tidy
from dq.reports.report import Report
from dq.reports.tally import sentence
from dq_core.display import flat, lines, visible
from dq_core.finding import Finding, Severity
from dq_core.location import Location

MOST_PER_KIND = 10
_KINDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report, options: RenderOptions) -> str:
    """Return one command per finding, errors first, and the summary as a plain last line."""
    findings = worst_first(report.counted())
    commands = [_command(finding, options.working_directory) for finding in findings]
    return "\n".join([*commands, *_limit(findings), flat(sentence(report))]) + "\n"


def _command(finding: Finding, working_directory: str) -> str:
    properties = dict(_place(finding.location, working_directory)) if finding.location else {}
    properties["title"] = flat(f"{finding.code} {finding.name}".strip())
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value)
    told = "\n".join(part for part in (finding.message, finding.help) if part) or properties["title"]
    return f"::{_KINDS[finding.severity]} {written}::{_data(told)}"


def _place(location: Location, working_directory: str) -> Iterator[tuple[str, str]]:
    """Yield the place of an annotation; GitHub takes columns only where it starts and ends on one line."""
    yield "file", visible(tidy(location.path, working_directory))
    line = max(1, location.line)
    yield "line", str(line)
    yield "endLine", str(max(line, location.end_line))
    if location.end_line <= line:
        column = max(1, location.column)
        yield "col", str(column)
        yield "endColumn", str(max(column, location.end_column))


def _limit(findings: Sequence[Finding]) -> list[str]:
    kinds = Counter(finding.severity for finding in findings)
    unseen = sum(max(0, number - MOST_PER_KIND) for number in kinds.values())
    if not unseen:
        return []
    return [f"GitHub annotates the first {MOST_PER_KIND} of each kind per step; {unseen:,} more stand above."]


def _data(text: str) -> str:
    """Escape a message: percent signs and line ends; nothing else of it is syntax."""
    shown = "\n".join(visible(line) for line in lines(text))
    return shown.replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a property's value, in which colons and commas are syntax too."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
