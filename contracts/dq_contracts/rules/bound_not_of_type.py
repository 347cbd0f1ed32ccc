"""ODC202."""

from collections.abc import Iterator

from dq_contracts.bounds import BOUNDS, bound_of, interval_of
from dq_contracts.model.contract import Column
from dq_core.intervals import IncomparableError
from dq_core.rules.rule import Hit, rule

_BOUNDED = ("integer", "number", "date", "time", "timestamp")


@rule("ODC202", Column)
def bound_not_of_type(column: Column) -> Iterator[Hit]:
    """A bound that is no value of the column's type, or that cannot be compared with the other bound.

    Why: no engine can hold data against it. A date that does not exist, a day-first date, or a timestamp with
    a zone beside one without are read differently everywhere. Bounds are written in ISO 8601.

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
    """
    options = column.options
    if options is None or column.logical_type not in _BOUNDED:
        return
    wrong = False
    for name in (name for name in BOUNDS if name in options):
        try:
            bound_of(column, name)
        except ValueError as error:
            wrong = True
            yield Hit(f"{name}: {error}", options.value_location(name), "write it in ISO 8601")
    if not wrong:
        yield from _incomparable(column)


def _incomparable(column: Column) -> Iterator[Hit]:
    try:
        interval_of(column)
    except IncomparableError as error:
        first = next(name for name in BOUNDS if column.option(name))
        place = column.options.value_location(first) if column.options else column.location
        yield Hit(f"the bounds have no order: {error}", place, "write both with or both without a zone")
