"""CHK309."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.arguments import Arguments
from dq.checks.data import DataRelation
from dq.checks.obligation import Obligation
from dq.checks.operation import Operation, SetOperation, operation

if TYPE_CHECKING:
    from sqlglot import Expr, exp


@operation("CHK309")
@dataclass(frozen=True, slots=True)
class UniqueCombination(SetOperation):
    """No combination of values occurs twice, where NULL is a value like others.

    Why: two rows with the same order and no line number are as much a repetition as two with a number.

    It differs from `unique` in NULL only, which equals NULL here. All rows of a repeated combination are
    violations. Rows in which every column is NULL are judged too, unless `ignore_empty` is true, which makes
    them missing. A custom rule of dq names the `columns`.

    Bad::

        schema:
          - name: lines
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: unique_combination  # here
                  columns: [order_id, position]
            properties:
              - {name: order_id, logicalType: integer}
              - {name: position, logicalType: integer}
        ---
        lines: [{order_id: 1, position: null}, {order_id: 1, position: null}, {order_id: 1, position: 1}]

    Good::

        schema:
          - name: lines
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: unique_combination
                  columns: [order_id, position]
                  ignore_empty: true
            properties:
              - {name: order_id, logicalType: integer}
              - {name: position, logicalType: integer}
        ---
        lines:
          - {order_id: 1, position: null}
          - {order_id: null, position: null}
          - {order_id: null, position: null}
    """

    key: tuple[str, ...]
    without_empty: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the combination."""
        return self.key

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """Nothing claims it."""
        del obligation
        return iter(())

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """The columns, and whether empty rows count."""
        return cls(arguments.columns(), arguments.flag("ignore_empty"))

    def failure(self) -> str:
        """Say that combinations repeat."""
        return "repeat a combination that others have"

    def counts(self, data: DataRelation, others: tuple[DataRelation, ...]) -> exp.Select:
        """Group by the columns and count the rows of groups with several."""
        from dq.checks.grouping import combination_counts

        del others
        return combination_counts(data, self.key, without_empty=self.without_empty)

    def violation(self, data: DataRelation, others: tuple[DataRelation, ...]) -> Expr:
        """Return the condition that another row has the same combination."""
        from dq.checks.grouping import repeated_combination

        del others
        return repeated_combination(data, self.key, without_empty=self.without_empty)
