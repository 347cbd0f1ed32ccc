"""ODC209."""

from collections.abc import Iterator

from dq_contracts.acceptance import acceptance_of, is_read_otherwise
from dq_contracts.columns import columns_with
from dq_contracts.model.contract import Contract
from dq_core.rules.rule import Hit, rule
from dq_core.yaml.tree import Scalar


@rule("ODC209", Contract, severity="warning")
def example_violates_column(contract: Contract) -> Iterator[Hit]:
    """An example that the column itself forbids by its type, bounds, length, pattern or enum.

    Why: people and generators of test data copy the examples. One that breaks the contract shows that either
    the example or the contract is wrong. Dates in a `format` of their own are not judged, nor those of ODCS
    3.0, where `date` stands for timestamps as well.

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

    Bad::

        schema:
          - name: orders
            properties:
              - name: country
                logicalType: string
                logicalTypeOptions:
                  pattern: '^[A-Z]{2}$'
                examples: [CH, che]  # here

    Bad::

        apiVersion: v3.2.0
        schema:
          - name: orders
            properties:
              - name: status
                logicalType: string
                enum: [{value: open}, {value: paid}]
                examples: [open, closed]  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: items
                logicalType: integer
                logicalTypeOptions: {format: u8, multipleOf: 6}
                examples:
                  - 258  # here
                  - 7  # here

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

    Good::

        apiVersion: v3.0.2
        schema:
          - name: orders
            properties:
              - name: placed_at
                logicalType: date
                examples: ["2024-02-29T08:30:00Z"]
    """
    for column in columns_with(contract, "examples"):
        scalars = [item for item in column.examples if isinstance(item, Scalar) and item.value is not None]
        if not scalars or column.logical_type is None or is_read_otherwise(column, contract):
            continue
        acceptance = acceptance_of(column, with_enum=True)
        for example in scalars:
            if reason := acceptance.reason_against(example):
                yield Hit(f"the example {example.text!r} {reason}", example.location, "mend one of the two")
