"""Read a file that says which columns tables have, whatever its form."""

from __future__ import annotations

from collections.abc import Iterator

from dq_core import json_tree
from dq_core.relation import Relation
from dq_core.source import Source
from dq_core.yaml import loader
from dq_lineage.schemas import ddl, mapping
from dq_lineage.schemas.information_schema import NEEDED, relations_of
from dq_lineage.schemas.rows import csv_rows, json_lines, listed_rows, rows_of
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
        return relations_of(csv_rows(source, NEEDED), dialect)
    if path.endswith(_JSON_LINES):
        return relations_of(json_lines(source), dialect)
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
    rows = listed_rows(root)
    return relations_of(rows_of(rows), dialect) if rows is not None else mapping.relations_in(root, dialect)
