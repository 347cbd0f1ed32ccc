"""ODC244."""

from collections.abc import Iterator

from dq_contracts.columns import columns_with
from dq_contracts.model.contract import Contract
from dq_core.rules.rule import Hit, rule
from dq_core.yaml.tree import Scalar


@rule("ODC244", Contract, severity="warning")
def required_example_null(contract: Contract) -> Iterator[Hit]:
    """A column that must have a value, with an example that is null.

    Why: people and generators of test data copy the examples, and this one fails the contract. Either the
    column may be empty or the example is wrong. Columns of a primary key must have a value as well.

    Bad::

        schema:
          - name: orders
            properties:
              - name: placed_on
                required: true
                examples: ["2024-01-31", null]  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: order_id
                primaryKey: true
                examples:
                  - ~  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: address
                logicalType: object
                properties:
                  - name: city
                    required: true
                    examples:
                      - Bern
                      -  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: paid_on
                examples: ["2024-01-31", null]

    Good::

        schema:
          - name: orders
            properties:
              - name: note
                required: true
                examples: ["", "null"]

    Good::

        schema:
          - name: orders
            properties:
              - name: labels
                logicalType: array
                required: true
                examples: [[null], []]
    """
    for column in columns_with(contract, "examples"):
        if column.required or column.primary_key:
            why = "is required" if column.required else "belongs to the primary key"
            for example in column.examples:
                if isinstance(example, Scalar) and example.value is None:
                    text = f"an example of {column.name!r} is null, but the column {why}"
                    yield Hit(text, example.location, "remove the example, or let the column be empty")
