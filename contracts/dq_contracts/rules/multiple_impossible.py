"""ODC246."""

from collections.abc import Iterator

from dq_contracts.acceptance import format_of, integer_format, step_of
from dq_contracts.bounds import interval_of
from dq_contracts.columns import columns_with
from dq_contracts.model.contract import Column, Contract
from dq_core.intervals import IncomparableError
from dq_core.rules.rule import Hit, rule
from dq_core.yaml.tree import Scalar


@rule("ODC246", Contract)
def multiple_impossible(contract: Contract) -> Iterator[Hit]:
    """A `multipleOf` of which no multiple lies within the bounds.

    Why: no value fulfils both, so one of them is not what its author meant. The `format` of an integer bounds
    it as well.

    Bad::

        schema:
          - name: orders
            properties:
              - name: items
                logicalType: integer
                logicalTypeOptions:
                  format: u8
                  minimum: 1
                  multipleOf: 1000  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: items
                logicalType: integer
                logicalTypeOptions:
                  minimum: 7
                  maximum: 11
                  multipleOf: 12  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: share
                logicalType: number
                logicalTypeOptions:
                  exclusiveMinimum: 0.5
                  exclusiveMaximum: 1.0
                  multipleOf: 0.5  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: items
                logicalType: integer
                logicalTypeOptions: {minimum: 7, maximum: 12, multipleOf: 12}

    Good::

        schema:
          - name: orders
            properties:
              - name: amount
                logicalType: number
                logicalTypeOptions: {minimum: -0.01, maximum: 0.01, multipleOf: 0.01}

    Good::

        schema:
          - name: orders
            properties:
              - name: items
                logicalType: integer
                logicalTypeOptions: {minimum: 1, multipleOf: 6}
    """
    for column in columns_with(contract, "logicalTypeOptions"):
        node = column.option("multipleOf")
        if isinstance(node, Scalar) and not _leaves_a_value(column):
            text = f"no multiple of {node.text} lies within the bounds"
            yield Hit(text, node.location, "mend the bounds or the step")


def _leaves_a_value(column: Column) -> bool:
    from dq_contracts.multiples import has_multiple

    step, width = step_of(column), integer_format(column.logical_type, format_of(column))
    try:
        stated = interval_of(column)
        bounded = stated.intersect(width) if width is not None else stated
    except (ValueError, IncomparableError):
        return True
    return step is None or has_multiple(bounded, step)
