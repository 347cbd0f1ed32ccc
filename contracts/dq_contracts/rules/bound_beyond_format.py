"""ODC245."""

from collections.abc import Iterator

from dq_contracts.acceptance import format_of, integer_format
from dq_contracts.bounds import interval_of
from dq_contracts.columns import columns_with
from dq_contracts.model.contract import Column, Contract
from dq_core.intervals import IncomparableError
from dq_core.location import Location
from dq_core.rules.rule import Hit, rule


@rule("ODC245", Contract, severity="warning")
def bound_beyond_format(contract: Contract) -> Iterator[Hit]:
    """A bound of an integer that its `format` cannot hold.

    Why: no value ever comes near the bound, so it protects nobody; or the format is too narrow for the values
    that the bound admits, and they overflow.

    Bad::

        schema:
          - name: orders
            properties:
              - name: order_id
                logicalType: integer
                logicalTypeOptions:
                  format: i32
                  maximum: 3000000000  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: items
                logicalType: integer
                logicalTypeOptions:
                  format: u8
                  minimum: -1  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: order_id
                logicalType: integer
                logicalTypeOptions:
                  format: i64
                  minimum: 0
                  exclusiveMaximum: 99999999999999999999  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: order_id
                logicalType: integer
                logicalTypeOptions: {format: i32, minimum: -2147483648, exclusiveMaximum: 2147483648}

    Good::

        schema:
          - name: orders
            properties:
              - name: order_id
                logicalType: integer
                logicalTypeOptions: {minimum: 0, maximum: 99999999999999999999}

    Good::

        schema:
          - name: orders
            properties:
              - name: amount
                logicalType: number
                logicalTypeOptions: {format: f32, maximum: 3000000000}
    """
    for column in columns_with(contract, "logicalTypeOptions"):
        width = integer_format(column.logical_type, format_of(column))
        if width is None:
            continue
        try:
            stated = interval_of(column)
        except (ValueError, IncomparableError):
            continue
        if stated.is_empty() or not stated.overlaps(width):
            continue  # that no value is left is the matter of ODC201
        if stated.lower is not None and not width.contains(stated.lower):
            yield _hit(column, "minimum", width)
        if stated.upper is not None and not width.contains(stated.upper):
            yield _hit(column, "maximum", width)


def _hit(column: Column, side: str, width: object) -> Hit:
    name, place = _stated(column, side)
    text = f"{name} lies outside {width}, which is all that the format {format_of(column)} holds"
    return Hit(text, place, "mend the bound, or take a wider format")


def _stated(column: Column, side: str) -> tuple[str, Location]:
    options = column.options or column.node
    exclusive = f"exclusive{side.capitalize()}"
    name = side if side in options else exclusive
    return name, options.value_location(name)
