"""CHK308."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from dq.checks.ages import as_step, in_words, promised
from dq.checks.data import CannotEvaluateError, DataRelation, UnsupportedError
from dq.checks.obligation import Obligation
from dq.checks.operation import Operation, SetOperation, operation

if TYPE_CHECKING:
    from sqlglot import Expr, exp

_SECOND, _MICROSECOND = timedelta(seconds=1), timedelta(microseconds=1)


@operation("CHK308", "sla.frequency")
@dataclass(frozen=True, slots=True)
class Frequency(SetOperation):
    """The values of a column follow each other as often as the service level promises.

    Why: a day that was skipped shows in no row, and the freshness of the next one hides it.

    Each value is held against the one before it; the row behind a longer pause is the violation. NULL is left
    out, and repeated values are no pause. A month has up to 31 days, a year up to 366. That data still
    comes is what latency and freshness check.

    Bad::

        slaProperties:
          - property: frequency  # here
            value: 1
            unit: d
            element: orders.placed_on
        schema:
          - name: orders
            properties:
              - {name: placed_on, logicalType: date}
        ---
        orders: [{placed_on: 2024-02-28}, {placed_on: 2024-02-29}, {placed_on: 2024-03-02}]

    Good::

        slaProperties:
          - property: frequency
            value: 1
            unit: d
            element: orders.placed_on
        schema:
          - name: orders
            properties:
              - {name: placed_on, logicalType: date}
        ---
        orders: [{placed_on: 2024-02-28}, {placed_on: 2024-02-29}, {placed_on: 2024-03-01}, {placed_on: null}]
    """

    column: str
    pause: timedelta

    @property
    def columns(self) -> tuple[str, ...]:
        """The column."""
        return (self.column,)

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """The column and the span of time that the promise names."""
        if obligation.column is None:
            raise UnsupportedError("it names no column whose values follow each other")
        yield cls(obligation.column_name, as_step(promised(obligation).interval.upper))

    def failure(self) -> str:
        """Name the longest pause."""
        return f"come more than {in_words(int(self.pause.total_seconds()))} behind the value before them"

    def counts(self, data: DataRelation, others: tuple[DataRelation, ...]) -> exp.Select:
        """Hold each row against the one before it."""
        from dq.checks.sql import is_null
        from dq.checks.windows import window_counts

        missing = is_null(data.require(self.column)[0].value)
        return window_counts(data, missing, self.violation(data, others))

    def violation(self, data: DataRelation, others: tuple[DataRelation, ...]) -> Expr:
        """Return the condition that the pause before the value is too long."""
        from sqlglot import exp

        from dq.checks.windows import call, over

        del others
        column = data.require(self.column)[0]
        if column.type.kind not in ("date", "timestamp"):
            raise CannotEvaluateError(f"values of type {column.type} have no pause", decided_by="type_is")
        # seconds are floats, which hold microseconds of a few centuries only; a date may be beyond these
        of_dates = column.type.kind == "date"
        function, unit = ("epoch", _SECOND) if of_dates else ("epoch_us", _MICROSECOND)
        moment = call(function, column.value)
        pause = exp.Sub(this=moment, expression=over(call("lag", moment), [], [column.value]))
        return exp.GT(this=exp.paren(pause), expression=exp.Literal.number(self.pause // unit))
