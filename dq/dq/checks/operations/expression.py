"""CHK218."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.arguments import Arguments
from dq.checks.conditions.condition import Condition
from dq.checks.data import DataRelation
from dq.checks.obligation import Obligation
from dq.checks.operation import Operation, RowOperation, operation

if TYPE_CHECKING:
    from sqlglot import Expr


@operation("CHK218")
@dataclass(frozen=True, slots=True)
class Expression(RowOperation):
    """A condition over the columns of a row does not fail.

    Why: what must hold between columns, such as no refund without an order, has no key of its own in a
    contract.

    The condition is SQL: comparisons of columns with each other and with values, IN, BETWEEN, LIKE, IS NULL,
    AND, OR and NOT; everything else, functions and arithmetic among it, makes the rule unsupported. It is
    read into checks of dq and never runs itself, so that numbers, texts and moments compare as they do in
    those: NaN compares with nothing. A row passes where the condition is unknown because of a NULL, as under
    SQL's CHECK; no row is missing. A custom rule of dq names the `expression`.

    Bad::

        schema:
          - name: orders
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: expression  # here
                  expression: status <> 'refunded' or refund > 0
            properties:
              - {name: status, logicalType: string}
              - {name: refund, logicalType: number}
        ---
        orders:
          - {status: refunded, refund: 0}
          - {status: paid, refund: null}

    Good::

        schema:
          - name: orders
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: expression
                  expression: status <> 'refunded' or refund > 0
            properties:
              - {name: status, logicalType: string}
              - {name: refund, logicalType: number}
        ---
        orders:
          - {status: refunded, refund: 0.5}
          - {status: refunded, refund: null}
          - {status: paid, refund: 0}
    """

    text: str
    condition: Condition

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that the condition names."""
        return self.condition.columns

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """Nothing claims it."""
        del obligation
        return iter(())

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """The `expression`."""
        from dq.checks.conditions.reading import condition_of

        text = arguments.text("expression")
        return cls(" ".join(text.split()), condition_of(text, arguments.obligation.dataset))

    def failure(self) -> str:
        """Name the condition."""
        return f"do not satisfy {self.text}"

    def missing(self, data: DataRelation) -> Expr:
        """Return FALSE: a condition may be about rows without a value."""
        from sqlglot import exp

        del data
        return exp.false()

    def violation(self, data: DataRelation) -> Expr:
        """Return the condition that the row does not satisfy it."""
        from dq.checks.sql import negated

        return negated(self.condition.holds(data))
