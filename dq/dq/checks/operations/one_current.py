"""CHK305."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.arguments import Arguments
from dq.checks.data import CannotEvaluateError, DataRelation
from dq.checks.obligation import Obligation
from dq.checks.operation import Operation, SetOperation, operation

if TYPE_CHECKING:
    from sqlglot import Expr, exp


@operation("CHK305")
@dataclass(frozen=True, slots=True)
class OneCurrent(SetOperation):
    """Every key has exactly one current row.

    Why: a history with two current rows doubles every join, one with none loses the key.

    The `current` column tells: a row is current where it is true, and where it is of another type, such as
    the end of a period, where it is NULL. Rows with a NULL in the key are missing. All rows of a key with no
    or several current rows are violations. A custom rule of dq on the dataset names `key` and `current`.

    Bad::

        schema:
          - name: addresses
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: one_current  # here
                  key: [customer]
                  current: valid_to
            properties:
              - {name: customer, logicalType: integer}
              - {name: valid_to, logicalType: date}
        ---
        addresses: [{customer: 1, valid_to: null}, {customer: 1, valid_to: null}]

    Bad::

        schema:
          - name: addresses
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: one_current  # here
                  key: [customer]
                  current: is_current
            properties:
              - {name: customer, logicalType: integer}
              - {name: is_current, logicalType: boolean}
        ---
        addresses: [{customer: 1, is_current: false}, {customer: 2, is_current: true}]

    Good::

        schema:
          - name: addresses
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: one_current
                  key: [customer]
                  current: is_current
            properties:
              - {name: customer, logicalType: integer}
              - {name: is_current, logicalType: boolean}
        ---
        addresses:
          - {customer: 1, is_current: true}
          - {customer: 1, is_current: false}
          - {customer: 2, is_current: true}
          - {customer: 2, is_current: null}
    """

    key: tuple[str, ...]
    current: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The key and what tells the current row."""
        return (*self.key, self.current)

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """Nothing claims it."""
        del obligation
        return iter(())

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """The key and what tells the current row."""
        return cls(arguments.columns("key"), arguments.column("current"))

    def failure(self) -> str:
        """Say that the key has no or several current rows."""
        return "have a key without one current row"

    def counts(self, data: DataRelation, others: tuple[DataRelation, ...]) -> exp.Select:
        """Count the current rows of each key."""
        from dq.checks.windows import window_counts

        return window_counts(data, self._missing(data), self.violation(data, others))

    def violation(self, data: DataRelation, others: tuple[DataRelation, ...]) -> Expr:
        """Return the condition that the key's current rows are not one."""
        from sqlglot import exp

        from dq.checks.sql import all_of, is_null, negated
        from dq.checks.windows import call, over

        del others
        column = data.require(self.current)[0]
        if column.type.kind == "unknown":
            raise CannotEvaluateError(f"{self.current!r} has a type that is not known", decided_by="type_is")
        flag = exp.Coalesce(this=column.value.copy(), expressions=[exp.false()])
        current = flag if column.type.kind == "boolean" else is_null(column.value)
        keys = [item.value for item in data.require(*self.key)]
        count = over(call("count_if", current), keys)
        wrong = exp.NEQ(this=count, expression=exp.Literal.number(1))
        return all_of([negated(self._missing(data)), wrong])

    def _missing(self, data: DataRelation) -> Expr:
        from dq.checks.sql import any_null

        return any_null([column.value for column in data.require(*self.key)])
