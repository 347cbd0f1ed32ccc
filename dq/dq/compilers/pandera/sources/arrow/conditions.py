"""Conditions over the columns of a row: true, false, or NULL where they are unknown."""

# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from typing import Any

import pyarrow.compute as pc

from dq.compilers.pandera.sources.arrow.arrays import Array, plain

Columns = Callable[[str], Array]
Condition = Callable[[Columns], Array]


def that(rule: Callable[..., Array], *names: str, **parameters: Any) -> Condition:
    """Return the condition that values satisfy a rule; unknown where one is NULL."""
    return lambda columns: rule(*map(columns, names), **parameters)


def absent(name: str) -> Condition:
    """Return the condition that a column is NULL."""
    return lambda columns: pc.is_null(plain(columns(name)))


def negated(condition: Condition) -> Condition:
    """Return the condition that another one does not hold."""
    return lambda columns: pc.invert(condition(columns))


def every(*conditions: Condition) -> Condition:
    """Return the condition that all of several hold."""
    return lambda columns: reduce(
        pc.and_kleene, [condition(columns) for condition in conditions]
    )


def some(*conditions: Condition) -> Condition:
    """Return the condition that one of several holds."""
    return lambda columns: reduce(
        pc.or_kleene, [condition(columns) for condition in conditions]
    )


def does_not_fail(
    *columns: Array, names: tuple[str, ...], condition: Condition
) -> Array:
    """Say whether a condition holds or is unknown, as under SQL's CHECK."""
    found = condition(dict(zip(names, columns, strict=True)).__getitem__)
    return pc.fill_null(found, fill_value=True)
