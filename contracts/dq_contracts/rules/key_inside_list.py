"""ODC250."""

from collections.abc import Iterator

from dq_contracts.columns import columns_with
from dq_contracts.model.contract import Contract
from dq_contracts.model.schema import ITEMS, MAP_KEY, MAP_VALUE
from dq_core.rules.rule import Hit, rule
from dq_core.yaml.tree import Scalar

_SEVERAL = frozenset((ITEMS, MAP_KEY, MAP_VALUE))
_WORDS = {"primaryKey": "a primary key", "partitioned": "a partition"}


@rule("ODC250", Contract, severity="warning")
def key_inside_list(contract: Contract) -> Iterator[Hit]:
    """A primary key or partition by a column that stands inside a list or a map.

    Why: a row has many such values, or none, so they identify no row and place it nowhere. Tools leave the
    mark out.

    Bad::

        schema:
          - name: orders
            properties:
              - name: lines
                logicalType: array
                items:
                  logicalType: object
                  properties:
                    - name: line
                      primaryKey: true  # here

    Bad::

        schema:
          - name: orders
            properties:
              - name: days
                logicalType: array
                items:
                  logicalType: date
                  partitioned: true  # here

    Bad::

        apiVersion: v3.2.0
        schema:
          - name: orders
            properties:
              - name: labels
                logicalType: map
                map:
                  key: {logicalType: string, primaryKey: true}  # here
                  value: {logicalType: string}

    Good::

        schema:
          - name: orders
            properties:
              - name: key
                logicalType: object
                properties:
                  - name: order_id
                    primaryKey: true

    Good::

        schema:
          - name: orders
            properties:
              - name: lines
                logicalType: array
                primaryKey: false
                items:
                  logicalType: object
                  properties:
                    - name: line
                      primaryKey: false

    Good::

        schema:
          - name: orders
            properties:
              - name: lines
                logicalType: array
                items:
                  logicalType: object
                  properties:
                    - name: line
                      unique: true
    """
    for key, words in _WORDS.items():
        for column in columns_with(contract, key):
            flag = column.node.values[key]
            if isinstance(flag, Scalar) and flag.value is True and not _SEVERAL.isdisjoint(column.path):
                name = next((word for word in reversed(column.path) if word not in _SEVERAL), "")
                text = f"{name!r} has many values in a row and cannot be part of {words}"
                yield Hit(text, column.node.key_location(key), "remove the mark, or mark a column of the row")
