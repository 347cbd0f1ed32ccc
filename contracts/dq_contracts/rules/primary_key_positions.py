"""ODC205."""

from collections.abc import Iterator

from dq_contracts.model.contract import Dataset
from dq_contracts.positions import Ordering, wrong_positions
from dq_core.rules.rule import Hit, rule

_KEY = Ordering("primaryKey", "primaryKeyPosition", "primary key")


@rule("ODC205", Dataset)
def primary_key_positions(dataset: Dataset) -> Iterator[Hit]:
    """Positions of a primary key that are doubled, leave a gap, or stand at a column outside the key.

    Why: the order of a composite key decides clustering, merges and foreign keys. Positions count from 1, one
    for each column of the key; -1 stands for none.

    Bad::

        schema:
          - name: lines
            properties:
              - name: order_id
                primaryKey: true
                primaryKeyPosition: 1
              - name: line
                primaryKey: true
                primaryKeyPosition: 1  # here

    Bad::

        schema:
          - name: lines
            properties:
              - name: order_id
                primaryKey: true
                primaryKeyPosition: 1
              - name: line
                primaryKey: true
                primaryKeyPosition: 3  # here

    Bad::

        schema:
          - name: lines
            properties:
              - name: order_id
                primaryKeyPosition: 1  # here

    Bad::

        schema:
          - name: lines
            properties:
              - name: order_id
                primaryKey: true
                primaryKeyPosition: 0  # here
              - name: line
                primaryKey: true
                primaryKeyPosition: 1

    Good::

        schema:
          - name: lines
            properties:
              - name: order_id
                primaryKey: true
                primaryKeyPosition: 1
              - name: line
                primaryKey: true
                primaryKeyPosition: 2
              - name: note
                primaryKeyPosition: -1

    Good::

        schema:
          - name: lines
            properties:
              - name: order_id
                primaryKey: true

    Good::

        schema:
          - name: lines
            properties:
              - name: order_id
                primaryKey: true
              - name: line
                primaryKey: true
    """
    return wrong_positions(dataset.columns, _KEY)
