"""CHK306."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from dq.checks.arguments import Arguments
from dq.checks.data import CannotEvaluateError, DataColumn, DataRelation, UnsupportedError
from dq.checks.exact_numbers import is_exact
from dq.checks.multiples import beyond_step, places_of
from dq.checks.obligation import Obligation
from dq.checks.operation import Operation, SetOperation, operation
from dq_core.yaml.tree import Scalar

if TYPE_CHECKING:
    from sqlglot import Expr, exp

_UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
_STEP = re.compile(rf"([1-9][0-9]*) ({'|'.join(_UNITS)})s?", re.ASCII)
_MOMENTS = ("date", "timestamp")
_MOST_PLACES = 18
_TOO_LARGE = 10**_MOST_PLACES


@operation("CHK306")
@dataclass(frozen=True, slots=True)
class NoGap(SetOperation):
    """The values of a column follow each other without a gap wider than a step.

    Why: a day without rows is a load that never ran, and no other row is wrong because of it.

    Each value is held against the next smaller one, within rows of the same `key` where there is one. Rows
    with a NULL in these columns are missing. Repeated values are no gap. The row behind a gap is the
    violation, one row for each gap. A `step` is a number for integers and decimals, above zero, below 10^18
    and with at most 18 places; floats have none, because sums of them are rounded. For dates and timestamps
    it is a text such as `1 day`, `15 minutes` or `1 month`; a month behind the 31st is the last day of a
    shorter one. A custom rule of dq names `column`, `step` and, as wanted, `key`.

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
    step: int | Decimal | str
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
        return cls(arguments.column(), _step(node.value if isinstance(node, Scalar) else None), key)

    def failure(self) -> str:
        """Name the step."""
        return f"follow more than {self.step} behind the value before them"

    def counts(self, data: DataRelation, others: tuple[DataRelation, ...]) -> exp.Select:
        """Hold each row against the next smaller value."""
        from dq.checks.windows import window_counts

        return window_counts(data, self._missing(data), self.violation(data, others))

    def violation(self, data: DataRelation, others: tuple[DataRelation, ...]) -> Expr:
        """Return the condition that the value lies beyond the one before and a step."""
        from dq.checks.sql import all_of, negated
        from dq.checks.windows import call, over

        del others
        column = data.require(self.column)[0]
        whole = negated(self._missing(data))
        keys = [*(item.value for item in data.require(*self.key)), whole]
        before = over(call("lag", column.value), keys, [column.value])
        return all_of([whole, self._beyond(column, before)])

    def _beyond(self, column: DataColumn, before: Expr) -> Expr:
        from sqlglot import exp

        if isinstance(self.step, str) and column.type.kind in _MOMENTS:
            number, unit = self.step.rstrip("s").split()
            interval = exp.Interval(this=exp.Literal.string(number), unit=exp.Var(this=unit.upper()))
            return exp.GT(this=column.value.copy(), expression=exp.Add(this=before, expression=interval))
        if not isinstance(self.step, str) and is_exact(column.type):
            return beyond_step(column, before, self.step)
        kind = "time" if isinstance(self.step, str) else "number"
        raise CannotEvaluateError(
            f"values of type {column.type} have no step that is a {kind}", decided_by="type_is"
        )

    def _missing(self, data: DataRelation) -> Expr:
        from dq.checks.sql import any_null

        return any_null([column.value for column in data.require(*self.columns)])


def _step(value: object) -> int | Decimal | str:
    if isinstance(value, str) and _STEP.fullmatch(value):
        return value
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or value <= 0:
        raise UnsupportedError("'step' must be a number above zero or a time such as '1 day'")
    if value >= _TOO_LARGE or places_of(value) > _MOST_PLACES:
        raise UnsupportedError(f"'step' has more than {_MOST_PLACES} digits before or behind the point")
    return value
