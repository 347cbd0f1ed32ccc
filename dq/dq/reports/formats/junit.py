"""For the test tabs of build servers: JUnit XML, a suite per file or per contract and dataset.

There is no one standard; this is what Jenkins, GitLab and Azure Pipelines read alike. GitLab shows the text
of a failure and not its `message`, so the text says everything.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from dq.reports.checks import PASSING, CheckResult, checks_of, hits_by_place
from dq.reports.envelope import TOOL
from dq.reports.options import RenderOptions
from dq.reports.order import ordered
from dq.reports.paths import tidy
from dq.reports.report import Report
from dq.reports.tally import files_of
from dq_core.display import flat, inert, lines, visible
from dq_core.finding import Finding, Severity, at_least
from dq_core.record import record

Outcome = Literal["passed", "failure", "error", "skipped"]
INTERNAL_FAMILY = "INT"
_TITLES = {"suppressed": "suppressed", "unsupported": "unsupported", "documented": "documented"}


@record
class _Case:
    """One test case: `said` is the text of its outcome, or of its output when it passed."""

    name: str
    outcome: Outcome
    title: str = ""
    said: str = ""
    kind: str = ""
    file: str = ""
    line: int = 0


@record
class _Suite:
    """One test suite."""

    name: str
    cases: tuple[_Case, ...]


def render(report: Report, options: RenderOptions) -> str:
    """Return the report as JUnit XML.

    A rule that hits a file fails if a hit reaches the fail level; otherwise its hits are the output of a case
    that passed. Unsupported checks are skipped unless their finding reaches that level, and so are checks
    whose findings are suppressed.
    """
    suites = [*_check_suites(report), *_file_suites(report, options.working_directory)]
    return "\n".join(_document(f"{TOOL} {report.command}", suites)) + "\n"


def _check_suites(report: Report) -> Iterator[_Suite]:
    hits = hits_by_place(ordered(report.counted()))
    for suite, members in groupby(checks_of(report), key=lambda check: check.suite):
        name = " ".join(part for part in suite if part) or "checks"
        yield _Suite(
            name,
            tuple(
                _check_case(check, hits.get(check.place, []) if check.place else [], report.fail_on)
                for check in members
            ),
        )


def _check_case(check: CheckResult, hits: Sequence[Finding], fail_on: Severity) -> _Case:
    told = [] if check.verdict in PASSING else [check.outcome(), *map(_told, hits)]
    path, line, _ = check.place or ("", 0, 0)
    return _Case(
        name=check.id or "check",
        outcome=_check_outcome(check, hits, fail_on),
        title=": ".join(part for part in (_TITLES.get(check.verdict, ""), check.outcome()) if part)
        or "check",
        said="\n".join(part for part in told if part),
        kind=check.verdict,
        file=path,
        line=line,
    )


def _check_outcome(check: CheckResult, hits: Sequence[Finding], fail_on: Severity) -> Outcome:
    if check.verdict in PASSING:
        return "passed"
    if check.verdict in ("suppressed", "documented"):
        return "skipped"
    is_grave = any(at_least(finding.severity, fail_on) for finding in hits)
    if check.verdict == "unsupported":
        return "error" if is_grave else "skipped"
    if hits and not is_grave:
        return "passed"
    return "failure" if check.verdict == "fail" else "error"


def _file_suites(report: Report, working_directory: str) -> Iterator[_Suite]:
    """Yield a suite for each file; what the cases of checks tell is not told again."""
    checks = checks_of(report)
    by_place = hits_by_place(report.counted())
    told = {id(finding) for check in checks if check.place for finding in by_place.get(check.place, [])}
    findings = [finding for finding in ordered(report.counted()) if id(finding) not in told]
    homeless = [finding for finding in findings if finding.location is None]
    if homeless or not (checks or files_of(report)):
        yield _Suite(f"{TOOL} {report.command}", _rule_cases(homeless, "", report))
    hits: dict[str, list[Finding]] = {tidy(path, working_directory): [] for path in files_of(report)}
    for finding in findings:
        if finding.location:
            hits[tidy(finding.location.path, working_directory)].append(finding)
    for path in sorted(path for path, found in hits.items() if found or not checks):
        yield _Suite(path, _rule_cases(hits[path], path, report))


def _rule_cases(hits: Sequence[Finding], file: str, report: Report) -> tuple[_Case, ...]:
    if not hits:
        return (_Case(f"{TOOL} {report.command}", "passed", file=file),)
    by_rule = sorted(hits, key=lambda finding: (finding.code, finding.name))
    groups = groupby(by_rule, key=lambda finding: (finding.code, finding.name))
    return tuple(_rule_case(" ".join(rule).strip(), tuple(found), file, report) for rule, found in groups)


def _rule_case(name: str, hits: tuple[Finding, ...], file: str, report: Report) -> _Case:
    fails = any(at_least(finding.severity, report.fail_on) for finding in hits)
    crashed = any(finding.code.startswith(INTERNAL_FAMILY) for finding in hits)
    outcome: Outcome = ("error" if crashed else "failure") if fails else "passed"
    first = hits[0]
    title = first.message if len(hits) == 1 else f"{first.message} (and {len(hits) - 1:,} more)"
    line = first.location.line if first.location else 0
    return _Case(name or "finding", outcome, title, "\n".join(map(_told, hits)), first.severity, file, line)


def _told(finding: Finding) -> str:
    place = f"{finding.location}: " if finding.location else ""
    head = f"{place}{finding.severity} {finding.code} {finding.name}: {finding.message}"
    return f"{head}\nhelp: {finding.help}" if finding.help else head


def _document(name: str, suites: Sequence[_Suite]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    cases = [case for suite in suites for case in suite.cases]
    yield f"<testsuites{_attributes(name=name, **_counts(cases))}>"
    for suite in suites:
        yield f"  <testsuite{_attributes(name=flat(suite.name), **_counts(suite.cases))}>"
        for case in suite.cases:
            yield from _case(case, suite.name)
        yield "  </testsuite>"
    yield "</testsuites>"


def _counts(cases: Sequence[_Case]) -> dict[str, str]:
    outcomes = [case.outcome for case in cases]
    return {
        "tests": str(len(cases)),
        "failures": str(outcomes.count("failure")),
        "errors": str(outcomes.count("error")),
        "skipped": str(outcomes.count("skipped")),
    }


def _case(case: _Case, suite: str) -> Iterator[str]:
    line = str(case.line) if case.line > 0 else ""
    opening = (
        f"    <testcase{_attributes(classname=flat(suite), name=flat(case.name), file=case.file, line=line)}"
    )
    if case.outcome == "passed" and not case.said:
        yield f"{opening}/>"
        return
    yield f"{opening}>"
    if case.outcome == "passed":
        yield f"      <system-out>{_text(case.said)}</system-out>"
    else:
        details = _attributes(message=flat(case.title), type=case.kind)
        yield f"      <{case.outcome}{details}>{_text(case.said)}</{case.outcome}>"
    yield "    </testcase>"


def _attributes(**values: str) -> str:
    return "".join(f' {key}="{_entities(visible(value))}"' for key, value in values.items() if value)


def _text(text: str) -> str:
    return "\n".join(inert(_entities(visible(line)), "&#58;") for line in lines(text))


def _entities(text: str) -> str:
    """Return text without signs that XML reads; `visible` has removed the characters it cannot hold."""
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(character, entity)
    return text
