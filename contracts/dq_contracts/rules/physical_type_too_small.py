"""ODC254."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dq_contracts.bounds import count_of, interval_of
from dq_contracts.columns import columns_with
from dq_contracts.model.contract import Column, Contract
from dq_contracts.physical_types import physical_types_of
from dq_core.intervals import IncomparableError, Interval
from dq_core.rules.rule import Hit, rule

if TYPE_CHECKING:
    from dq_core.types import Type

_SIDES = {"lower": ("minimum", "exclusiveMinimum"), "upper": ("maximum", "exclusiveMaximum")}


@rule("ODC254", Contract, severity="warning")
def physical_type_too_small(contract: Contract) -> Iterator[Hit]:
    """A length or bound that the physical type has no room for.

    Why: the contract allows values that cannot be stored: a load fails, or cuts them. The physical type is
    read in the dialect of the contract's servers, and must be too small on each of them.

    Bad::

        schema:
          - name: orders
            properties:
              - name: note
                logicalType: string
                physicalType: VARCHAR(20)
                logicalTypeOptions:
                  maxLength: 40  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: items
                logicalType: integer
                physicalType: SMALLINT
                logicalTypeOptions:
                  minimum: 0
                  maximum: 100000  # here

    Bad::

        servers:
          - {server: warehouse, type: snowflake, account: a, database: d, schema: s}
        schema:
          - name: orders
            properties:
              - name: amount
                logicalType: number
                physicalType: NUMBER(6, 2)
                logicalTypeOptions:
                  maximum: 10000.00  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: note
                logicalType: string
                physicalType: VARCHAR(20)
                logicalTypeOptions: {minLength: 1, maxLength: 20}

    Good::

        servers:
          - {server: warehouse, type: snowflake, account: a, database: d, schema: s}
        schema:
          - name: orders
            properties:
              - name: amount
                logicalType: number
                physicalType: NUMBER(6, 2)
                logicalTypeOptions: {minimum: -9999.99, exclusiveMaximum: 10000}

    Good::

        schema:
          - name: orders
            properties:
              - name: note
                logicalType: string
                physicalType: TEXT
                logicalTypeOptions: {maxLength: 4000}
    """
    types = physical_types_of(contract)
    for column in columns_with(contract, "physicalType"):
        if column.options is None or not column.physical_type:
            continue
        meanings = types.meanings(column.physical_type)
        if meanings and (name := _too_large(column, meanings)):
            text = f"{name} admits values that the physical type {column.physical_type!r} has no room for"
            yield Hit(text, column.options.value_location(name), "widen the type, or lower the limit")


def _too_large(column: Column, meanings: tuple[Type, ...]) -> str:
    """Return the first option that goes beyond the room of every meaning."""
    if column.logical_type == "string":
        return _too_long(column, meanings)
    return _too_far(column, meanings) if column.logical_type in ("integer", "number") else ""


def _too_long(column: Column, meanings: tuple[Type, ...]) -> str:
    # a code point takes at least one unit, whatever is counted
    room = [each.length for each in meanings if each.kind == "string" and each.length is not None]
    for name in ("minLength", "maxLength"):
        wanted = count_of(column.option(name))
        if wanted is not None and len(room) == len(meanings) and wanted > max(room):
            return name
    return ""


def _too_far(column: Column, meanings: tuple[Type, ...]) -> str:
    rooms = [_room(each) for each in meanings]
    try:
        stated = interval_of(column)
    except (ValueError, IncomparableError):
        return ""
    for side, names in _SIDES.items():
        if all(room is not None and _exceeds(stated, room, side) for room in rooms):
            return next((name for name in names if column.option(name) is not None), "")
    return ""


def _room(of: Type) -> Interval | None:
    from dq_core.types.order import bounds

    limits = bounds(of) if of.kind in ("integer", "decimal") else None
    if limits is None:
        return None
    if of.kind == "integer":
        return Interval(*limits)
    return Interval(limits[0] - 1, limits[1] + 1, lower_open=True, upper_open=True)


def _exceeds(stated: Interval, room: Interval, side: str) -> bool:
    if side == "lower":
        beyond = Interval(None, room.lower, upper_open=not room.lower_open)
        return stated.lower is not None and _reaches(stated, beyond)
    beyond = Interval(room.upper, None, lower_open=not room.upper_open)
    return stated.upper is not None and _reaches(stated, beyond)


def _reaches(stated: Interval, beyond: Interval) -> bool:
    return not stated.is_empty() and stated.overlaps(beyond)
