"""Read a file that says which columns tables have, whatever its form."""

from __future__ import annotations

from collections.abc import Iterator

from dq_core import json_tree
from dq_core.location import Location
from dq_core.relation import Relation
from dq_core.source import Source
from dq_core.yaml import loader
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence
from dq_lineage.schemas import ddl, mapping
from dq_lineage.schemas.information_schema import Row, csv_rows, relations_of
from dq_lineage.schemas.schema_error import SchemaError

_SQL = (".sql", ".ddl")
_CSV = (".csv", ".tsv")
_JSON = (".json",)
_JSON_LINES = (".jsonl", ".ndjson")
_YAML = (".yaml", ".yml")
FORMS = "a mapping in YAML or JSON, CREATE TABLE in SQL, rows of INFORMATION_SCHEMA.COLUMNS in CSV or JSON"


def relations_in(source: Source, dialect: str) -> tuple[Relation, ...]:
    """Return the tables that a file describes; its ending tells the form.

    Raises SchemaError for a file of another form, one with a mistake, and one without any table.
    """
    found = tuple(_read(source, dialect))
    if not found:
        raise SchemaError(f"{source.path} describes no table", None, f"known forms: {FORMS}")
    return found


def _read(source: Source, dialect: str) -> Iterator[Relation]:
    path = source.path.lower()
    if path.endswith(_SQL):
        return ddl.relations_in(source, dialect)
    if path.endswith(_CSV):
        return relations_of(csv_rows(source), dialect)
    if path.endswith(_JSON_LINES):
        return relations_of(_lines(source), dialect)
    if path.endswith(_JSON):
        return _of_tree(json_tree.load(source), dialect)
    if path.endswith(_YAML):
        return _of_tree(loader.load(source), dialect)
    raise SchemaError(f"cannot tell by its name what {source.path} is", None, f"known forms: {FORMS}")


def _of_tree(document: loader.Document, dialect: str) -> Iterator[Relation]:
    for problem in document.problems:
        if problem.kind != "empty":
            raise SchemaError(problem.message, problem.location, problem.help)
    root = document.root
    rows = _only_list(root) or root
    return (
        relations_of(_rows(rows), dialect)
        if isinstance(rows, Sequence)
        else mapping.relations_in(root, dialect)
    )


def _only_list(root: Node | None) -> Sequence | None:
    """Return the rows below the only key of a mapping, such as `rows`, when they are rows."""
    if not isinstance(root, Mapping) or len(root.values) != 1:
        return None
    found = next(iter(root.values.values()))
    first = found.items[0] if isinstance(found, Sequence) and found.items else None
    has_name = isinstance(first, Mapping) and any(key.lower() == "table_name" for key in first.values)
    return found if has_name and isinstance(found, Sequence) else None


def _rows(rows: Sequence) -> Iterator[Row]:
    for item in rows.items:
        if not isinstance(item, Mapping):
            raise SchemaError("a row is an object with names and values", item.location)
        scalars = ((key, value) for key, value in item.values.items() if isinstance(value, Scalar))
        yield (
            {key.lower(): "" if value.value is None else value.text for key, value in scalars},
            item.location,
        )


def _lines(source: Source) -> Iterator[Row]:
    from json import JSONDecodeError, loads

    for number, text in enumerate(source.text.splitlines(), start=1):
        location = Location(source.path, number, 1, number, 1)
        try:
            item = loads(text) if text.strip() else {}
        except (JSONDecodeError, RecursionError) as error:
            raise SchemaError(f"not a JSON object: {error}", location) from None
        if not isinstance(item, dict):
            raise SchemaError("a row is an object with names and values", location)
        if item:
            yield {key.lower(): _text(value) for key, value in item.items()}, location


def _text(value: object) -> str:
    return "" if value is None else str(value)
