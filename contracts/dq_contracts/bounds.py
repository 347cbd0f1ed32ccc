"""The bounds that a column's options state, as intervals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from dq_contracts.model.contract import Column
from dq_contracts.values import ContractValue, value_of
from dq_core.intervals import Interval, from_bounds
from dq_core.yaml.tree import Node, Scalar

BOUNDS = ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum")
SIZES = (("minLength", "maxLength"), ("minItems", "maxItems"), ("minProperties", "maxProperties"))
STEPS: Mapping[str, int | timedelta] = {"integer": 1, "date": timedelta(days=1)}


def interval_of(column: Column) -> Interval:
    """Return the values that the column's bounds admit.

    Raises ValueError when a bound is no value of the column's type, IncomparableError when the bounds have no
    order, such as a timestamp with and one without a zone.
    """
    stated: dict[str, Any] = {name: bound_of(column, name) for name in BOUNDS}
    return from_bounds(
        minimum=stated["minimum"],
        exclusive_minimum=stated["exclusiveMinimum"],
        maximum=stated["maximum"],
        exclusive_maximum=stated["exclusiveMaximum"],
        step=STEPS.get(column.logical_type or ""),
    )


def bound_of(column: Column, name: str) -> ContractValue | None:
    """Return one bound of a column, None where it states none. Raises ValueError as `interval_of` does.

    A bound of an integer column may be any number: `exclusiveMinimum: 0.5` admits 1.
    """
    node = column.option(name)
    if node is None:
        return None
    logical_type = "number" if column.logical_type == "integer" else column.logical_type
    return value_of(node, logical_type)


def count_of(node: Node | None) -> int | None:
    """Return the whole number that a node states, such as a length; None for anything else."""
    return node.value if isinstance(node, Scalar) and type(node.value) is int else None
