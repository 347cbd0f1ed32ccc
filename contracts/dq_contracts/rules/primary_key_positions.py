"""ODC205."""

from collections.abc import Iterator

from dq_contracts.model.contract import Column, Dataset
from dq_core.rules.rule import Hit, rule


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
    positioned = [column for column in dataset.columns if column.primary_key_position is not None]
    for column in positioned:
        if not column.primary_key:
            yield _hit(
                column, "has a position in the primary key but is not part of it", "add primaryKey: true"
            )
    keyed = sorted((column for column in positioned if column.primary_key), key=_position)
    for expected, column in enumerate(keyed, 1):
        if _position(column) != expected:
            text = f"has position {_position(column)} in the primary key where {expected} is due"
            yield _hit(column, text, "number the columns of the key from 1, each once")
            return


def _position(column: Column) -> int:
    return column.primary_key_position or 0


def _hit(column: Column, text: str, help_: str) -> Hit:
    return Hit(f"{column.name!r} {text}", column.node.value_location("primaryKeyPosition"), help_)
