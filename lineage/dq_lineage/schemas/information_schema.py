"""Schemas as warehouses list them: rows of INFORMATION_SCHEMA.COLUMNS, as CSV or JSON.

Needed are `table_name` and `column_name`, in any case; `table_catalog`, `table_schema`, `data_type`,
`is_nullable` and `ordinal_position` are read where they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dq_core.location import Location
from dq_core.relation import Column, Relation
from dq_core.source import Source
from dq_lineage.schemas.schema_error import SchemaError
from dq_lineage.schemas.type_names import type_named

Row = tuple[Mapping[str, str], Location]
"""The values of a row by their names in lower case, and where it stands."""

_NEEDED = ("table_name", "column_name")
_PARTS = ("table_catalog", "table_schema", "table_name")
_YES, _NO = ("yes", "true", "1", "y", "t"), ("no", "false", "0", "n", "f")


def relations_of(rows: Iterable[Row], dialect: str) -> Iterator[Relation]:
    """Return the tables that rows describe, in the order in which they come first. Raises SchemaError."""
    tables: dict[tuple[str, ...], list[tuple[int, Column]]] = {}
    for values, location in rows:
        missing = next((name for name in _NEEDED if not values.get(name)), None)
        if missing is not None:
            raise SchemaError(f"a row has no {missing}", location, f"every row needs {' and '.join(_NEEDED)}")
        table = tuple(values[part] for part in _PARTS if values.get(part))
        columns = tables.setdefault(table, [])
        columns.append((_position(values, len(columns)), _column(values, location, dialect)))
    for table, columns in tables.items():
        ordered = sorted(columns, key=lambda item: item[0])
        yield Relation(table, tuple(column for _, column in ordered), location=columns[0][1].location)


def csv_rows(source: Source) -> Iterator[Row]:
    """Return the rows of a CSV file with a header; comma, semicolon or tab parts them. Raises SchemaError."""
    import csv

    header_line = source.line(1)
    separator = max(",;\t", key=header_line.count)
    reader = csv.reader(source.text.splitlines(keepends=True), delimiter=separator, strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        for name in _NEEDED:
            if name not in header:
                text = f"the first line names no column {name!r}"
                raise SchemaError(text, source.location(0, len(header_line)), "export it with its header")
        for values in reader:
            location = Location(source.path, reader.line_num, 1, reader.line_num, 1)
            if values:
                yield dict(zip(header, values, strict=False)), location
    except csv.Error as error:
        raise SchemaError(f"not a CSV file: {error}", Location(source.path, reader.line_num)) from None


def _position(values: Mapping[str, str], otherwise: int) -> int:
    stated = values.get("ordinal_position", "")
    return int(stated) if stated.isascii() and stated.isdecimal() else otherwise


def _column(values: Mapping[str, str], location: Location, dialect: str) -> Column:
    word = values.get("is_nullable", "").lower()
    nullable = True if word in _YES else False if word in _NO else None
    return Column(
        values["column_name"], type_named(values.get("data_type", ""), dialect), nullable, location=location
    )
