"""Operations that sum up columns in one number."""

from __future__ import annotations

from dq.checks.ages import Age
from dq.checks.measures import ColumnMeasure
from dq.checks.operations.distinct_count import DistinctCount
from dq.checks.operations.distinct_proportion import DistinctProportion
from dq.checks.operations.freshness import Freshness
from dq.checks.operations.interpolated_quantile import InterpolatedQuantile
from dq.checks.operations.latency import Latency
from dq.checks.operations.maximum import Maximum
from dq.checks.operations.mean import Mean
from dq.checks.operations.minimum import Minimum
from dq.checks.operations.quantile import Quantile
from dq.checks.operations.retention import Retention
from dq.checks.operations.row_count import RowCount
from dq.checks.operations.stddev import Stddev
from dq.checks.operations.sum import Sum
from dq.compilers.pandera.layout import Code
from dq.compilers.pandera.literals import code_of
from dq.compilers.pandera.phrase import Context, Phrase, puts

_NAMES: dict[type, Code] = {
    RowCount: "number_of_rows",
    Minimum: "smallest",
    Maximum: "largest",
    Sum: "total",
    Mean: "mean",
    Stddev: "standard_deviation",
    DistinctCount: "different_values",
    DistinctProportion: "share_of_different_values",
    Freshness: "age_of_newest",
    Latency: "age_of_newest",
    Retention: "age_of_oldest",
}


@puts(RowCount)
@puts(Minimum)
@puts(Maximum)
@puts(Sum)
@puts(Mean)
@puts(Stddev)
@puts(DistinctCount)
@puts(DistinctProportion)
@puts(Freshness)
@puts(Latency)
@puts(Retention)
def _measure(operation: RowCount | ColumnMeasure | Age, _: Context) -> Phrase:
    return Phrase(_NAMES[type(operation)], operation.columns)


@puts(Quantile)
def _quantile(operation: Quantile, _: Context) -> Phrase:
    return Phrase("quantile", operation.columns, (("level", code_of(operation.level)),))


@puts(InterpolatedQuantile)
def _interpolated_quantile(operation: InterpolatedQuantile, _: Context) -> Phrase:
    return Phrase("interpolated_quantile", operation.columns, (("level", code_of(operation.level)),))
