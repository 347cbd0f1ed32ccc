"""How rules become checks of Pandera for pandas."""

# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pyarrow as pa
from pandera.pandas import Check

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

references: dict[str, pd.DataFrame] = {}
"""The data that foreign keys refer to, by name: to be filled before a validation."""


def columns_of(frame: pd.DataFrame) -> Columns:
    """Return what finds the column of a name.

    NaN in a column of NumPy is a missing value, in one of Arrow it is a number.
    """
    return lambda name: plain(pa.array(frame[name]))


def series(passes: Array, index: pd.Index) -> pd.Series:
    """Return results as Pandera reads them."""
    return pd.Series(passes.to_numpy(zero_copy_only=False), index=index, dtype=bool)


def row_check(key: str, check: Callable[..., pd.Series]) -> Check:
    """Return a check whose function says for each row whether it passes."""
    return Check(
        check, name=key, error=key, ignore_na=False, n_failure_cases=FAILURE_CASES
    )


def check_values(key: str, rule: Rule, **parameters: Any) -> Check:
    """Return a check of the values of one column."""

    def check(values: pd.Series) -> pd.Series:
        array = plain(pa.array(values))
        found = judged(key, rule(array, **parameters), [array])
        return series(found.fill_null(fill_value=True), values.index)

    return row_check(key, check)


def check_rows(
    key: str,
    rule: Rule,
    *names: str,
    where: Condition | None = None,
    **parameters: Any,
) -> Check:
    """Return a check of rows, or of those for which a condition holds."""

    def check(frame: pd.DataFrame) -> pd.Series:
        arrays, kept = kept_rows(columns_of(frame), names, where, len(frame))
        found = judged(key, rule(*arrays, **parameters), arrays)
        return series(passing(found, kept), frame.index)

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

    def check(frame: pd.DataFrame) -> bool:
        arrays, _ = kept_rows(columns_of(frame), names, where, len(frame))
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

    def check(frame: pd.DataFrame) -> bool:
        arrays, _ = kept_rows(columns_of(frame), names, where, len(frame))
        counts[key] = Counts(len(arrays[0]), len(arrays[0]), 0, 0)
        measured[key] = measure(*arrays, **parameters)
        demand(key, measured[key], must_be)
        return True

    return Check(check, name=key, error=key, ignore_na=False)


def has_type(
    key: str, *kinds: str, digits: int | None = None, places: int | None = None
) -> Check:
    """Return a check of a column's own type."""

    def check(values: pd.Series) -> bool:
        check_type(pa.array(values), kinds, digits, places)
        return True

    return Check(check, name=key, error=key, ignore_na=False)


def check_columns(key: str, wrong: Callable[..., str], **parameters: Any) -> Check:
    """Return a check of the names of all columns."""

    def check(frame: pd.DataFrame) -> bool:
        if problem := wrong([str(name) for name in frame.columns], **parameters):
            raise ValueError(problem)
        return True

    return Check(check, name=key, error=key, ignore_na=False)


def refers_to(dataset: str, *names: str) -> Rule:
    """Return the rule that keys are among those of other data, out of `references`."""

    def rule(*key: Array) -> Array:
        if dataset not in references:
            raise LookupError(f"put the data of {dataset!r} into `references`")
        return is_known(*key, among=tuple(map(columns_of(references[dataset]), names)))

    return rule
