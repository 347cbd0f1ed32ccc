"""ODC201."""

from collections.abc import Iterator

from dq_contracts.acceptance import format_of, integer_format
from dq_contracts.bounds import BOUNDS, SIZES, count_of, interval_of
from dq_contracts.columns import columns_with
from dq_contracts.model.contract import Column, Contract
from dq_core.finding import Fix
from dq_core.intervals import IncomparableError
from dq_core.rules.rule import Hit, rule
from dq_core.yaml.fixes import swapping
from dq_core.yaml.tree import Mapping, Scalar


@rule("ODC201", Contract)
def bounds_contradict(contract: Contract) -> Iterator[Hit]:
    """Bounds that no value can satisfy.

    Why: every row with a value would fail, so one of the bounds is not what its author meant: they are
    swapped, both exclusive around one value, or leave no integer between them.

    Bad::

        schema:
          - name: orders
            properties:
              - name: amount
                logicalType: number
                logicalTypeOptions:
                  minimum: 100  # here
                  maximum: 10

    Bad::

        schema:
          - name: orders
            properties:
              - name: items
                logicalType: integer
                logicalTypeOptions:
                  exclusiveMinimum: 1  # here
                  exclusiveMaximum: 2

    Bad::

        schema:
          - name: orders
            properties:
              - name: country
                logicalType: string
                logicalTypeOptions:
                  minLength: 3  # here
                  maxLength: 2

    Bad::

        schema:
          - name: orders
            properties:
              - name: items
                logicalType: integer
                logicalTypeOptions:
                  format: u8
                  minimum: 256  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: placed_on
                logicalType: date
                logicalTypeOptions:
                  exclusiveMinimum: "2024-02-28"  # here
                  exclusiveMaximum: "2024-02-29"

    Good::

        schema:
          - name: orders
            properties:
              - name: amount
                logicalType: number
                logicalTypeOptions:
                  minimum: 10
                  maximum: 10

    Good::

        schema:
          - name: orders
            properties:
              - name: placed_on
                logicalType: date
                logicalTypeOptions:
                  minimum: "2020-01-31"
                  exclusiveMaximum: "2020-02-01"

    Good::

        schema:
          - name: orders
            properties:
              - name: lines
                logicalType: array
                logicalTypeOptions: {minItems: 0, maxItems: 0}
    """
    for column in columns_with(contract, "logicalTypeOptions"):
        if column.options is not None:
            for smallest, largest in SIZES:
                yield from _sizes(column.options, smallest, largest)
            yield from _bounds(column, column.options)


def _bounds(column: Column, options: Mapping) -> Iterator[Hit]:
    if not any(name in options for name in BOUNDS):
        return
    try:
        interval = interval_of(column)
        width = integer_format(column.logical_type, format_of(column))
        admitted = interval.intersect(width) if width is not None else interval
    except (ValueError, IncomparableError):
        return
    if admitted.is_empty():
        first = next(name for name in BOUNDS if name in options)
        beside = "" if interval.is_empty() else f" that the format {format_of(column)} holds"
        text = f"no {column.logical_type or 'value'}{beside} satisfies the bounds {interval}"
        fixes = () if beside else _swapping(options, "minimum", "maximum")
        yield Hit(text, options.value_location(first), "swap or mend them", fixes)


def _swapping(options: Mapping, smallest: str, largest: str) -> tuple[Fix, ...]:
    low, high = options.node(smallest), options.node(largest)
    exclusive = any(name in options for name in BOUNDS if name not in (smallest, largest))
    if (exclusive and smallest in BOUNDS) or not isinstance(low, Scalar) or not isinstance(high, Scalar):
        return ()
    return swapping(low, high, f"swap {smallest} and {largest}", safe=False)


def _sizes(options: Mapping, smallest: str, largest: str) -> Iterator[Hit]:
    low, high = count_of(options.node(smallest)), count_of(options.node(largest))
    if low is not None and high is not None and low > high:
        text = f"{smallest} {low} is above {largest} {high}"
        fixes = _swapping(options, smallest, largest)
        yield Hit(text, options.value_location(smallest), "swap or mend them", fixes)
