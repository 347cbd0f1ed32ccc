"""Choose which fixes can be made together."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Container, Iterable

from dq_core.finding import Finding, Fix
from dq_core.record import record


@record
class Choice:
    """A fix with all findings that offer it."""

    fix: Fix
    findings: tuple[Finding, ...]


def offered(finding: Finding, *, unsafe: bool) -> Fix | None:
    """Return the fix to make for a finding: its first one that is safe enough; None for a suppressed one."""
    if finding.suppressed is not None:
        return None
    return next((fix for fix in finding.fixes if fix.edits and (fix.safe or unsafe)), None)


def chosen(
    findings: Iterable[Finding], *, unsafe: bool, without: Container[Finding] = ()
) -> dict[str, list[Choice]]:
    """Return the fixes that can be made at once, by path and in the order of the text.

    A fix that several findings offer is chosen once. Of two that overlap or touch the first is chosen; the
    other one has to wait until the text has been linted again. A fix is chosen with all its edits or not.
    """
    by_fix: dict[Fix, list[Finding]] = {}
    for finding in findings:
        fix = offered(finding, unsafe=unsafe)
        if fix is not None and finding not in without:
            by_fix.setdefault(fix, []).append(finding)
    by_path: dict[str, list[Choice]] = {}
    taken: dict[str, list[tuple[int, int]]] = {}
    for fix in sorted(by_fix, key=_order):
        if _take(fix, taken.setdefault(fix.path, [])):
            by_path.setdefault(fix.path, []).append(Choice(fix, tuple(by_fix[fix])))
    return by_path


def _order(fix: Fix) -> tuple[object, ...]:
    edits = sorted((edit.start, edit.end, edit.text) for edit in fix.edits)
    return fix.path, edits, not fix.safe, fix.message


def _take(fix: Fix, taken: list[tuple[int, int]]) -> bool:
    """Add the spans of a fix to those taken, in order, unless one of them touches another."""
    spans = [(edit.start, edit.end) for edit in fix.edits]
    if any(_touches(span, taken) for span in spans):
        return False
    for span in spans:
        insort(taken, span)
    return True


def _touches(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    place = bisect_right(taken, span)
    before, after = taken[place - 1 : place], taken[place : place + 1]
    return any(other[1] >= span[0] for other in before) or any(other[0] <= span[1] for other in after)
