"""The failing rows that `dq test` puts into a report's data."""

from collections.abc import Mapping, Sequence
from typing import Any

from dq.reports.report import Report
from dq_core.record import record


@record
class Sample:
    """Some rows that violate a check, redacted by the command that read them."""

    check: str
    columns: tuple[Any, ...]
    rows: tuple[tuple[Any, ...], ...]


def samples_of(report: Report) -> tuple[Sample, ...]:
    """Return the samples of a report that have rows, by check."""
    found = [_sample(entry) for entry in _items(report.data.get("samples")) if isinstance(entry, Mapping)]
    return tuple(sorted((sample for sample in found if sample.rows and sample.columns), key=_check))


def _check(sample: Sample) -> str:
    return sample.check


def _sample(entry: Mapping[str, Any]) -> Sample:
    return Sample(
        check=str(entry.get("check") or ""),
        columns=_items(entry.get("columns")),
        rows=tuple(_items(row) for row in _items(entry.get("rows"))),
    )


def _items(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, Sequence) and not isinstance(value, str | bytes) else ()
