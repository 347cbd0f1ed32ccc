"""CHK306."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.arguments import Arguments
from dq.checks.data import CannotEvaluateError, DataColumn, DataRelation, UnsupportedError
from dq.checks.obligation import Obligation
from dq.checks.operation import Operation, SetOperation, operation
from dq_core.yaml.tree import Scalar

if TYPE_CHECKING:
    from sqlglot import Expr, exp

_UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
_STEP = re.compile(rf"([1-9][0-9]*) ({'|'.join(_UNITS)})s?", re.ASCII)
_MOMENTS = ("date", "timestamp")


@operation("CHK306")
@dataclass(frozen=True, slots=True)
class NoGap(SetOperation):
    """The values of a column follow each other without a gap wider than a step.

    Why: a day without rows is a load that never ran, and no other row is wrong because of it.

    Each value is held against the next smaller one, within rows of the same `key` where there is one. Rows
    with a NULL in these columns are missing. Repeated values are no gap. The row behind a gap is the
    violation. A `step` is a number for numbers, and for dates and timestamps a text such as `1 day`,
    `15 minutes` or `1 month`. A custom rule of dq names `column`, `step` and, as wanted, `key`.

    Bad::

        schema:
          - name: sales
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: no_gap  # here
                  column: day
                  step: 1 day
            properties:
              - {name: day, logicalType: date}
        ---
        sales: [{day: 2024-02-28}, {day: 2024-02-29}, {day: 2024-03-02}]

    Bad::

        schema:
          - name: invoices
            properties:
              - name: number
                logicalType: integer
                quality:
                  - type: custom
                    engine: dq
                    implementation:
                      check: no_gap  # here
                      step: 1
        ---
        invoices: [{number: 1}, {number: 2}, {number: 4}]

    Good::

        schema:
          - name: sales
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: no_gap
                  column: day
                  step: 1 day
            properties:
              - {name: day, logicalType: date}
        ---
        sales: [{day: 2024-03-01}, {day: 2024-02-29}, {day: 2024-02-29}, {day: null}]
    """

    column: str
    step: int | str
    key: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The key and the column."""
        return (*self.key, self.column)

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """Nothing claims it."""
        del obligation
        return iter(())

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """The column, the step and the key."""
        key = arguments.columns("key") if arguments.take("key") is not None else ()
        node = arguments.required("step")
        step = node.value if isinstance(node, Scalar) else None
        number = isinstance(step, int) and not isinstance(step, bool) and step > 0
        if not number and not (isinstance(step, str) and _STEP.fullmatch(step)):
            raise UnsupportedError("'step' must be a whole number from 1 or a time such as '1 day'")
        return cls(arguments.column(), step if isinstance(step, int) else str(step), key)

    def failure(self) -> str:
        """Name the step."""
        return f"follow more than {self.step} behind the value before them"

    def counts(self, data: DataRelation, others: tuple[DataRelation, ...]) -> exp.Select:
        """Hold each row against the next smaller value."""
        from dq.checks.windows import window_counts

        return window_counts(data, self._missing(data), self.violation(data, others))

    def violation(self, data: DataRelation, others: tuple[DataRelation, ...]) -> Expr:
        """Return the condition that the value lies beyond the one before and a step."""
        from sqlglot import exp

        from dq.checks.sql import all_of, negated
        from dq.checks.windows import call, over

        del others
        column = data.require(self.column)[0]
        whole = negated(self._missing(data))
        keys = [*(item.value for item in data.require(*self.key)), whole]
        before = over(call("lag", column.value), keys, [column.value])
        reach = exp.Add(this=before, expression=self._step(column))
        return all_of([whole, exp.GT(this=column.value.copy(), expression=reach)])

    def _step(self, column: DataColumn) -> Expr:
        from sqlglot import exp

        if isinstance(self.step, int) and column.type.kind in ("integer", "decimal"):
            return exp.cast(exp.Literal.number(self.step), "HUGEINT", dialect="duckdb")
        if isinstance(self.step, str) and column.type.kind in _MOMENTS:
            number, unit = self.step.rstrip("s").split()
            return exp.Interval(this=exp.Literal.string(number), unit=exp.Var(this=unit.upper()))
        kind = "number" if isinstance(self.step, int) else "time"
        raise CannotEvaluateError(
            f"values of type {column.type} have no step that is a {kind}", decided_by="type_is"
        )

    def _missing(self, data: DataRelation) -> Expr:
        from dq.checks.sql import any_null

        return any_null([column.value for column in data.require(*self.columns)])
