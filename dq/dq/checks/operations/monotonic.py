"""CHK307."""

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

_DIRECTIONS = ("increasing", "decreasing")


@operation("CHK307")
@dataclass(frozen=True, slots=True)
class Monotonic(SetOperation):
    """In a given order, the values of a column never fall (or never rise).

    Why: a counter, a meter or a balance of points that runs backwards was overwritten or loaded twice.

    Each row is held against the one before it in the order of `order_by`, within rows of the same `key` where
    there is one. Equal values are fine unless `strict` is true. Rows with a NULL in any of these columns are
    missing and skipped. Rows that are equal in the order are taken as their values should run. NaN is
    above every number. A custom rule of dq names `column`, `order_by`, and, as wanted, `key`, `direction`
    (increasing, decreasing) and `strict`.

    Bad::

        schema:
          - name: readings
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: monotonic  # here
                  column: meter
                  order_by: day
                  key: [station]
            properties:
              - {name: station, logicalType: string}
              - {name: day, logicalType: integer}
              - {name: meter, logicalType: number}
        ---
        readings:
          - {station: a, day: 1, meter: 10}
          - {station: a, day: 2, meter: 9}

    Good::

        schema:
          - name: readings
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: monotonic
                  column: meter
                  order_by: day
                  key: [station]
            properties:
              - {name: station, logicalType: string}
              - {name: day, logicalType: integer}
              - {name: meter, logicalType: number}
        ---
        readings:
          - {station: a, day: 2, meter: 10}
          - {station: a, day: 1, meter: 10}
          - {station: b, day: 3, meter: 1}
          - {station: a, day: 4, meter: null}
    """

    column: str
    order_by: str
    key: tuple[str, ...]
    direction: str
    strict: bool

    @property
    def columns(self) -> tuple[str, ...]:
        """The key, the order and the column."""
        return (*self.key, self.order_by, self.column)

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """Nothing claims it."""
        del obligation
        return iter(())

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """The column, its order and its key."""
        key = arguments.columns("key") if arguments.take("key") is not None else ()
        return cls(
            arguments.column(),
            arguments.column("order_by"),
            key,
            arguments.text("direction", _DIRECTIONS, "increasing"),
            arguments.flag("strict"),
        )

    def failure(self) -> str:
        """Say which way the values ran."""
        way = "above" if self.direction == "decreasing" else "below"
        return f"lie {way} the value before them" if not self.strict else f"do not run on, {self.direction}"

    def counts(self, data: DataRelation, others: tuple[DataRelation, ...]) -> exp.Select:
        """Hold each row against the one before it."""
        from dq.checks.windows import window_counts

        return window_counts(data, self._missing(data), self.violation(data, others))

    def violation(self, data: DataRelation, others: tuple[DataRelation, ...]) -> Expr:
        """Return the condition that the value before is on the wrong side."""
        from sqlglot import exp

        from dq.checks.sql import all_of, negated
        from dq.checks.windows import call, descending, over

        del others
        value, order = (column.value for column in data.require(self.column, self.order_by))
        whole = negated(self._missing(data))
        keys = [*(column.value for column in data.require(*self.key)), whole]
        falling = self.direction == "decreasing"
        before = over(call("lag", value), keys, [order, descending(value) if falling else value])
        sides = {(False, False): exp.GT, (False, True): exp.GTE, (True, False): exp.LT, (True, True): exp.LTE}
        wrong = sides[falling, self.strict](this=before, expression=value.copy())
        return all_of([whole, wrong])

    def _missing(self, data: DataRelation) -> Expr:
        from dq.checks.sql import any_null

        return any_null([column.value for column in data.require(*self.columns)])
