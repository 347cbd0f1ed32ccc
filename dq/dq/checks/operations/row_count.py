"""CHK401."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dq.checks.arguments import Arguments
from dq.checks.data import DataRelation, UnsupportedError
from dq.checks.obligation import Obligation
from dq.checks.operation import MeasureOperation, Operation, operation
from dq_contracts.thresholds import is_percent

if TYPE_CHECKING:
    from sqlglot import Expr


@operation("CHK401", "quality.rowCount")
@dataclass(frozen=True, slots=True)
class RowCount(MeasureOperation):
    """The number of rows satisfies the operator.

    Why: an empty or doubled load has perfectly valid rows.

    The bounds of `mustBeBetween` are allowed themselves. There is no percentage of a row count.

    Bad::

        schema:
          - name: orders
            quality:
              - metric: rowCount  # here
                mustBeGreaterThan: 2
            properties:
              - name: order_id
                logicalType: integer
        ---
        orders: [{order_id: 1}, {order_id: 2}]

    Good::

        schema:
          - name: orders
            quality:
              - metric: rowCount
                mustBeBetween: [2, 3]
            properties:
              - name: order_id
                logicalType: integer
        ---
        orders: [{order_id: 1}, {order_id: 2}]
    """

    counts_only: ClassVar[bool] = True

    @property
    def columns(self) -> tuple[str, ...]:
        """None: rows are counted whatever they hold."""
        return ()

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """The library metric `rowCount`."""
        if obligation.quality and is_percent(obligation.quality):
            raise UnsupportedError("a row count is no percentage")
        yield cls()

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """No arguments."""
        del arguments
        return cls()

    def failure(self) -> str:
        """Name the measure."""
        return "rows"

    def measure(self, data: DataRelation) -> Expr:
        """Count the rows."""
        from sqlglot import exp

        del data
        return exp.Count(this=exp.Star())
