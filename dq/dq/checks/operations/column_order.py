"""CHK104."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dq.checks.arguments import Arguments
from dq.checks.data import DataRelation
from dq.checks.obligation import Obligation
from dq.checks.operation import Operation, SchemaOperation, operation


@operation("CHK104")
@dataclass(frozen=True, slots=True)
class ColumnOrder(SchemaOperation):
    """The declared columns stand in the data in the order in which they are declared.

    Why: whoever loads files by position, or writes `INSERT INTO ... SELECT *`, moves values to wrong columns.

    A contract does not fix the order by itself; a custom rule of dq on the dataset does. Further columns may
    stand anywhere, and declared ones that are missing are reported by column-present.

    Bad::

        schema:
          - name: orders
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: column_order  # here
            properties:
              - name: order_id
                logicalType: integer
              - name: items
                logicalType: integer
        ---
        orders: [{items: 2, order_id: 1}]

    Good::

        schema:
          - name: orders
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: column_order
            properties:
              - name: order_id
                logicalType: integer
              - name: items
                logicalType: integer
        ---
        orders: [{order_id: 1, note: more, items: 2}]
    """

    order: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """None: the columns are those of the whole dataset."""
        return ()

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """Nothing claims it."""
        del obligation
        return iter(())

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """No arguments: the order is that of the dataset's properties."""
        columns = arguments.obligation.dataset.columns
        return cls("", tuple(column.physical_name for column in columns))

    def failure(self) -> str:
        """Say that the order is another one."""
        return "the columns stand in another order"

    def judge(self, data: DataRelation) -> str:
        """Name the first column that stands before one that is declared earlier."""
        places = {name.lower() if data.folds_case else name: place for place, name in enumerate(data.columns)}
        before, last = "", -1
        for name in self.order:
            place = places.get(name.lower() if data.folds_case else name, last)
            if place < last:
                return f"the column {name!r} stands before {before!r}, not behind it"
            before, last = name, place
        return ""
