"""The check results that `dq test` puts into a report's data, read back for the formats that print them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dq.reports.report import Report
from dq.reports.tally import counted
from dq_core.finding import Finding
from dq_core.record import changed, record

PASSING = frozenset({"pass", "proven"})
_WORDS = (
    ("pass", "passed"),
    ("proven", "proven"),
    ("fail", "failed"),
    ("error", "could not run"),
    ("unsupported", "unsupported"),
    ("documented", "documented"),
    ("suppressed", "suppressed"),
)
_FAMILY = "CHK"
_Place = tuple[str, int, int]
_LEAST_PERCENT = 0.01
_MOST_PERCENT = 99.99
_WHOLE = 100


@record
class CheckResult:
    """One check and what came of it; counts are of rows, None where the check has no such count."""

    id: str
    contract: str
    dataset: str
    verdict: str
    reason: str
    evaluated: int | None
    violations: int | None
    missing: int | None
    measure: Any
    place: _Place | None

    @property
    def suite(self) -> tuple[str, str]:
        """Return the contract and the dataset."""
        return self.contract, self.dataset

    def outcome(self) -> str:
        """Return what there is to say of the result in one line: figures of a failure, else the reason."""
        said = [self.figures()] if self.verdict not in {"error", "unsupported", "documented"} else []
        return ": ".join(part for part in (*said, self.reason) if part)

    def figures(self) -> str:
        """Return such as `37 of 336,776 rows (0.01 %)`; empty for a check without counts or measure."""
        if self.violations is not None:
            return share(self.violations, self.evaluated)
        return f"measured {measured(self.measure)}" if self.measure is not None else ""


def checks_of(report: Report) -> tuple[CheckResult, ...]:
    """Return the checks of a report, by contract, dataset and id; none for commands that run no checks.

    A check whose findings are all suppressed has the verdict `suppressed`.
    """
    entries = report.data.get("checks")
    hits = hits_by_place(report.findings)
    found = [
        _excused(_check(entry), hits)
        for entry in (entries if isinstance(entries, Sequence) else ())
        if isinstance(entry, Mapping)
    ]
    return tuple(sorted(found, key=lambda check: (check.suite, check.id, check.verdict, repr(check))))


def hits_by_place(findings: Iterable[Finding]) -> Mapping[_Place | None, list[Finding]]:
    """Return the findings that tell of checks, by the place that they share with their check."""
    found: dict[_Place | None, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.code.startswith(_FAMILY):
            found[place_of(finding)].append(finding)
    return found


def place_of(finding: Finding) -> _Place | None:
    """Return where a finding starts; it and a check at the same place tell of the same thing."""
    place = finding.location
    return (place.path, place.line, place.column) if place else None


def verdict_words(checks: Iterable[CheckResult]) -> str:
    """Return such as `38 passed, 2 failed, 1 unsupported`; verdicts without a check are left out."""
    verdicts = [check.verdict for check in checks]
    known = [(verdict, words) for verdict, words in _WORDS if verdict in verdicts]
    others = [(verdict, verdict) for verdict in sorted({*verdicts} - {verdict for verdict, _ in _WORDS})]
    return ", ".join(f"{verdicts.count(verdict):,} {words}" for verdict, words in (*known, *others))


def share(part: int, whole: int | None) -> str:
    """Return a count of rows with its share, never rounded to nothing or to all."""
    if whole is None:
        return counted(part, "row", "rows")
    rows = counted(whole, "row", "rows")
    return f"{part:,} of {rows} ({_percent(part, whole)})" if whole else f"{part:,} of {rows}"


def measured(measure: Any) -> str:
    """Return a measure in words: a number, or a value with the bound that it was held against."""
    if isinstance(measure, Mapping):
        value, bound = measured(measure.get("value")), measure.get("bound")
        return value if bound is None else f"{value} (allowed: {bound})"
    return f"{measure:,}" if isinstance(measure, int) and not isinstance(measure, bool) else str(measure)


def _percent(part: int, whole: int) -> str:
    percent = _WHOLE * part / whole
    if 0 < percent < _LEAST_PERCENT:
        return f"< {_LEAST_PERCENT} %"
    if _MOST_PERCENT < percent < _WHOLE:
        return f"> {_MOST_PERCENT} %"
    return f"{percent:.2f} %"


def _excused(check: CheckResult, hits: Mapping[_Place | None, list[Finding]]) -> CheckResult:
    here = hits.get(check.place, []) if check.place and check.verdict not in PASSING else []
    reasons = [finding.suppressed.reason for finding in here if finding.suppressed]
    if not here or len(reasons) < len(here):
        return check
    return changed(check, verdict="suppressed", reason="; ".join(sorted({*reasons} - {""})))


def _check(entry: Mapping[str, Any]) -> CheckResult:
    evaluated = _count(entry.get("evaluated"))
    return CheckResult(
        id=_text(entry.get("id")),
        contract=_text(entry.get("contract")),
        dataset=_text(entry.get("dataset")),
        verdict=_text(entry.get("verdict")),
        reason=_text(entry.get("reason")),
        evaluated=_count(entry.get("rows")) if evaluated is None else evaluated,
        violations=_count(entry.get("violations")),
        missing=_count(entry.get("missing")),
        measure=entry.get("measure"),
        place=_place(entry.get("location")),
    )


def _place(location: Any) -> _Place | None:
    if not isinstance(location, Mapping):
        return None
    return _text(location.get("path")), _count(location.get("line")) or 1, _count(location.get("column")) or 1


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
