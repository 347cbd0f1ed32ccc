"""ODC907."""

from collections.abc import Iterator

from dq_contracts.columns import columns_with
from dq_contracts.model.contract import Contract
from dq_core.rules.rule import Hit, rule

_INSIDE = {"array": "items", "object": "properties", "map": "map"}


@rule("ODC907", Contract, severity="info", default=False)
def inner_shape_missing(contract: Contract) -> Iterator[Hit]:
    """An array without items, an object without properties, or a map without types. Not on by default.

    Why: nobody knows what is inside, nothing is checked there, and programs cannot be generated for it.

    Bad::

        schema:
          - name: orders
            properties:
              - name: lines
                logicalType: array  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: address
                logicalType: object  # here
                properties: []

    Bad::

        apiVersion: v3.2.0
        schema:
          - name: orders
            properties:
              - name: labels
                logicalType: map  # here

    Good::

        schema:
          - name: orders
            properties:
              - name: lines
                logicalType: array
                items: {logicalType: string}

    Good::

        schema:
          - name: orders
            properties:
              - name: address
                logicalType: object
                properties:
                  - name: street

    Good::

        apiVersion: v3.2.0
        schema:
          - name: orders
            properties:
              - name: labels
                logicalType: map
                map:
                  key: {logicalType: string}
                  value: {logicalType: string}
    """
    for column in columns_with(contract, "logicalType"):
        key = _INSIDE.get(column.logical_type or "")
        if key and not column.inner:
            text = f"{column.name!r} is of type {column.logical_type!r} and does not say what is inside"
            yield Hit(text, column.node.value_location("logicalType"), f"add {key}")
