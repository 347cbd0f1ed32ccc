"""A check in the words of the generated modules, and how operations are put into words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from dq.checks.column_path import ColumnPath
from dq.checks.operation import Operation
from dq.compilers.pandera.layout import Code


class CannotSayError(Exception):
    """A check that no function of the generated modules means; the text says why."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The function of a rule or a measure, the columns that it is given, and its parameters."""

    function: Code
    columns: tuple[str, ...]
    parameters: tuple[tuple[str, Code], ...] = ()
    arguments: tuple[Code, ...] = ()
    """What is given by position, in the place of columns."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the operation: logical types of columns, and names of other datasets' data."""

    logical_types: dict[str, str] = field(default_factory=dict)
    references: dict[tuple[str, str], str] = field(default_factory=dict)


Renderer = Callable[..., Phrase]
RENDERERS: dict[type[Operation], Renderer] = {}

_Declared = TypeVar("_Declared", bound=Renderer)


def puts(operation: type[Operation]) -> Callable[[_Declared], _Declared]:
    """Register what puts an operation into words: a function of the operation and the context."""

    def decorate(declared: _Declared) -> _Declared:
        RENDERERS[operation] = declared
        return declared

    return decorate


def phrase_of(operation: Operation, context: Context) -> Phrase:
    """Return the words of an operation. Raises CannotSayError."""
    if any(isinstance(column, ColumnPath) for column in operation.columns):
        raise CannotSayError("columns inside other columns are not read")
    renderer = RENDERERS.get(type(operation))
    if renderer is None:
        raise CannotSayError(f"{operation.kind!r} is not put into words")
    return renderer(operation, context)


def given(**parameters: Code | None) -> tuple[tuple[str, Code], ...]:
    """Return the parameters that are given."""
    return tuple((name, code) for name, code in parameters.items() if code is not None)
