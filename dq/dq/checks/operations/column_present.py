"""CHK101."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dq.checks.column_path import ColumnPath
from dq.checks.data import DataRelation
from dq.checks.obligation import Obligation
from dq.checks.operation import Operation, SchemaOperation, operation
from dq_core.suggestion import did_you_mean


@operation("CHK101", "column")
@dataclass(frozen=True, slots=True)
class ColumnPresent(SchemaOperation):
    """The data has a column that the contract declares.

    Why: a renamed or dropped column breaks every consumer, and every other promise about it.

    Names are compared exactly in files, whose readers tell cases apart, and without regard to case in
    DuckDB tables. Every other check of a missing column fails with this one and is not reported again.

    Bad::

        schema:
          - name: orders
            properties:
              - name: order_id
                logicalType: integer
              - name: amount  # here
                logicalType: number
        ---
        orders: [{order_id: 1}]

    Good::

        schema:
          - name: orders
            properties:
              - name: order_id
                logicalType: integer
        ---
        orders: [{order_id: 1, note: more than was promised}]
    """

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """Every declared column must be there."""
        yield cls(obligation.column_name)

    def failure(self) -> str:
        """Say that the column is missing."""
        return "the data has no such column"

    def judge(self, data: DataRelation) -> str:
        """Look the column up."""
        name, known = self.column, list(data.columns)
        if isinstance(self.column, ColumnPath):
            parent = data.require(self.column.parent)[0]
            name, known = self.column.steps[-1].name, [field.name for field in parent.type.fields]
        if data.column(self.column):
            return ""
        advice = did_you_mean(name, known)
        return f"the data has no column {self.column!r}" + (f"; {advice}" if advice else "")
