"""The checks of one dataset as a schema of Pandera."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dq.checks.check import Check
from dq.checks.column_path import ColumnPath
from dq.checks.operation import MeasureOperation, RowOperation, SchemaOperation, SetOperation
from dq.checks.operations.column_present import ColumnPresent
from dq.checks.operations.type_is import TypeIs
from dq.compilers.compilation import LeftOut
from dq.compilers.pandera.backend import Backend
from dq.compilers.pandera.conditions import condition_code
from dq.compilers.pandera.demands import counted, demand_code
from dq.compilers.pandera.layout import Call, Code, Items, Pairs
from dq.compilers.pandera.literals import text_of
from dq.compilers.pandera.phrase import CannotSayError, Context, Phrase, given, phrase_of
from dq.compilers.support import unsupported
from dq_contracts.model.contract import Column, Dataset

_UNKNOWN = unsupported("the operation is not put into words")


@dataclass(slots=True)
class Schema:
    """What becomes of the checks of a dataset: those of columns, those of the frame, those left out."""

    columns: dict[str, list[Code]] = field(default_factory=dict)
    frame: list[Code] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def schema_of(checks: Sequence[Check], backend: Backend, context: Context) -> Schema:
    """Put every check where it belongs, or say why it has no place."""
    schema = Schema()
    for check in checks:
        try:
            _place(check, schema, backend, context)
        except CannotSayError as error:
            schema.left_out.append(LeftOut(check, str(error)))
    return schema


def _place(check: Check, schema: Schema, backend: Backend, context: Context) -> None:
    operation = check.operation
    if operation is None:
        raise CannotSayError(check.unsupported)
    support = backend.support.get(operation.kind, _UNKNOWN)
    if support.kind == "unsupported":
        raise CannotSayError(support.reason)
    if any(isinstance(column, ColumnPath) for column in operation.columns):
        raise CannotSayError("columns inside other columns are not read")
    phrase = None if isinstance(operation, ColumnPresent) else phrase_of(operation, context)
    where = check.where.columns if check.where else ()
    for column in (*operation.columns, *where):
        if not backend.can_name(column):
            raise CannotSayError(f"Pandera takes {column!r} for something else than a column")
    if phrase is None:
        schema.columns.setdefault(operation.columns[0], [])
        return
    place, code = _check(check, phrase, backend, context)
    (schema.columns.setdefault(place, []) if place else schema.frame).append(code)


def _check(check: Check, phrase: Phrase, backend: Backend, context: Context) -> tuple[str, Call]:
    """Return the column that a check belongs to, empty for the whole frame, and the check."""
    operation, key = check.operation, text_of(check.id)
    if isinstance(operation, TypeIs):
        return operation.column, Call("has_type", (key, *phrase.arguments), phrase.parameters)
    if isinstance(operation, SchemaOperation):
        return "", Call("check_columns", (key, phrase.function), phrase.parameters)
    names = tuple(text_of(name) for name in phrase.columns)
    where = given(where=condition_code(check.where, context) if check.where else None)
    arguments = (key, phrase.function, *names)
    demand: tuple[tuple[str, Code], ...] = ()
    if isinstance(operation, MeasureOperation):
        if check.threshold is None:
            raise CannotSayError("it has no operator")
        demand = (("must_be", demand_code(check.threshold)),)
        return "", Call("check_measure", arguments, (*phrase.parameters, *demand, *where))
    if not isinstance(operation, RowOperation | SetOperation):
        raise CannotSayError(f"{operation.kind!r} is not put into words" if operation else "")
    if check.threshold is not None:
        demand = counted(check, check.threshold)
        return "", Call("check_count", arguments, (*phrase.parameters, *demand, *where))
    if len(names) == 1 and not where:
        return phrase.columns[0], Call("check_values", arguments[:2], phrase.parameters)
    place = phrase.columns[0] if backend.rows_at_columns and phrase.columns else ""
    return place, Call("check_rows", arguments, (*phrase.parameters, *where))


def schema_code(dataset: Dataset, schema: Schema, backend: Backend) -> Call:
    """Return a schema as code."""
    declared = {column.physical_name: column for column in dataset.columns}
    names = [*(name for name in declared if name in schema.columns), *schema.columns]
    pairs = [
        (text_of(name), _column(declared.get(name), schema.columns[name])) for name in dict.fromkeys(names)
    ]
    parts = given(
        columns=Pairs(tuple(pairs)) if pairs else None,
        checks=Items(tuple(schema.frame)) if schema.frame else None,
        name=text_of(dataset.physical_name),
        **_described(dataset),
    )
    return Call(backend.schema, (), parts)


def _column(column: Column | None, checks: Sequence[Code]) -> Call:
    parts = given(
        checks=Items(tuple(checks)) if checks else None,
        nullable="True",
        **(_described(column) if column else {}),
    )
    return Call("Column", (), parts)


def _described(part: Column | Dataset) -> dict[str, Code | None]:
    texts = {"title": part.node.node("businessName"), "description": part.node.node("description")}
    return dict(_texts(texts))


def _texts(nodes: Mapping[str, object]) -> Iterator[tuple[str, Code | None]]:
    for name, node in nodes.items():
        value = getattr(node, "value", None)
        if isinstance(value, str):
            yield name, text_of(" ".join(value.split()))
