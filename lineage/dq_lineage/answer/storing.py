"""An answer to plain JSON and back, with all that graphs, reports and rules ask of it.

Places, expressions, types and nullability are worked out when it is stored; the tree is left behind.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from dq_core.location import Location
from dq_core.types import Type
from dq_lineage.answer.origin import Origin
from dq_lineage.answer.packing import BadFormError, packed, unpacked
from dq_lineage.answer.reason import Reason
from dq_lineage.answer.records import Lineage, OutputColumn, Source, Statement, Unknown
from dq_lineage.answer.stored_parts import StoredOrigin, StoredShape
from dq_lineage.shaping.shape import Shape

Mapped = Callable[[int, int], Location]
"""From a span of the text that was read to the place that the user knows."""

_REASONS: dict[str, Reason] = {reason: reason for reason in get_args(Reason)}


def stored(lineage: Lineage, mapped: Mapped | None = None) -> dict[str, Any]:
    """Return a lineage as JSON; `mapped` gives places instead of those of the text that was read."""
    storing = _Storing(mapped)
    return {
        "dialect": lineage.dialect,
        "statements": [storing.statement(each) for each in lineage.statements],
        "sources": [list(source) for source in storing.sources],
        "shapes": [packed(list(shape)) for shape in storing.shapes],
    }


def restored(value: Any) -> Lineage:
    """Return the lineage of what `stored` gave; raises BadFormError for anything else."""
    try:
        sources = tuple(_source(each) for each in value["sources"])
        shapes = tuple(_shaped(each) for each in value["shapes"])
        statements = tuple(_statement(each, sources, shapes) for each in value["statements"])
        return Lineage(statements, _text(value["dialect"]))
    except BadFormError:
        raise
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise BadFormError(f"no stored lineage: {type(error).__name__}") from error


class _Storing:
    """Stores statements; equal sources and shapes are kept once."""

    def __init__(self, mapped: Mapped | None) -> None:
        self._mapped = mapped
        self.sources: dict[Source, int] = {}
        self.shapes: dict[Shape, int] = {}

    def statement(self, statement: Statement) -> list[Any]:
        return [
            statement.index,
            statement.kind,
            list(statement.reads),
            list(statement.writes),
            list(statement.temporary),
            [self._column(column) for column in statement.columns],
            self._numbers(statement.indirect),
            [self._unknown(unknown) for unknown in statement.unknowns],
            [list(pair) for pair in statement.renames],
            self._origin(statement.origin),
        ]

    def _column(self, column: OutputColumn) -> list[Any]:
        shape = None
        if column.shaped is not None:
            shape = self.shapes.setdefault(column.shaped.shape(), len(self.shapes))
        numbers = self._numbers(column.sources)
        return [column.dataset, column.name, numbers, self._origin(column.origin), shape]

    def _numbers(self, sources: tuple[Source, ...]) -> list[int]:
        known = self.sources
        return [known.setdefault(source, len(known)) for source in sources]

    def _unknown(self, unknown: Unknown) -> list[Any]:
        candidates, origin = list(unknown.candidates), self._origin(unknown.origin)
        return [unknown.reason, unknown.statement, candidates, unknown.detail, origin]

    def _origin(self, origin: Origin | None) -> list[Any] | None:
        if origin is None:
            return None
        start, end = origin.span
        place = origin.location if self._mapped is None else self._mapped(start, end)
        return [start, end, origin.text, packed(place)]


def _statement(value: list[Any], sources: tuple[Source, ...], shapes: tuple[StoredShape, ...]) -> Statement:
    index, kind, reads, writes, temporary, columns, indirect, unknowns, renames, origin = value
    return Statement(
        _number(index),
        _text(kind),
        _texts(reads),
        _texts(writes),
        _texts(temporary),
        tuple([_column(each, sources, shapes) for each in columns]),
        tuple([sources[number] for number in indirect]),
        tuple([_unknown(each) for each in unknowns]),
        tuple([(_text(old), _text(new)) for old, new in renames]),
        _origin(origin),
    )


def _column(value: list[Any], sources: tuple[Source, ...], shapes: tuple[StoredShape, ...]) -> OutputColumn:
    dataset, name, numbers, origin, shape = value
    return OutputColumn(
        None if dataset is None else _text(dataset),
        _text(name),
        tuple([sources[number] for number in numbers]),
        _origin(origin),
        None if shape is None else shapes[shape],
    )


def _shaped(value: list[Any]) -> StoredShape:
    kind, nullable = value
    if nullable not in (None, True, False):
        raise BadFormError("nullable is true, false or null")
    return StoredShape(Shape(None if kind is None else unpacked(Type, kind), nullable))


def _unknown(value: list[Any]) -> Unknown:
    reason, statement, candidates, detail, origin = value
    return Unknown(
        _REASONS[reason],
        _number(statement),
        _texts(candidates),
        _text(detail),
        _origin(origin),
    )


def _origin(value: list[Any] | None) -> StoredOrigin | None:
    if value is None:
        return None
    start, end, text, place = value
    path, *numbers = place
    line, column, end_line, end_column = map(_number, numbers)
    location = Location(_text(path), line, column, end_line, end_column)
    return StoredOrigin((_number(start), _number(end)), _text(text), location)


def _source(value: list[Any]) -> Source:
    dataset, column, kind, subtype, masking, certainty = value
    if masking not in (True, False):
        raise BadFormError("masking is true or false")
    texts = [_text(each) for each in (dataset, column, kind, subtype, certainty)]
    return Source(texts[0], texts[1], texts[2], texts[3], masking, texts[4])


def _texts(values: list[Any]) -> tuple[str, ...]:
    return tuple([_text(value) for value in values])


def _text(value: Any) -> str:
    if value.__class__ is not str:
        raise BadFormError("a text is expected")
    return str(value)


def _number(value: Any) -> int:
    if value.__class__ is not int:
        raise BadFormError("a number is expected")
    return int(value)
