"""How rules become checks of Pandera for polars."""

# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl
import pyarrow as pa
from pandera.polars import Check, DataFrameSchema, PolarsData

from dq.compilers.pandera.sources.arrow.arrays import Array, plain
from dq.compilers.pandera.sources.arrow.conditions import Columns, Condition
from dq.compilers.pandera.sources.arrow.counting import judged, kept_rows, passing
from dq.compilers.pandera.sources.arrow.sets import is_known
from dq.compilers.pandera.sources.arrow.types import check_type
from dq.compilers.pandera.sources.shared.counting import Counts, counts, measured
from dq.compilers.pandera.sources.shared.demands import Demand, demand

Rule = Callable[..., Array]

FAILURE_CASES = 100
"""The most rows that Pandera shows for a check; all of them are counted."""

references: dict[str, pl.DataFrame | pl.LazyFrame] = {}
"""The data that foreign keys refer to, by name: to be filled before a validation."""


class FrameSchema(DataFrameSchema):
    """A schema that reads lazy frames: Pandera by itself looks at their types only."""

    @classmethod
    def get_backend(cls, *arguments: Any, **options: Any) -> Any:
        """Return what validates frames for the class of Pandera."""
        return DataFrameSchema.get_backend(*arguments, **options)

    def validate(self, check_obj: Any, *arguments: Any, **options: Any) -> Any:
        """Validate a frame, a lazy one after collecting it."""
        if not isinstance(check_obj, pl.LazyFrame):
            return super().validate(check_obj, *arguments, **options)
        return super().validate(check_obj.collect(), *arguments, **options).lazy()


def columns_of(frame: pl.DataFrame) -> Columns:
    """Return what finds the column of a name; NaN is a number, and null is NULL."""
    return lambda name: plain(frame.get_column(name).to_arrow())


def frame_of(data: PolarsData) -> pl.DataFrame:
    """Return the whole frame."""
    return data.lazyframe.collect()


def results(key: str, values: Array, passes: Array) -> pl.LazyFrame:
    """Return results as Pandera reads them; ValueError where it cannot show values."""
    shown = pa.types.is_nested(values.type) or pa.types.is_binary(values.type)
    if (shown or pa.types.is_large_binary(values.type)) and counts[key].wrong:
        raise ValueError(f"{key}: {counts[key].wrong} rows")
    return pl.LazyFrame({"passes": pl.Series(passes.to_pylist(), dtype=pl.Boolean)})


def row_check(key: str, check: Callable[[PolarsData], pl.LazyFrame]) -> Check:
    """Return a check whose function says for each row whether it passes."""
    return Check(
        check, name=key, error=key, ignore_na=False, n_failure_cases=FAILURE_CASES
    )


def check_values(key: str, rule: Rule, **parameters: Any) -> Check:
    """Return a check of the values of one column."""

    def check(data: PolarsData) -> pl.LazyFrame:
        array = columns_of(frame_of(data))(str(data.key))
        found = judged(key, rule(array, **parameters), [array])
        return results(key, array, found.fill_null(fill_value=True))

    return row_check(key, check)


def check_rows(
    key: str,
    rule: Rule,
    *names: str,
    where: Condition | None = None,
    **parameters: Any,
) -> Check:
    """Return a check of rows, or of those for which a condition holds.

    It belongs to a column, whose values Pandera shows.
    """

    def check(data: PolarsData) -> pl.LazyFrame:
        frame = frame_of(data)
        arrays, kept = kept_rows(columns_of(frame), names, where, frame.height)
        found = judged(key, rule(*arrays, **parameters), arrays)
        shown = columns_of(frame)(str(data.key))
        return results(key, shown, passing(found, kept))

    return row_check(key, check)


def check_count(
    key: str,
    rule: Rule,
    *names: str,
    must_be: Demand,
    percent_of: str = "",
    none_is_zero: bool = False,
    where: Condition | None = None,
    **parameters: Any,
) -> Check:
    """Return a check of how many rows break a rule, as percent if asked."""

    def check(data: PolarsData) -> bool:
        frame = frame_of(data)
        arrays, _ = kept_rows(columns_of(frame), names, where, frame.height)
        judged(key, rule(*arrays, **parameters), arrays)
        demand(key, counts[key].share(percent_of, none_is_zero=none_is_zero), must_be)
        return True

    return Check(check, name=key, error=key, ignore_na=False)


def check_measure(
    key: str,
    measure: Callable[..., Any],
    *names: str,
    must_be: Demand,
    where: Condition | None = None,
    **parameters: Any,
) -> Check:
    """Return a check of a number that sums up columns."""

    def check(data: PolarsData) -> bool:
        frame = frame_of(data)
        arrays, _ = kept_rows(columns_of(frame), names, where, frame.height)
        counts[key] = Counts(len(arrays[0]), len(arrays[0]), 0, 0)
        measured[key] = measure(*arrays, **parameters)
        demand(key, measured[key], must_be)
        return True

    return Check(check, name=key, error=key, ignore_na=False)


def has_type(
    key: str, *kinds: str, digits: int | None = None, places: int | None = None
) -> Check:
    """Return a check of a column's own type."""

    def check(data: PolarsData) -> bool:
        check_type(columns_of(frame_of(data))(str(data.key)), kinds, digits, places)
        return True

    return Check(check, name=key, error=key, ignore_na=False)


def check_columns(key: str, wrong: Callable[..., str], **parameters: Any) -> Check:
    """Return a check of the names of all columns."""

    def check(data: PolarsData) -> bool:
        if problem := wrong(data.lazyframe.collect_schema().names(), **parameters):
            raise ValueError(problem)
        return True

    return Check(check, name=key, error=key, ignore_na=False)


def refers_to(dataset: str, *names: str) -> Rule:
    """Return the rule that keys are among those of other data, out of `references`."""

    def rule(*key: Array) -> Array:
        if dataset not in references:
            raise LookupError(f"put the data of {dataset!r} into `references`")
        frame = references[dataset].lazy().collect()
        return is_known(*key, among=tuple(map(columns_of(frame), names)))

    return rule
