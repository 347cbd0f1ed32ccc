"""CHK304."""

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


@operation("CHK304")
@dataclass(frozen=True, slots=True)
class NoOverlap(SetOperation):
    """Periods of the same key do not overlap.

    Why: a customer with two addresses on one day is counted twice by every join on that day.

    A period starts with `from` and ends before `to`; one without `to` never ends. Periods that touch do not
    overlap, and one that ends before it starts, or at once, overlaps nothing. Rows without `from`, or with a
    NULL in the key, are missing. All rows that overlap another one are violations. A custom rule of dq on
    the dataset names `key` (a list of columns), `from` and `to`.

    Bad::

        schema:
          - name: addresses
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: no_overlap  # here
                  key: [customer]
                  from: valid_from
                  to: valid_to
            properties:
              - {name: customer, logicalType: integer}
              - {name: valid_from, logicalType: date}
              - {name: valid_to, logicalType: date}
        ---
        addresses:
          - {customer: 1, valid_from: 2024-01-01, valid_to: 2024-03-01}
          - {customer: 1, valid_from: 2024-02-28, valid_to: null}

    Good::

        schema:
          - name: addresses
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: no_overlap
                  key: [customer]
                  from: valid_from
                  to: valid_to
            properties:
              - {name: customer, logicalType: integer}
              - {name: valid_from, logicalType: date}
              - {name: valid_to, logicalType: date}
        ---
        addresses:
          - {customer: 1, valid_from: 2024-01-01, valid_to: 2024-03-01}
          - {customer: 1, valid_from: 2024-03-01, valid_to: null}
          - {customer: 2, valid_from: 2024-02-01, valid_to: null}
    """

    key: tuple[str, ...]
    start: str
    end: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The key and both ends."""
        return (*self.key, self.start, self.end)

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """Nothing claims it."""
        del obligation
        return iter(())

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """The key, the start and the end."""
        return cls(arguments.columns("key"), arguments.column("from"), arguments.column("to"))

    def failure(self) -> str:
        """Say that periods overlap."""
        return "overlap another period of the same key"

    def counts(self, data: DataRelation, others: tuple[DataRelation, ...]) -> exp.Select:
        """Judge each period by those that start before it and the one that starts next."""
        from dq.checks.windows import window_counts

        return window_counts(data, self._missing(data), self.violation(data, others))

    def violation(self, data: DataRelation, others: tuple[DataRelation, ...]) -> Expr:
        """Return the condition that an earlier period lasts longer, or that the next one starts too early."""
        from sqlglot import exp

        from dq.checks.common_types import compared
        from dq.checks.sql import all_of, any_of, is_null, negated
        from dq.checks.windows import call, over

        del others
        first, last = data.require(self.start, self.end)
        start, end = first.value, last.value
        endless = is_null(end)
        real = all_of(
            [
                negated(self._missing(data)),
                any_of([endless, compared(exp.LT, start, first.type, end, last.type)]),
            ]
        )
        keys = [*(column.value for column in data.require(*self.key)), real]
        order, before = [start, end], ("UNBOUNDED", "1")
        latest, unending = call("max", end), call("count_if", endless)
        next_start = over(call("lead", start), keys, order)
        overlaps = any_of(
            [
                compared(exp.GT, over(latest, keys, order, before), last.type, start, first.type),
                exp.GT(this=over(unending, keys, order, before), expression=exp.Literal.number(0)),
                compared(exp.LT, next_start, first.type, end, last.type),
                all_of([endless, negated(is_null(next_start))]),
            ]
        )
        return all_of([real, overlaps])

    def _missing(self, data: DataRelation) -> Expr:
        from dq.checks.sql import any_null

        return any_null([column.value for column in data.require(*self.key, self.start)])
