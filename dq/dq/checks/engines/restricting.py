"""The condition of a rule that looks at some of the rows only."""

from __future__ import annotations

from dq.checks.arguments import Arguments
from dq.checks.conditions.condition import Condition
from dq.checks.data import UnsupportedError
from dq.checks.obligation import Obligation
from dq.checks.operation import Operation, QueryOperation, SchemaOperation


def where_of(arguments: Arguments, operation: Operation, name: str = "where") -> Condition | None:
    """Return the condition under an argument, None without it. Raises UnsupportedError."""
    if arguments.take(name) is None:
        return None
    return restriction(arguments.text(name), arguments.obligation, operation)


def restriction(text: str, obligation: Obligation, operation: Operation) -> Condition:
    """Return the condition of the rows that an operation looks at.

    Raises UnsupportedError for an operation that looks at no rows, and what `condition_of` raises.
    """
    from dq.checks.conditions.reading import condition_of

    if isinstance(operation, SchemaOperation | QueryOperation):
        raise UnsupportedError(f"{operation.kind!r} looks at no rows, so that a condition restricts nothing")
    return condition_of(text, obligation.dataset)
