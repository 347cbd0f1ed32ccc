"""ODC242."""

from collections.abc import Iterator

from dq_contracts.acceptance import acceptance_of, enum_values, is_read_otherwise
from dq_contracts.columns import columns_with
from dq_contracts.model.contract import Contract
from dq_core.rules.rule import Hit, rule


@rule("ODC242", Contract)
def enum_violates_column(contract: Contract) -> Iterator[Hit]:
    """A value of an enum that the column itself forbids by its type, bounds, length or pattern.

    Why: the contract allows the value and forbids it, so data that has it fails one promise or the other.
    Numbers in the enum of a text column stand for their spelling. Dates of a column with a `format` of its
    own are not judged, nor is an enum without a logical type.

    Bad::

        apiVersion: v3.2.0
        schema:
          - name: orders
            properties:
              - name: country
                logicalType: string
                logicalTypeOptions: {maxLength: 2}
                enum:
                  - value: CH
                  - value: Germany  # here

    Bad::

        apiVersion: v3.2.0
        schema:
          - name: orders
            properties:
              - name: rating
                logicalType: integer
                logicalTypeOptions: {minimum: 1, maximum: 5}
                enum:
                  - value: 0  # here
                  - value: five  # here

    Bad::

        apiVersion: v3.2.0
        schema:
          - name: orders
            properties:
              - name: status
                logicalType: string
                logicalTypeOptions: {pattern: '^[a-z]+$'}
                enum:
                  - value: open
                  - value: PAID  # here

    Good::

        apiVersion: v3.2.0
        schema:
          - name: orders
            properties:
              - name: rating
                logicalType: integer
                logicalTypeOptions: {minimum: 1, maximum: 5}
                enum: [{value: 1}, {value: 5}]

    Good::

        apiVersion: v3.2.0
        schema:
          - name: orders
            properties:
              - name: code
                logicalType: string
                logicalTypeOptions: {minLength: 2, pattern: '^[0-9]+$'}
                enum: [{value: 10}, {value: "20"}]

    Good::

        apiVersion: v3.2.0
        schema:
          - name: orders
            properties:
              - name: status
                enum: [{value: open}, {value: 1}]
    """
    for column in columns_with(contract, "enum"):
        if column.logical_type is None or is_read_otherwise(column, contract):
            continue
        acceptance = acceptance_of(column, with_enum=False)
        for value in enum_values(column):
            if reason := acceptance.reason_against(value, spelled=True):
                yield Hit(f"the enum value {value.text!r} {reason}", value.location, "mend one of the two")
