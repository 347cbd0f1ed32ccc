"""ODC201."""

from collections.abc import Iterator

from dq_contracts.bounds import BOUNDS, SIZES, count_of, interval_of
from dq_contracts.model.contract import Column
from dq_core.intervals import IncomparableError
from dq_core.rules.rule import Hit, rule


@rule("ODC201", Column)
def bounds_contradict(column: Column) -> Iterator[Hit]:
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
    """
    options = column.options
    if options is None:
        return
    for smallest, largest in SIZES:
        low, high = count_of(options.node(smallest)), count_of(options.node(largest))
        if low is not None and high is not None and low > high:
            text = f"{smallest} {low} is above {largest} {high}"
            yield Hit(text, options.value_location(smallest), "swap or mend them")
    if not any(name in options for name in BOUNDS):
        return
    try:
        interval = interval_of(column)
    except (ValueError, IncomparableError):
        return
    if interval.is_empty():
        first = next(name for name in BOUNDS if name in options)
        text = f"no {column.logical_type or 'value'} satisfies the bounds {interval}"
        yield Hit(text, options.value_location(first), "swap or mend them")
