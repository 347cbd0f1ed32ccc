"""CHK212."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.arguments import Arguments
from dq.checks.common_types import compared
from dq.checks.data import CannotEvaluateError, DataColumn, DataRelation
from dq.checks.obligation import Obligation
from dq.checks.operation import Operation, RowOperation, operation

if TYPE_CHECKING:
    from sqlglot import Expr

_OPERATORS = ("=", "<>", "<", "<=", ">", ">=")
_FAMILIES = (
    ("integer", "decimal", "float", "number"),
    ("string", "enum", "uuid"),
    ("date", "timestamp"),
    ("time",),
    ("boolean",),
)


@operation("CHK212")
@dataclass(frozen=True, slots=True)
class Compare(RowOperation):
    """One column of each row compares with another as stated.

    Why: what was shipped before it was ordered, or costs more than its total, is wrong whatever else it is.

    A row with a NULL in one of the columns is missing and passes. NaN compares with nothing: it violates
    whatever is demanded, except that it differs. Numbers of different types are compared exactly; beside a
    float as floats of its width. A timestamp with a zone and one without do not compare. A custom rule of dq
    names the `column` (at a property: the property itself), the `operator` (=, <>, <, <=, > or >=) and the
    `other` column.

    Bad::

        schema:
          - name: orders
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: compare  # here
                  column: shipped
                  operator: '>='
                  other: ordered
            properties:
              - {name: ordered, logicalType: date}
              - {name: shipped, logicalType: date}
        ---
        orders:
          - {ordered: 2024-05-02, shipped: 2024-05-01}

    Good::

        schema:
          - name: orders
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: compare
                  column: shipped
                  operator: '>='
                  other: ordered
            properties:
              - {name: ordered, logicalType: date}
              - {name: shipped, logicalType: date}
        ---
        orders:
          - {ordered: 2024-05-02, shipped: 2024-05-02}
          - {ordered: 2024-05-02, shipped: null}
    """

    column: str
    operator: str
    other: str
    one_null_violates: bool = False
    """Whether a row with a NULL in one of the columns only is a violation instead of missing."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Both columns."""
        return (self.column, self.other)

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """Nothing claims it."""
        del obligation
        return iter(())

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """Two columns and the operator between them."""
        return cls(arguments.column(), arguments.text("operator", _OPERATORS), arguments.column("other"))

    def failure(self) -> str:
        """Say what does not hold."""
        return f"are not {self.operator} {self.other}"

    def missing(self, data: DataRelation) -> Expr:
        """Return the condition that one of the values is NULL, or both of them."""
        from dq.checks.sql import all_of, any_null, is_null

        values = [column.value for column in data.require(*self.columns)]
        return all_of(map(is_null, values)) if self.one_null_violates else any_null(values)

    def violation(self, data: DataRelation) -> Expr:
        """Return the condition that the comparison does not hold."""
        from dq.checks.sql import all_of, any_null, any_of, is_nan, is_null, negated

        left, right = data.require(self.column, self.other)
        check_comparable(left, right)
        holds = _comparison(self.operator, left, right)
        complete = negated(any_null([left.value, right.value]))
        nan = [is_nan(column) for column in (left, right) if column.type.kind == "float"]
        wrong = any_of([negated(holds), *nan]) if self.operator != "<>" else negated(any_of([holds, *nan]))
        found = all_of([complete, wrong])
        if not self.one_null_violates:
            return found
        one = _differ(is_null(left.value), is_null(right.value))
        return any_of([found, one])


def _comparison(operator: str, left: DataColumn, right: DataColumn) -> Expr:
    from sqlglot import exp

    kinds: tuple[type[exp.Binary], ...] = (exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE)
    nodes: dict[str, type[exp.Binary]] = dict(zip(_OPERATORS, kinds, strict=True))
    return compared(nodes[operator], left.value, left.type, right.value, right.type)


def _differ(left: Expr, right: Expr) -> Expr:
    from sqlglot import exp

    return exp.NEQ(this=exp.paren(left), expression=exp.paren(right))


def check_comparable(left: DataColumn, right: DataColumn) -> None:
    """Raise CannotEvaluateError for two columns whose values do not compare."""
    same = left.type.kind == right.type.kind
    if not same and not any({left.type.kind, right.type.kind} <= set(family) for family in _FAMILIES):
        raise CannotEvaluateError(
            f"values of type {left.type} and {right.type} do not compare", decided_by="type_is"
        )
    if {left.type.zone, right.type.zone} == {"aware", "naive"}:
        raise CannotEvaluateError(f"{left.name!r} and {right.name!r}: only one of them has a time zone")
