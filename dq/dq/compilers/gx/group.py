"""What a group of operations is: how each becomes expectations, and how far that is exact."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, TypeVar

from dq.checks.check import Check
from dq.checks.operation import Operation
from dq.compilers.gx.columns import Columns
from dq.compilers.gx.expectation import Expectation
from dq.compilers.support import Support

Renderer: TypeAlias = Callable[[Check, Columns], list[Expectation]]
"""Return the expectations that mean the same as a check together. Raises CannotSayError."""

_Operation = TypeVar("_Operation", bound=Operation)

Group: TypeAlias = dict[str, tuple[Renderer, Support]]
"""The operations of a group by kind."""


def operation_of(check: Check, declared: type[_Operation]) -> _Operation:
    """Return the operation of a check, which is of the class that its kind says. Raises TypeError."""
    if isinstance(check.operation, declared):
        return check.operation
    raise TypeError(f"{check.kind} is no {declared.__name__}")
