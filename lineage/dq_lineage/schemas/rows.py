"""Rows as warehouses list what they know, in CSV, JSON or JSON lines, whatever the rows are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dq_core.location import Location
from dq_core.source import Source
from dq_core.yaml import tree
from dq_lineage.schemas.schema_error import SchemaError

Row = tuple[Mapping[str, str], Location]
"""The values of a row by their names in lower case, and where it stands."""


def csv_header(source: Source) -> tuple[str, ...]:
    """Return the names in the first line of a CSV file, in lower case."""
    line = source.line(1)
    names = line.split(_separator(line))
    return tuple(name.strip().strip('"').strip().lower() for name in names)


def csv_rows(source: Source, needed: Sequence[str]) -> Iterator[Row]:
    """Return the rows of a CSV file with a header; comma, semicolon or tab parts them. Raises SchemaError."""
    import csv

    header_line = source.line(1)
    lines = source.text.splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=_separator(header_line), strict=True)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        for name in needed:
            if name not in header:
                text = f"the first line names no column {name!r}"
                raise SchemaError(text, source.location(0, len(header_line)), "export it with its header")
        for values in reader:
            location = Location(source.path, reader.line_num, 1, reader.line_num, 1)
            if values:
                yield dict(zip(header, values, strict=False)), location
    except csv.Error as error:
        raise SchemaError(f"not a CSV file: {error}", Location(source.path, reader.line_num)) from None


def rows_of(rows: tree.Sequence) -> Iterator[Row]:
    """Return the rows of a list of objects. Raises SchemaError."""
    for item in rows.items:
        if not isinstance(item, tree.Mapping):
            raise SchemaError("a row is an object with names and values", item.location)
        scalars = ((key, value) for key, value in item.values.items() if isinstance(value, tree.Scalar))
        yield (
            {key.lower(): "" if value.value is None else value.text for key, value in scalars},
            item.location,
        )


def listed_rows(root: tree.Node | None) -> tree.Sequence | None:
    """Return the rows of a document: a list, or the one below its only key if it is of tables."""
    if isinstance(root, tree.Sequence):
        return root
    if not isinstance(root, tree.Mapping) or len(root.values) != 1:
        return None
    found = next(iter(root.values.values()))
    first = found.items[0] if isinstance(found, tree.Sequence) and found.items else None
    has_name = isinstance(first, tree.Mapping) and any(key.lower() == "table_name" for key in first.values)
    return found if has_name and isinstance(found, tree.Sequence) else None


def json_lines(source: Source) -> Iterator[Row]:
    """Return the rows of a file with one JSON object in each line. Raises SchemaError."""
    from json import JSONDecodeError, loads

    for number, text in enumerate(source.text.splitlines(), start=1):
        location = Location(source.path, number, 1, number, 1)
        try:
            item = loads(text) if text.strip() else {}
        except (ValueError, RecursionError) as error:
            reason = error if isinstance(error, JSONDecodeError) else "it cannot be read"
            raise SchemaError(f"not a JSON object: {reason}", location) from None
        if not isinstance(item, dict):
            raise SchemaError("a row is an object with names and values", location)
        if item:
            yield {key.lower(): _text(value) for key, value in item.items()}, location


def _separator(header: str) -> str:
    return max(",;\t", key=header.count)


def _text(value: object) -> str:
    return "" if value is None else str(value)
