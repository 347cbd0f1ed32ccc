"""Counts of a report, as figures and as a sentence."""

from collections import Counter
from collections.abc import Iterable

from dq.reports.report import Report
from dq_core.finding import Finding, Severity

_WORDS: tuple[tuple[Severity, str, str], ...] = (
    ("error", "error", "errors"),
    ("warning", "warning", "warnings"),
    ("info", "info", "info"),
)


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun, thousands set apart: `1,204 rows`."""
    return f"{number:,} {one if number == 1 else many}"


def files_of(report: Report) -> tuple[str, ...]:
    """Return the paths a report is about: those looked at and those of its findings, sorted."""
    found = {finding.location.path for finding in report.findings if finding.location}
    return tuple(sorted({*report.files, *found}))


def any_file(report: Report) -> str:
    """Return the path to show findings at that belong to no file: a file looked at, else the directory."""
    return next(iter([*sorted(report.files), *files_of(report)]), ".")


def figures(report: Report) -> dict[str, int]:
    """Return how many findings count per severity, how many are suppressed, and how many files there are."""
    severities = Counter(finding.severity for finding in report.counted())
    return {
        "errors": severities["error"],
        "warnings": severities["warning"],
        "infos": severities["info"],
        "suppressed": len(report.findings) - len(report.counted()),
        "files": len(files_of(report)),
    }


def sentence(report: Report) -> str:
    """Return such as `3 errors, 1 warning in 5 files; 1 suppressed (noqa)`."""
    found = severity_words(report.counted()) or "no findings"
    files = len(files_of(report))
    where = f" in {counted(files, 'file', 'files')}" if files else ""
    suppressed = _suppressed_words(report.findings)
    return found + where + (f"; {suppressed}" if suppressed else "")


def severity_words(findings: Iterable[Finding]) -> str:
    """Return such as `3 errors, 1 warning`; empty without findings."""
    severities = Counter(finding.severity for finding in findings)
    return ", ".join(
        counted(severities[severity], one, many) for severity, one, many in _WORDS if severities[severity]
    )


def _suppressed_words(findings: Iterable[Finding]) -> str:
    sources = Counter(finding.suppressed.source for finding in findings if finding.suppressed)
    if not sources:
        return ""
    if len(sources) == 1:
        return f"{sources.total():,} suppressed ({next(iter(sources))})"
    parts = ", ".join(f"{number:,} {source}" for source, number in sorted(sources.items()))
    return f"{sources.total():,} suppressed ({parts})"
