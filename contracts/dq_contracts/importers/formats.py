"""The formats of schemas that contracts are drafted from. A new importer is one line here."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module

from dq_contracts.importers.draft import Draft
from dq_contracts.importers.schema_source import SchemaSource
from dq_core.file_kinds import top_level
from dq_core.record import record


@record
class Format:
    """A format: the name that `--from` takes, what it is, and the endings that belong to it alone.

    Its module in this package is named like it, with underscores, and has `draft_of`.
    """

    name: str
    title: str
    endings: tuple[str, ...] = ()


FORMATS: tuple[Format, ...] = (
    Format("ddl", "SQL with CREATE TABLE", (".sql", ".ddl")),
    Format("json-schema", "JSON Schema, draft 4 to 2020-12, in JSON or YAML"),
    Format("avro", "Avro schemas and protocols", (".avsc", ".avpr")),
    Format("data-contract-specification", "Data Contract Specification 1.x"),
    Format("dbt", "dbt properties files (schema.yml)"),
    Format("pydantic", "Pydantic models, read from their source"),
    Format("pandera", "Pandera models and schemas, read from their source"),
    Format("gx", "suites of Great Expectations, in JSON"),
)
_YAML_ENDINGS = (".yaml", ".yml")
_JSON_SCHEMA_KEYS = ("$schema", "$ref", "$defs", "definitions", "properties", "allOf", "anyOf", "oneOf")
_SHAPES = frozenset({"properties", "items", "allOf", "anyOf", "oneOf"})
_SCHEMA_IN_YAML = re.compile(r"^[\"']?\$(?:schema|ref|defs|id)[\"']?:", re.MULTILINE)
_JSON_KEY = re.compile(r'"([^"\\]*)"\s*:')
_IMPORT_OF_PANDERA = re.compile(r"^\s*(?:from|import)\s+pandera\b", re.MULTILINE)
_EXPECTATION = re.compile(r'"(?:type|expectation_type)"\s*:\s*"(?:expect_|unexpected_rows_)')
_EMPTY_SUITE = re.compile(r'"expectations"\s*:\s*\[\s*\]')
_DBT_KEYS = frozenset({"models", "sources", "seeds", "snapshots"})
_FAR_ENOUGH = 20_000


def names() -> tuple[str, ...]:
    """Return the names of all formats."""
    return tuple(each.name for each in FORMATS)


def importer(name: str) -> Callable[[SchemaSource], Draft]:
    """Return the function that drafts a contract from a format."""
    module = import_module(f"dq_contracts.importers.{name.replace('-', '_')}")
    draft_of: Callable[[SchemaSource], Draft] = module.draft_of
    return draft_of


def format_of(path: str, text: str) -> str | None:
    """Return the name of the format that a file has, from its name and its text; None for another file."""
    name = path.lower()
    for each in FORMATS:
        if name.endswith(each.endings or ("\0",)):
            return each.name
    if name.endswith((".py", ".pyi")):
        return "pandera" if _IMPORT_OF_PANDERA.search(text) else "pydantic"
    if name.endswith(_YAML_ENDINGS):
        return _of_yaml(text)
    return _of_json(text) if name.endswith(".json") else None


def _of_yaml(text: str) -> str | None:
    keys = top_level(text)
    if "dataContractSpecification" in keys:
        return "data-contract-specification"
    if _DBT_KEYS & keys.keys():
        return "dbt"
    shaped = keys.get("type") in ("object", "array") and _SHAPES & keys.keys()
    return "json-schema" if shaped or _SCHEMA_IN_YAML.search(text[:_FAR_ENOUGH]) else None


def _of_json(text: str) -> str | None:
    """Tell a schema from data by the first keys of the text."""
    start = text.lstrip()[:_FAR_ENOUGH]
    keys = list(dict.fromkeys(_JSON_KEY.findall(start)))
    if {"type", "fields", "name"} <= set(keys) and re.search(r'"type"\s*:\s*"record"', start):
        return "avro"
    if "expectations" in keys and (_EXPECTATION.search(start) or _EMPTY_SUITE.search(start)):
        return "gx"
    if not start.startswith("{"):
        return None
    has_type = re.search(r'"type"\s*:\s*(?:"(?:object|array)"|\[)', start) is not None
    is_schema = "$schema" in keys or "$ref" in keys or "$defs" in keys
    return "json-schema" if is_schema or (has_type and set(keys) & set(_JSON_SCHEMA_KEYS)) else None
