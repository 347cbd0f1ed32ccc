"""Counts of a report, as figures and as a sentence."""

from collections import Counter
from collections.abc import Iterable

from dq.reports.report import Report
from dq_core.finding import Finding, Severity, Suppression

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
    """Return how many findings count per severity, are suppressed or can be fixed, and how many files are."""
    safe, unsafe = _fixable(report.counted())
    severities = Counter(finding.severity for finding in report.counted())
    return {
        "errors": severities["error"],
        "warnings": severities["warning"],
        "infos": severities["info"],
        "suppressed": len(report.findings) - len(report.counted()),
        "files": len(files_of(report)),
        "fixable": safe,
        "fixable_unsafe": unsafe,
    }


def sentence(report: Report) -> str:
    """Return such as `3 errors, 1 warning in 5 files; 1 suppressed (noqa); 2 fixable with --fix`."""
    found = severity_words(report.counted()) or "no findings"
    files = len(files_of(report))
    where = f" in {counted(files, 'file', 'files')}" if files else ""
    said = (
        _fixed_words(report),
        _suppressed_words(report.findings),
        _baseline_words(report),
        _fixable_words(report),
    )
    return "; ".join([found + where, *filter(None, said)])


def severity_words(findings: Iterable[Finding]) -> str:
    """Return such as `3 errors, 1 warning`; empty without findings."""
    severities = Counter(finding.severity for finding in findings)
    return ", ".join(
        counted(severities[severity], one, many) for severity, one, many in _WORDS if severities[severity]
    )


def _suppressed_words(findings: Iterable[Finding]) -> str:
    sources = Counter(_source_words(finding.suppressed) for finding in findings if finding.suppressed)
    if not sources:
        return ""
    if len(sources) == 1:
        return f"{sources.total():,} suppressed ({next(iter(sources))})"
    parts = ", ".join(f"{number:,} {source}" for source, number in sorted(sources.items()))
    return f"{sources.total():,} suppressed ({parts})"


def _source_words(suppression: Suppression) -> str:
    """Return what a finding is suppressed by; of an earlier commit, by which one."""
    return suppression.reason if suppression.source == "base" else suppression.source


def _baseline_words(report: Report) -> str:
    """Return what a baseline was written, or how many of its entries no longer occur; empty for none."""
    known = report.summary.get("baseline", {})
    if "written" in known:
        gone = f", {known['removed']:,} gone" if known["removed"] else ""
        return f"{counted(known['written'], 'finding', 'findings')} in {known['file']}{gone}"
    if not known.get("stale"):
        return ""
    words = counted(known["stale"], "finding is", "findings are")
    return f"{words} in {known['file']} but not here any more, --write-baseline takes them out"


def _fixed_words(report: Report) -> str:
    fixed, would_fix = report.summary.get("fixed"), report.summary.get("would_fix")
    return f"{fixed:,} fixed" if fixed else f"{would_fix:,} would be fixed" if would_fix else ""


def _fixable_words(report: Report) -> str:
    safe, unsafe = _fixable(report.counted())
    option = "--fix" if report.command == "lint" else "dq lint --fix"
    if safe:
        return f"{safe:,} fixable with {option}" + (
            f", {unsafe:,} more with --unsafe-fixes" if unsafe else ""
        )
    return f"{unsafe:,} fixable with {option} --unsafe-fixes" if unsafe else ""


def _fixable(findings: Iterable[Finding]) -> tuple[int, int]:
    """Return how many findings have a safe fix, and how many only an unsafe one."""
    fixable = [finding for finding in findings if any(fix.edits for fix in finding.fixes)]
    safe = sum(is_safely_fixable(finding) for finding in fixable)
    return safe, len(fixable) - safe


def is_safely_fixable(finding: Finding) -> bool:
    """Say whether `--fix` alone mends a finding."""
    return any(fix.safe and fix.edits for fix in finding.fixes)
