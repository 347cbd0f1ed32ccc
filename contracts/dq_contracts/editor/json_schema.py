"""The JSON Schema of a contract in any version of the standard, for editors that complete and document it."""

from __future__ import annotations

from typing import Any

from dq_contracts.editor.objects import definitions
from dq_contracts.editor.sharing import reachable, shared
from dq_contracts.editor.values import JsonSchema, definition_name
from dq_contracts.standard.versions import ALL_VERSIONS, NEWEST, Version, numbers, written

SHOWN = tuple(numbers(version) for version in ("3.0.2", "3.1.0", "3.2.0"))
"""The versions that the schema tells apart."""


def json_schema() -> dict[str, Any]:
    """Return the schema (draft 7, which editors know best) as plain data.

    A contract is held against the objects of its apiVersion; without one that is read, against the newest.
    Between v3.0.0 and v3.0.2 no difference is made.
    """
    every = {name: schema for version in reversed(SHOWN) for name, schema in definitions(version).items()}
    kept, names = shared(every)
    roots = {version: names[definition_name("Contract", version)] for version in SHOWN}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Data contract (ODCS)",
        "description": "A contract of the Open Data Contract Standard, v3.0.0 to v3.2.0, and of dq.",
        "type": "object",
        **_choice(roots),
        "definitions": reachable(kept, roots.values()),
    }


def _choice(roots: dict[Version, str]) -> JsonSchema:
    """Return the condition that leads from each older version to its contract, and else to the newest."""
    schema: JsonSchema = {"$ref": f"#/definitions/{roots[NEWEST]}"}
    for version in SHOWN[:-1]:
        alike = [written(other) for other in ALL_VERSIONS if other[:2] == version[:2]]
        named = {"properties": {"apiVersion": {"enum": alike}}, "required": ["apiVersion"]}
        schema = {"if": named, "then": {"$ref": f"#/definitions/{roots[version]}"}, "else": schema}
    return schema
