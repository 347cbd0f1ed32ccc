"""Conditions over the columns of a row, as expressions with the NULL of SQL."""

# pyright: reportAttributeAccessIssue=false, reportOperatorIssue=false
# pyright: reportCallIssue=false, reportArgumentType=false

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from operator import and_, or_
from typing import Any

from dq.compilers.pandera.sources.ibis.numbers import TRUE, Values

Columns = Callable[[str], Values]
Condition = Callable[[Columns], Values]


def that(rule: Callable[..., Values], *names: str, **parameters: Any) -> Condition:
    """Return the condition that values satisfy a rule; unknown where one is NULL."""
    return lambda columns: rule(*map(columns, names), **parameters)


def absent(name: str) -> Condition:
    """Return the condition that a column is NULL."""
    return lambda columns: columns(name).isnull()


def negated(condition: Condition) -> Condition:
    """Return the condition that another one does not hold."""
    return lambda columns: ~condition(columns)


def every(*conditions: Condition) -> Condition:
    """Return the condition that all of several hold."""
    return lambda columns: reduce(
        and_, [condition(columns) for condition in conditions]
    )


def some(*conditions: Condition) -> Condition:
    """Return the condition that one of several holds."""
    return lambda columns: reduce(or_, [condition(columns) for condition in conditions])


def does_not_fail(
    *columns: Values, names: tuple[str, ...], condition: Condition
) -> Values:
    """Say whether a condition holds or is unknown, as under SQL's CHECK."""
    found = condition(dict(zip(names, columns, strict=True)).__getitem__)
    return found.fill_null(TRUE)
