"""ODC209."""

from collections.abc import Iterator

from dq_contracts.bounds import count_of, interval_of
from dq_contracts.model.contract import Column
from dq_contracts.values import value_of
from dq_core.intervals import IncomparableError
from dq_core.rules.rule import Hit, rule
from dq_core.yaml.tree import Scalar, Sequence


@rule("ODC209", Column, severity="warning")
def example_violates_column(column: Column) -> Iterator[Hit]:
    """An example that the column itself would not accept: its type, bounds or length forbid it.

    Why: people and generators of test data copy the examples. One that breaks the contract shows that either
    the example or the contract is wrong. Dates in a `format` of their own are not judged.

    Bad::

        schema:
          - name: orders
            properties:
              - name: amount
                logicalType: number
                logicalTypeOptions:
                  minimum: 0
                examples: [12.5, -3]  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: country
                logicalType: string
                logicalTypeOptions:
                  maxLength: 2
                examples:
                  - CH
                  - Switzerland  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: items
                logicalType: integer
                examples: [many]  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: amount
                logicalType: number
                logicalTypeOptions:
                  minimum: 0
                examples: [12.5, 0]

    Good::

        schema:
          - name: orders
            properties:
              - name: placed_on
                logicalType: date
                logicalTypeOptions:
                  format: dd.MM.yyyy
                examples: ["31.12.2023"]

    Good::

        schema:
          - name: orders
            properties:
              - name: note
                logicalType: string
                examples: ["", null]
    """
    examples = column.node.node("examples")
    own_format = column.logical_type in ("date", "timestamp", "time") and column.option("format") is not None
    if not isinstance(examples, Sequence) or own_format or column.logical_type is None:
        return
    for example in examples.items:
        if isinstance(example, Scalar) and example.value is not None:
            reason = _reason(column, example)
            if reason:
                yield Hit(f"the example {example.text!r} {reason}", example.location, "mend one of the two")


def _reason(column: Column, example: Scalar) -> str:
    try:
        value = value_of(example, column.logical_type)
    except ValueError:
        return f"is no {column.logical_type}"
    if isinstance(value, str):
        return _length_reason(column, value)
    if isinstance(value, bool):
        return ""
    try:
        interval = interval_of(column)
        return "" if interval.is_empty() or interval.contains(value) else f"lies outside {interval}"
    except (ValueError, IncomparableError):
        return ""


def _length_reason(column: Column, text: str) -> str:
    shortest, longest = count_of(column.option("minLength")), count_of(column.option("maxLength"))
    if shortest is not None and len(text) < shortest:
        return f"is shorter than {shortest}"
    return f"is longer than {longest}" if longest is not None and len(text) > longest else ""
