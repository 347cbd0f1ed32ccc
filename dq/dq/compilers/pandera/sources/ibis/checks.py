"""How rules become checks of Pandera for Ibis."""

# pyright: reportAttributeAccessIssue=false, reportOperatorIssue=false
# pyright: reportCallIssue=false, reportArgumentType=false

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any

import ibis  # noqa: TC002
from pandera.api.ibis.types import IbisData  # noqa: TC002
from pandera.ibis import Check

from dq.compilers.pandera.sources.ibis.conditions import Condition
from dq.compilers.pandera.sources.ibis.numbers import FALSE, TRUE, Values
from dq.compilers.pandera.sources.ibis.sets import is_known
from dq.compilers.pandera.sources.shared.counting import Counts, counts, measured
from dq.compilers.pandera.sources.shared.demands import Demand, demand

Rule = Callable[..., Values]

FAILURE_CASES = 100
"""The most rows that Pandera shows for a check; all of them are counted."""

references: dict[str, ibis.Table] = {}
"""The data that foreign keys refer to, by name: to be filled before a validation."""


def kept_rows(table: ibis.Table, where: Condition | None) -> ibis.Table:
    """Return the rows for which a condition holds."""
    if where is None:
        return table
    return table.filter(where(table.__getitem__).fill_null(FALSE))


def judged(
    key: str, table: ibis.Table, names: tuple[str, ...], found: Values
) -> Values:
    """Count what a rule found, and return it."""
    nulls = reduce(or_, [table[name].isnull() for name in names])
    rows = table.select(found=found, nulls=nulls)
    figures = rows.aggregate(
        rows=rows.count(),
        judged=rows["found"].count(),
        nulls=rows["nulls"].sum(),
        wrong=(~rows["found"]).sum(),
    )
    (one,) = figures.to_pyarrow().to_pylist()
    counts[key] = Counts(
        one["rows"], one["judged"], one["nulls"] or 0, one["wrong"] or 0
    )
    return found


def row_check(key: str, check: Callable[[IbisData], Any]) -> Check:
    """Return a check whose function says for each row whether it passes.

    Without a failing row it says so at once: to Pandera, no row at all is a failure.
    """
    return Check(
        check, name=key, error=key, ignore_na=False, n_failure_cases=FAILURE_CASES
    )


def check_values(key: str, rule: Rule, **parameters: Any) -> Check:
    """Return a check of the values of one column."""

    def check(data: IbisData) -> Any:
        name = str(data.key)
        found = rule(data.table[name], **parameters)
        judged(key, data.table, (name,), found)
        return {"row": found.fill_null(TRUE)} if counts[key].wrong else True

    return row_check(key, check)


def check_rows(
    key: str,
    rule: Rule,
    *names: str,
    where: Condition | None = None,
    **parameters: Any,
) -> Check:
    """Return a check of rows, or of how many break a rule of those that are kept."""

    def check(data: IbisData) -> Any:
        table = kept_rows(data.table, where)
        found = rule(*(table[name] for name in names), **parameters)
        judged(key, table, names, found)
        if counts[key].wrong and where is not None:
            raise ValueError(f"{key}: {counts[key].wrong} rows")
        return {"row": found.fill_null(TRUE)} if counts[key].wrong else True

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

    def check(data: IbisData) -> bool:
        table = kept_rows(data.table, where)
        found = rule(*(table[name] for name in names), **parameters)
        judged(key, table, names, found)
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

    def check(data: IbisData) -> bool:
        table = kept_rows(data.table, where).mutate(every=TRUE)
        rows = table.count().to_pyarrow().as_py()
        counts[key] = Counts(rows, rows, 0, 0)
        columns = [table[name] for name in names or ("every",)]
        found = measure(*columns, **parameters).to_pyarrow().as_py()
        if found is None:
            raise ValueError("there is no value, so the measure has none")
        measured[key] = found
        demand(key, found, must_be)
        return True

    return Check(check, name=key, error=key, ignore_na=False)


def has_type(
    key: str, *kinds: str, digits: int | None = None, places: int | None = None
) -> Check:
    """Return a check of a column's own type.

    A decimal has at most so many digits before the point, and places behind it.
    """

    def check(data: IbisData) -> bool:
        kind: Any = data.table[str(data.key)].type()
        if kind.is_decimal() and digits is not None and places is not None:
            fits = kind.precision - kind.scale <= digits and kind.scale <= places
        else:
            fits = name_of(kind) in kinds
        if not fits:
            raise TypeError(f"the type is {kind}, not one of {', '.join(kinds)}")
        return True

    return Check(check, name=key, error=key, ignore_na=False)


def name_of(kind: Any) -> str:
    """Return the name of a type, without what it holds."""
    if kind.is_timestamp():
        unit = {0: "s", 3: "ms", 9: "ns"}.get(kind.scale, "us")
        return f"timestamp[{unit}, tz]" if kind.timezone else f"timestamp[{unit}]"
    names = {
        "boolean": "bool",
        "float32": "float",
        "float64": "double",
        "array": "list",
    }
    plain = str(kind.copy(nullable=True)).partition("<")[0]
    return names.get(plain, plain)


def check_columns(key: str, wrong: Callable[..., str], **parameters: Any) -> Check:
    """Return a check of the names of all columns."""

    def check(data: IbisData) -> bool:
        if problem := wrong(list(data.table.columns), **parameters):
            raise ValueError(problem)
        return True

    return Check(check, name=key, error=key, ignore_na=False)


def refers_to(dataset: str, *names: str) -> Rule:
    """Return the rule that keys are among those of other data, out of `references`."""

    def rule(*key: Values) -> Values:
        if dataset not in references:
            raise LookupError(f"put the data of {dataset!r} into `references`")
        return is_known(*key, among=references[dataset], names=names)

    return rule
