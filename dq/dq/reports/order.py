"""The one order in which every format lists findings."""

from collections.abc import Iterable

from dq_core.finding import SEVERITIES, Finding, sort_key

_Key = tuple[tuple[str, int, int, str, str], int, str]


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by place, then code, then everything else, so that equal sets give equal reports."""
    return tuple(sorted(findings, key=_key))


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings that count before suppressed ones, errors before warnings, then by place."""
    return tuple(sorted(ordered(findings), key=weight))


def _key(finding: Finding) -> _Key:
    return sort_key(finding), -SEVERITIES.index(finding.severity), repr(finding)


def weight(finding: Finding) -> tuple[bool, int]:
    """Return what puts findings that count, and errors, first."""
    return finding.suppressed is not None, -SEVERITIES.index(finding.severity)
