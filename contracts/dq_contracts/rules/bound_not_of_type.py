"""ODC202."""

import re
from collections.abc import Iterator

from dq_contracts.bounds import BOUNDS, bound_of, interval_of
from dq_contracts.columns import columns_with
from dq_contracts.model.contract import Column, Contract
from dq_contracts.values import value_of
from dq_core.finding import Fix
from dq_core.intervals import IncomparableError
from dq_core.rules.rule import Hit, rule
from dq_core.yaml.fixes import replacing
from dq_core.yaml.tree import Mapping, Node, Scalar

_YEAR_FIRST = re.compile(r"^([0-9]{4})[/.]([0-9]{2})[/.]([0-9]{2})(?![0-9])")
_BOUNDED = ("integer", "number", "date", "time", "timestamp")


@rule("ODC202", Contract)
def bound_not_of_type(contract: Contract) -> Iterator[Hit]:
    """A bound that is no value of the column's type, or that cannot be compared with the other bound.

    Why: no engine can hold data against it. A date that does not exist, a day-first date, or a timestamp with
    a zone beside one without are read differently everywhere. Bounds are written in ISO 8601. Dates of ODCS
    3.0 may be timestamps.

    Bad::

        schema:
          - name: orders
            properties:
              - name: placed_on
                logicalType: date
                logicalTypeOptions:
                  minimum: "2023-02-30"  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: placed_at
                logicalType: timestamp
                logicalTypeOptions:
                  minimum: "2020-01-01T00:00:00Z"  # here
                  maximum: "2030-01-01T00:00:00"

    Bad::

        schema:
          - name: orders
            properties:
              - name: placed_on
                logicalType: date
                logicalTypeOptions:
                  maximum: "31/12/2023"  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: placed_on
                logicalType: date
                logicalTypeOptions:
                  minimum: "2024-02-29"

    Good::

        schema:
          - name: orders
            properties:
              - name: share
                logicalType: number
                logicalTypeOptions:
                  minimum: 0
                  maximum: 1.0

    Good::

        schema:
          - name: orders
            properties:
              - name: opens
                logicalType: time
                logicalTypeOptions:
                  minimum: "08:30:00"

    Good::

        apiVersion: v3.0.2
        schema:
          - name: orders
            properties:
              - name: placed_at
                logicalType: date
                logicalTypeOptions:
                  minimum: "2020-01-01T00:00:00Z"
    """
    for column in columns_with(contract, "logicalTypeOptions"):
        if column.options is not None and column.logical_type in _BOUNDED:
            yield from _wrong_bounds(column, column.options, contract)


def _wrong_bounds(column: Column, options: Mapping, contract: Contract) -> Iterator[Hit]:
    wrong = False
    for name in BOUNDS:
        try:
            bound_of(column, name)
        except ValueError as error:
            wrong = True
            if not _is_older_timestamp(column, name, contract):
                fixes = _in_iso(options.node(name), column)
                yield Hit(f"{name}: {error}", options.value_location(name), "write it in ISO 8601", fixes)
    if not wrong:
        yield from _incomparable(column)


def _in_iso(node: Node | None, column: Column) -> tuple[Fix, ...]:
    """Return the fix of a date that begins with its year and is divided by other signs than hyphens."""
    if not isinstance(node, Scalar) or column.logical_type not in ("date", "timestamp"):
        return ()
    text = _YEAR_FIRST.sub(r"\1-\2-\3", node.text)
    try:
        value_of(Scalar(node.source, node.start, node.end, text, text, plain=False), column.logical_type)
    except ValueError:
        return ()
    return replacing(node, text, f"write {text}", safe=True)


def _is_older_timestamp(column: Column, name: str, contract: Contract) -> bool:
    """Say whether the bound of a date is a timestamp: in ODCS 3.0 a `date` could be either."""
    if column.logical_type != "date" or not contract.api_version.startswith("v3.0"):
        return False
    try:
        return value_of(column.option(name), "timestamp") is not None
    except ValueError:
        return False


def _incomparable(column: Column) -> Iterator[Hit]:
    try:
        interval_of(column)
    except IncomparableError as error:
        first = next(name for name in BOUNDS if column.option(name))
        place = column.options.value_location(first) if column.options else column.location
        yield Hit(f"the bounds have no order: {error}", place, "write both with or both without a zone")
