"""What checks have measured of a dataset, as its facet of metrics; never a value of a classified column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from math import isfinite
from typing import Any

from dq.checks.check import CheckResult
from dq.checks.column_path import ColumnPath
from dq.checks.operations.quantile import Quantile
from dq.reports.openlineage.outcomes import Secret, tells_values
from dq_contracts.model.contract import Dataset
from dq_core.record import record
from dq_lineage.openlineage.client import facet_of

_MEASURES = {"minimum": "min", "maximum": "max", "sum": "sum", "distinct_count": "distinctCount"}
_COUNTING = "distinct_count"


@record
class Metric:
    """One number: of a column by its key in the facet, or one of its quantiles; else of all rows."""

    column: str
    key: str
    value: int | float
    quantile: str = ""


def metrics_facet(results: Iterable[CheckResult], dataset: Dataset, is_secret: Secret) -> dict[str, Any]:
    """Return the facet of what was measured; nothing for nothing."""
    from openlineage.client.generated.data_quality_metrics_input_dataset import (
        ColumnMetrics,
        DataQualityMetricsInputDatasetFacet,
    )

    rows: int | None = None
    columns: dict[str, dict[str, Any]] = {}
    for metric in metrics_of(results, dataset, is_secret):
        if not metric.column:
            rows = int(metric.value) if rows is None else rows
        elif metric.quantile:
            columns.setdefault(metric.column, {}).setdefault("quantiles", {})[metric.quantile] = metric.value
        else:
            columns.setdefault(metric.column, {}).setdefault(metric.key, metric.value)
    if rows is None and not columns:
        return {}
    found = {name: ColumnMetrics(**values) for name, values in sorted(columns.items())}
    facet = facet_of(DataQualityMetricsInputDatasetFacet, columnMetrics=found, rowCount=rows)
    return {"dataQualityMetrics": facet}


def metrics_of(results: Iterable[CheckResult], dataset: Dataset, is_secret: Secret) -> Iterator[Metric]:
    """Yield what checks of all rows of a dataset have measured."""
    for result in results:
        check = result.check
        nested = any(isinstance(name, ColumnPath) and name.steps for name in check.columns)
        if check.where is not None or nested or result.verdict not in ("pass", "fail"):
            continue
        if result.counts is not None:
            yield Metric("", "rowCount", result.counts.rows)
        if len(check.columns) == 1 and not tells_values(check, dataset, is_secret):
            yield from _of_column(result, str(check.columns[0]))


def _of_column(result: CheckResult, column: str) -> Iterator[Metric]:
    check = result.check
    if check.kind == "not_null" and result.counts is not None:
        yield Metric(column, "nullCount", result.counts.violations)
    value = _number(result.measure)
    if value is None:
        return
    if check.kind == _COUNTING:
        yield Metric(column, _MEASURES[_COUNTING], int(value))
    elif check.kind in _MEASURES:
        yield Metric(column, _MEASURES[check.kind], value)
    elif isinstance(check.operation, Quantile):
        yield Metric(column, "quantiles", value, str(check.operation.level))


def _number(measure: int | Decimal | None) -> int | float | None:
    """Return a measure as JSON has it; None for what no JSON can hold."""
    if measure is None or not isfinite(measure):
        return None
    if isinstance(measure, int) or measure == measure.to_integral_value():
        return int(measure)
    return float(measure)
