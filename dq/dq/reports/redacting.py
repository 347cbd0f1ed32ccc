"""Keep personal values and secrets out of everything that a report says, whoever wrote the sentence.

Messages quote contracts, SQL and queries, and so does what commands add; rules that find values may be
switched off. Checks of data are no part of this: classifications decide what they show of failing rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from dq.reports.covering import without_values
from dq.reports.palette import Palette
from dq.reports.report import Report
from dq_core.finding import Edit, Finding, Fix
from dq_core.record import changed

OF_DATA = ("test", "compile", "diff")
"""Commands whose reports show what their checks decided to show."""


def redacting(report: Report) -> Report:
    """Return a report that tells no value, in whatever format it is rendered."""
    if report.command in OF_DATA:
        return report
    return changed(
        report,
        findings=tuple(map(_finding, report.findings)),
        coverage=plain(report.coverage),
        summary=plain(report.summary),
        data=plain(report.data),
        preface=_lines(report.preface),
        closing=_lines(report.closing),
    )


def _finding(finding: Finding) -> Finding:
    message, help_ = without_values(finding.message), without_values(finding.help)
    fixes = tuple(fix for fix in finding.fixes if not any(map(_tells, fix.edits)))
    fixes = tuple(_fix(fix) for fix in fixes)
    related = tuple(changed(each, message=without_values(each.message)) for each in finding.related)
    suppressed = finding.suppressed
    if suppressed is not None and without_values(suppressed.reason) != suppressed.reason:
        suppressed = changed(suppressed, reason=without_values(suppressed.reason))
    told = (message, help_, fixes, related, suppressed)
    if told == (finding.message, finding.help, finding.fixes, finding.related, finding.suppressed):
        return finding
    return changed(finding, message=message, help=help_, fixes=fixes, related=related, suppressed=suppressed)


def _fix(fix: Fix) -> Fix:
    message = without_values(fix.message)
    return fix if message == fix.message else changed(fix, message=message)


def _tells(edit: Edit) -> bool:
    # a fix with covered text would write the cover into the file
    return without_values(edit.text) != edit.text


def plain(value: Any) -> Any:
    """Return JSON-ready values with every text in them made safe; numbers stay what they are."""
    if isinstance(value, str):
        return without_values(value)
    if isinstance(value, Mapping):
        return {plain(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def _lines(made: Callable[[Palette], Iterable[str]]) -> Callable[[Palette], Iterator[str]]:
    def lines(palette: Palette) -> Iterator[str]:
        return (without_values(line) for line in made(palette))

    return lines
