"""How rules become checks of Pandera for PySpark."""

# pyright: reportAttributeAccessIssue=false, reportMissingImports=false

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pandera.pyspark import Check
from pyspark.sql import DataFrame  # type: ignore[import-not-found,unused-ignore]  # noqa: TC002

from dq.compilers.pandera.sources.arrow.arrays import Array, plain
from dq.compilers.pandera.sources.arrow.conditions import Columns, Condition
from dq.compilers.pandera.sources.arrow.counting import judged, kept_rows
from dq.compilers.pandera.sources.arrow.sets import is_known
from dq.compilers.pandera.sources.arrow.types import check_type
from dq.compilers.pandera.sources.shared.counting import Counts, counts, measured
from dq.compilers.pandera.sources.shared.demands import Demand, demand

Rule = Callable[..., Array]

references: dict[str, DataFrame] = {}
"""The data that foreign keys refer to, by name: to be filled before a validation."""


def columns_of(frame: DataFrame) -> Columns:
    """Return what finds the column of a name; NaN is a number, and null is NULL."""
    return lambda name: plain(frame.select(f"`{name.replace('`', '``')}`").toArrow()[0])


def frame_check(key: str, check: Callable[[DataFrame], bool]) -> Check:
    """Return a check of a frame."""
    return Check(check, name=key, error=key)


def column_check(key: str, check: Callable[..., bool]) -> Check:
    """Return a check of a column, which Pandera names where there is a parameter."""
    return Check(check, name=key, error=key, column=True)


def raise_wrong(key: str) -> bool:
    """Raise ValueError if a rule found rows to be wrong."""
    if counts[key].wrong:
        raise ValueError(f"{key}: {counts[key].wrong} rows")
    return True


def check_values(key: str, rule: Rule, **parameters: Any) -> Check:
    """Return a check of the values of one column."""

    def check(data: Any, column: bool) -> bool:  # noqa: ARG001, FBT001
        array = columns_of(data.dataframe)(data.column_name)
        judged(key, rule(array, **parameters), [array])
        return raise_wrong(key)

    return column_check(key, check)


def check_rows(
    key: str,
    rule: Rule,
    *names: str,
    where: Condition | None = None,
    **parameters: Any,
) -> Check:
    """Return a check of rows, or of those for which a condition holds."""

    def check(frame: DataFrame) -> bool:
        arrays, _ = kept_rows(columns_of(frame), names, where, frame.count())
        judged(key, rule(*arrays, **parameters), arrays)
        return raise_wrong(key)

    return frame_check(key, check)


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

    def check(frame: DataFrame) -> bool:
        arrays, _ = kept_rows(columns_of(frame), names, where, frame.count())
        judged(key, rule(*arrays, **parameters), arrays)
        demand(key, counts[key].share(percent_of, none_is_zero=none_is_zero), must_be)
        return True

    return frame_check(key, check)


def check_measure(
    key: str,
    measure: Callable[..., Any],
    *names: str,
    must_be: Demand,
    where: Condition | None = None,
    **parameters: Any,
) -> Check:
    """Return a check of a number that sums up columns."""

    def check(frame: DataFrame) -> bool:
        arrays, _ = kept_rows(columns_of(frame), names, where, frame.count())
        counts[key] = Counts(len(arrays[0]), len(arrays[0]), 0, 0)
        measured[key] = measure(*arrays, **parameters)
        demand(key, measured[key], must_be)
        return True

    return frame_check(key, check)


def has_type(
    key: str, *kinds: str, digits: int | None = None, places: int | None = None
) -> Check:
    """Return a check of a column's own type."""

    def check(data: Any, column: bool) -> bool:  # noqa: ARG001, FBT001
        check_type(columns_of(data.dataframe)(data.column_name), kinds, digits, places)
        return True

    return column_check(key, check)


def check_columns(key: str, wrong: Callable[..., str], **parameters: Any) -> Check:
    """Return a check of the names of all columns."""

    def check(frame: DataFrame) -> bool:
        if problem := wrong(list(frame.columns), **parameters):
            raise ValueError(problem)
        return True

    return frame_check(key, check)


def refers_to(dataset: str, *names: str) -> Rule:
    """Return the rule that keys are among those of other data, out of `references`."""

    def rule(*key: Array) -> Array:
        if dataset not in references:
            raise LookupError(f"put the data of {dataset!r} into `references`")
        return is_known(*key, among=tuple(map(columns_of(references[dataset]), names)))

    return rule
