"""CHK403."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.data import DataRelation, UnsupportedError
from dq.checks.obligation import Obligation
from dq.checks.operation import ColumnOperation, Operation, RowOperation, operation
from dq.checks.operations.in_set import InSet, listed_values
from dq.checks.operations.matches import Matches, readable_pattern
from dq_core.yaml.tree import Mapping, plain_value

if TYPE_CHECKING:
    from sqlglot import Expr

_ARGUMENTS = ("validValues", "pattern")


@operation("CHK403", "quality.invalidValues")
@dataclass(frozen=True, slots=True)
class Invalid(ColumnOperation):
    """The rows with an invalid value satisfy the operator, as a number or as percent of rows with a value.

    Why: a share of wrong values may be tolerable; it must not grow unseen.

    A value is invalid when it is none of `validValues`, or when `pattern` is not found in it. NULL is not
    invalid. An argument that is not known makes the rule unsupported as a whole.

    Bad::

        schema:
          - name: orders
            properties:
              - name: status
                logicalType: string
                quality:
                  - metric: invalidValues  # here
                    mustBe: 0
                    arguments:
                      validValues: [open, paid]
        ---
        orders: [{status: open}, {status: lost}]

    Bad::

        schema:
          - name: orders
            properties:
              - name: status
                logicalType: string
                quality:
                  - metric: invalidValues  # here
                    mustBeLessThan: 1
                    arguments:
                      pattern: '^[a-z]+$'
        ---
        orders: [{status: Open}]

    Good::

        schema:
          - name: orders
            properties:
              - name: status
                logicalType: string
                quality:
                  - metric: invalidValues
                    mustBeLessThan: 50
                    unit: percent
                    arguments:
                      validValues: [open, paid]
        ---
        orders: [{status: open}, {status: paid}, {status: null}, {status: lost}]
    """

    parts: tuple[RowOperation, ...]

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """The library metric `invalidValues` of a property."""
        if obligation.column is None or obligation.quality is None:
            raise UnsupportedError("the metric needs a property")
        arguments = obligation.quality.node.node("arguments")
        if not isinstance(arguments, Mapping) or not list(arguments):
            raise UnsupportedError("no arguments say what a valid value is")
        unknown = [name for name in arguments if name not in _ARGUMENTS]
        if unknown:
            raise UnsupportedError(f"the argument {unknown[0]!r} is not known")
        yield cls(obligation.column_name, _parts(obligation, arguments))

    def failure(self) -> str:
        """Say what makes a value invalid."""
        return " or ".join(part.failure() for part in self.parts)

    def violation(self, data: DataRelation) -> Expr:
        """Return the condition that one of the arguments is broken."""
        from dq.checks.sql import any_of

        return any_of([part.violation(data) for part in self.parts])


def _parts(obligation: Obligation, arguments: Mapping) -> tuple[RowOperation, ...]:
    column = obligation.column_name
    parts: list[RowOperation] = []
    if "validValues" in arguments:
        values = listed_values(arguments.node("validValues"), obligation.logical_type)
        parts.append(InSet(column, values))
    if "pattern" in arguments:
        parts.append(Matches(column, readable_pattern(plain_value(arguments.node("pattern")))))
    return tuple(parts)
