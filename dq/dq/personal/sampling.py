"""Values of each column of a table, those inside objects and lists by their paths, from a sample of rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dq.adapters.connection import reason_of
from dq.adapters.place import UnreadableError
from dq.personal.opening import OpenedTable
from dq_core.record import field, mutable_record
from dq_core.types import Type

if TYPE_CHECKING:
    from sqlglot import Expr

DEFAULT_ROWS = 2000
_SMALL = 50_000
_PIECES = 8
_SEED = 7
_LONGEST = 4096
_LONGEST_DOCUMENT = 100_000
_MOST_VALUES = 4000
_DEEPEST = 8
_MOST_COLUMNS = 5000
_MOST_ELEMENTS = 20
_FIRST = 20
_MOST_KEYS = 200
"""As many as DuckDB takes for names; beyond them it reads a map."""
_LISTS = ("array", "vector")


@mutable_record
class SampledColumn:
    """A column, its type where the source has one, and its values of the sample, NULL included."""

    names: tuple[str, ...]
    type: Type | None
    values: list[Any] = field(default_factory=list)


def sampled(connection: Any, table: OpenedTable, rows: int = DEFAULT_ROWS) -> list[SampledColumn]:
    """Return the columns with values of about so many rows, the same ones in every run.

    Of a large Parquet file or table rows are taken at several places; of texts, from the first 200,000 rows.
    Raises UnreadableError.
    """
    import duckdb

    try:
        found = connection.execute(_query(table, rows).sql("duckdb")).fetchall()
    except duckdb.Error as error:
        raise UnreadableError(reason_of(error)) from None
    columns: dict[tuple[str, ...], SampledColumn] = {}
    for index, (name, type_) in enumerate(table.columns.items()):
        values = [row[index] for row in found]
        if _hold_documents(type_, values):
            values = [_parsed(value) if isinstance(value, str) else None for value in values]
            # what the texts hold is the type to go on with
            type_ = _map_of_anything(values) or Type("json")  # noqa: PLW2901
        _declare(columns, (name,), type_, 0)
        if type_ is not None and not type_.nested and type_.kind != "json" and (name,) in columns:
            columns[name,].values = values
            continue
        for value in values:
            _add(columns, (name,), type_, value, 0)
    return list(columns.values())


def _hold_documents(type_: Type | None, values: Sequence[Any]) -> bool:
    """Say whether the texts of a column are objects of JSON."""
    if type_ is not None and type_.kind != "string":
        return False
    texts = [value.strip() for value in values if isinstance(value, str)][:_FIRST]
    return bool(texts) and all(text.startswith("{") and text.endswith("}") for text in texts)


def _map_of_anything(values: Sequence[Any]) -> Type | None:
    """Return the type of a map where objects have so many keys that these are no names of columns."""
    keys = {key for value in values if isinstance(value, dict) for key in value}
    return Type("map") if len(keys) > _MOST_KEYS else None


def _query(table: OpenedTable, rows: int) -> Expr:
    from sqlglot import exp

    selected = exp.select(*(_read(name, type_) for name, type_ in table.columns.items()))
    if table.format == "parquet" and (table.rows or 0) > _SMALL:
        return selected.from_(_numbered(table)).where(_pieces(table.rows or 0, rows))
    if table.format == "duckdb" and (table.rows or 0) > _SMALL:
        percent = min(100.0, max(0.01, 400.0 * rows / (table.rows or 1)))
        sample = exp.TableSample(
            this=None, percent=exp.Literal.number(f"{percent:.4f}"), method=exp.var("SYSTEM"), seed=_seed()
        )
        scan = table.scan.copy()
        scan.set("sample", sample)
        return selected.from_(scan).limit(rows * 4)
    return selected.from_(_reservoir(table, rows))


def _seed() -> Expr:
    from sqlglot import exp

    return exp.Literal.number(_SEED)


def _reservoir(table: OpenedTable, rows: int) -> Expr:
    """Return every row of a small table, else so many of them at random, always the same."""
    from sqlglot import exp

    inner = exp.select("*").from_(table.scan.copy())
    hashed = exp.Anonymous(this="hash", expressions=[exp.column("dq row")])
    if table.rows is not None and table.rows <= rows:
        return inner.subquery("dq row")
    return (
        exp.select("*")
        .from_(inner.subquery("dq row", copy=False))
        .order_by(hashed)
        .limit(rows)
        .subquery("dq sample")
    )


def _numbered(table: OpenedTable) -> Expr:
    from sqlglot import exp

    scan = table.scan.copy()
    option = exp.PropertyEQ(this=exp.to_identifier("file_row_number"), expression=exp.true())
    scan.this.append("expressions", option)
    return scan


def _pieces(total: int, rows: int) -> Expr:
    """Return the condition of rows at several places; row groups without any of them are not read."""
    from sqlglot import exp

    size = max(1, rows // _PIECES)
    number = exp.column("file_row_number", quoted=True)
    starts = [total * piece // _PIECES + (total // _PIECES - size) // 2 for piece in range(_PIECES)]
    return exp.or_(
        *(
            exp.Between(
                this=number.copy(), low=exp.convert(max(0, start)), high=exp.convert(max(0, start) + size - 1)
            )
            for start in starts
        )
    )


def _read(name: str, type_: Type | None) -> Expr:
    """Return how to read a column: of a text no more than can be judged, of bytes none at all."""
    from sqlglot import exp

    column = exp.column(name, quoted=True)
    kind = type_.kind if type_ else "string"
    if kind == "string":
        longest = exp.Literal.number(_LONGEST)
        return exp.alias_(exp.Anonymous(this="left", expressions=[column, longest]), name, quoted=True)
    if kind == "binary":
        return exp.alias_(exp.Is(this=column, expression=exp.null()), name, quoted=True)
    if kind in ("enum", "uuid", "interval", "json", "timestamp", "date", "opaque", "time", "unknown", "bit"):
        return exp.alias_(exp.cast(column, "VARCHAR"), name, quoted=True)
    return column


def _declare(
    columns: dict[tuple[str, ...], SampledColumn], names: tuple[str, ...], type_: Type | None, depth: int
) -> None:
    """Note the columns that a type has, so that one without any value is told of as well."""
    if type_ is None or depth > _DEEPEST or len(columns) >= _MOST_COLUMNS:
        if names not in columns and len(columns) < _MOST_COLUMNS:
            columns[names] = SampledColumn(names, type_)
        return
    if type_.kind == "struct" and type_.fields:
        for part in type_.fields:
            _declare(columns, (*names, part.name), part.type, depth + 1)
    elif type_.kind == "map":
        _declare(columns, (*names, "key"), type_.key, depth + 1)
        _declare(columns, (*names, "value"), type_.element, depth + 1)
    elif type_.kind in _LISTS and type_.element is not None:
        _declare(columns, _listed(names), type_.element, depth + 1)
    elif type_.kind != "json":
        columns[names] = SampledColumn(names, type_)


def _add(
    columns: dict[tuple[str, ...], SampledColumn],
    names: tuple[str, ...],
    type_: Type | None,
    value: Any,
    depth: int,
) -> None:
    if depth > _DEEPEST:
        return
    if type_ is not None and type_.kind == "json" and isinstance(value, str):
        value, type_ = _parsed(value), None
    if isinstance(value, dict) and type_ is not None and type_.kind == "map":
        # the keys are values as well, and no names
        for key, inner in value.items():
            _add(columns, (*names, "key"), type_.key, key, depth + 1)
            _add(columns, (*names, "value"), type_.element, inner, depth + 1)
    elif isinstance(value, dict):
        types = {part.name: part.type for part in type_.fields} if type_ else {}
        for key, inner in value.items():
            _add(columns, (*names, str(key)), types.get(str(key)), inner, depth + 1)
    elif isinstance(value, (list, tuple)):
        for inner in value[:_MOST_ELEMENTS]:
            _add(columns, _listed(names), _element(type_), inner, depth + 1)
    elif value is not None or names in columns:
        _append(columns, names, type_, value)


def _append(
    columns: dict[tuple[str, ...], SampledColumn], names: tuple[str, ...], type_: Type | None, value: Any
) -> None:
    if names not in columns:
        if len(columns) >= _MOST_COLUMNS:
            return
        columns[names] = SampledColumn(names, type_)
    if len(columns[names].values) < _MOST_VALUES:
        columns[names].values.append(value)


def _element(type_: Type | None) -> Type | None:
    return type_.element if type_ is not None else None


def _listed(names: Sequence[str]) -> tuple[str, ...]:
    return (*names[:-1], f"{names[-1]}[]")


def _parsed(text: str) -> Any:
    """Return what a text of JSON holds; a broken or long one as the text."""
    if len(text) > _LONGEST_DOCUMENT:
        return text[:_LONGEST]
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
