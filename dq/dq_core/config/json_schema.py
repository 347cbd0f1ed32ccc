"""The JSON Schema of dq.yaml, made from the declared keys, for editors that complete and check it."""

from typing import Any

from dq_core.config.keys import TABLE, TABLES, TOP, Key
from dq_core.finding import SEVERITIES

_TEXTS = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_SEVERITY = {"enum": list(reversed(SEVERITIES))}


def json_schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12) as plain data."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "dq.yaml",
        "description": "The configuration of dq; the same keys are read from [tool.dq] in pyproject.toml.",
        **_table(TOP),
    }


def _table(keys: tuple[Key, ...]) -> dict[str, Any]:
    properties = {key.name: _property(key) for key in keys}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _property(key: Key) -> dict[str, Any]:
    described: dict[str, Any] = {"description": key.meaning}
    if key.default is not None:
        described["default"] = list(key.default) if isinstance(key.default, tuple) else key.default
    return {**_type(key), **described}


def _type(key: Key) -> dict[str, Any]:
    if key.type == "paths":
        return {"type": "array", "items": {**_table(TABLES["paths"]), "required": ["match"]}}
    if key.type == "test":
        return _table(TABLES["test"])
    if key.type == "tables":
        return {"type": "object", "additionalProperties": _table(TABLE)}
    return _SIMPLE[key.type]


_SIMPLE: dict[str, dict[str, Any]] = {
    "texts": _TEXTS,
    "boolean": {"type": "boolean"},
    "count": {"type": "integer", "minimum": 0},
    "path": {"type": "string"},
    "text": {"type": "string"},
    "columns": {
        "anyOf": [
            *_TEXTS["anyOf"],
            {"type": "object", "additionalProperties": {"type": ["string", "null"]}},
        ]
    },
    "column sets": {"anyOf": [{"type": "string"}, {"type": "array", "items": _TEXTS}]},
    "severity": _SEVERITY,
    "severities": {"type": "object", "additionalProperties": _SEVERITY},
    "options": {"type": "object", "additionalProperties": {"type": "object"}},
}
