"""ODC249."""

from collections.abc import Iterator

from dq_contracts.columns import columns_with
from dq_contracts.model.contract import Contract
from dq_core.rules.rule import Hit, rule
from dq_core.yaml.tree import Scalar


@rule("ODC249", Contract, severity="warning", default=False)
def primary_key_optional(contract: Contract) -> Iterator[Hit]:
    """A column of the primary key that says `required: false`. Not on by default.

    Why: a column of a primary key always has a value, so the two words contradict each other. Many generators
    write `required: false` everywhere, which is why the rule has to be selected.

    Bad::

        schema:
          - name: orders
            properties:
              - name: order_id
                primaryKey: true
                required: false  # here

    Bad::

        schema:
          - name: lines
            properties:
              - name: order_id
                primaryKey: true
                primaryKeyPosition: 1
                required: true
              - name: line
                primaryKey: true
                primaryKeyPosition: 2
                required: false  # here

    Bad::

        schema:
          - name: orders
            properties:
              - {name: order_id, required: false, primaryKey: true}  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: order_id
                primaryKey: true
                required: true

    Good::

        schema:
          - name: orders
            properties:
              - name: order_id
                primaryKey: true

    Good::

        schema:
          - name: orders
            properties:
              - name: note
                primaryKey: false
                required: false
    """
    for column in columns_with(contract, "primaryKey"):
        required = column.node.node("required")
        if column.primary_key and isinstance(required, Scalar) and required.value is False:
            text = f"{column.name!r} belongs to the primary key and must have a value"
            yield Hit(text, required.location, "say required: true")
