"""Tables that files of a folder describe: CREATE TABLE, and what a warehouse lists of columns and sizes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dq_core import json_tree
from dq_core.relation import Relation
from dq_core.source import Source
from dq_core.yaml.tree import Mapping
from dq_lineage.schemas import information_schema, rows, table_sizes
from dq_lineage.schemas.rows import Row
from dq_lineage.schemas.schema_error import SchemaError

ENDINGS = (".csv", ".tsv", ".json", ".jsonl", ".ndjson")
_LINES = (".jsonl", ".ndjson")
_NAMED = re.compile(
    r"information_schema|columns|tables|table_storage|partitions|table_options|table_info", re.IGNORECASE
)
MOST_UNNAMED = 500
"""How many files whose names say nothing are opened to see what they hold."""

_CREATES = re.compile(
    r"\bCREATE\s+(?:OR\s+REPLACE\s+)?(?:EXTERNAL\s+|TRANSIENT\s+|UNLOGGED\s+|FOREIGN\s+|ICEBERG\s+)*TABLE\b"
    r"(?:\s+IF\s+NOT\s+EXISTS\b)?\s*(?P<name>[^\s(;]+)(?P<columns>\s*\()?",
    re.IGNORECASE,
)
_LAYOUT = re.compile(
    r"\b(?:PARTITION(?:ED)?\s+(?:BY|COLUMNS)|CLUSTER(?:ED)?\s+BY|SORTKEY|partitioning|partitioned_by|ORDER\s+BY)\b",
    re.IGNORECASE,
)
_BEGINNING = 20_000


def candidates(paths: Iterable[str]) -> Iterator[str]:
    """Return the paths that may be lists of a warehouse, by their endings and names."""
    unnamed = 0
    for path in paths:
        if path.lower().endswith(ENDINGS):
            named = _NAMED.search(path.rsplit("/", 1)[-1])
            unnamed += not named
            if named or unnamed <= MOST_UNNAMED:
                yield path


def creates_tables(text: str) -> bool:
    """Say whether a text may hold a CREATE TABLE, of more than a session, that states columns or a layout."""
    found = list(_CREATES.finditer(text))
    return any(match["columns"] for match in found) or (bool(found) and _LAYOUT.search(text) is not None)


def relations_listed(source: Source, dialect: str) -> tuple[Relation, ...]:
    """Return the tables that a list describes; none for a file about anything else.

    Raises SchemaError for a list with a mistake.
    """
    names = _names(source)
    if all(name in names for name in information_schema.NEEDED):
        return tuple(information_schema.relations_of(_rows(source, information_schema.NEEDED), dialect))
    if table_sizes.is_about_sizes(names):
        return tuple(table_sizes.relations_of(_rows(source, ())))
    return ()


def _names(source: Source) -> frozenset[str]:
    """Return the names of the first row's values, as cheaply as the form allows."""
    path = source.path.lower()
    if path.endswith(_LINES):
        first = source.line(1)
        return _keys(first) if first.startswith("{") else frozenset()
    if not path.endswith(".json"):
        return frozenset(rows.csv_header(source))
    beginning = source.text[:_BEGINNING]
    return _keys(beginning) if beginning.lstrip()[:1] in ("[", "{") else frozenset()


def _keys(text: str) -> frozenset[str]:
    return frozenset(name.lower() for name in re.findall(r'"(\w+)"\s*:', text[:_BEGINNING]))


def _rows(source: Source, needed: tuple[str, ...]) -> Iterator[Row]:
    path = source.path.lower()
    if path.endswith(_LINES):
        return rows.json_lines(source)
    return _of_document(source, needed) if path.endswith(".json") else rows.csv_rows(source, needed)


def _of_document(source: Source, needed: tuple[str, ...]) -> Iterator[Row]:
    """Return the rows of a JSON file, none if it is one of other objects with such keys somewhere in it."""
    document = json_tree.load(source)
    listed = rows.listed_rows(document.root)
    for problem in document.problems:
        raise SchemaError(problem.message, problem.location, problem.help)
    first = listed.items[0] if listed is not None and listed.items else None
    if listed is not None and isinstance(first, Mapping):
        names = {key.lower() for key in first.values}
        if all(name in names for name in needed) and (needed or table_sizes.is_about_sizes(names)):
            yield from rows.rows_of(listed)
