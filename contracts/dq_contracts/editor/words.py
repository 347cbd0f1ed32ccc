"""Our own custom properties in the schema: their names, and what their values are."""

from __future__ import annotations

from dq_contracts.editor.values import JsonSchema
from dq_contracts.including.words import DEFAULTS, DEFINITION, DEFINITIONS

_TEXTS: JsonSchema = {
    "anyOf": [
        {"type": "string", "minLength": 1},
        {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}},
    ]
}
WORDS: dict[str, tuple[str, JsonSchema]] = {
    DEFINITIONS: ("dq: the files in which the names of definitions are looked for.", _TEXTS),
    DEFAULTS: ("dq: the files whose defaults hold for the contract.", _TEXTS),
    DEFINITION: ("dq: the definitions that this part builds on.", _TEXTS),
}
"""Each word with its meaning and the schema of its value."""


def extended(name: str, schema: JsonSchema) -> JsonSchema:
    """Return the schema of an object with our words in it, where it is a custom property."""
    if name != "CustomProperty":
        return schema
    named = schema["properties"]["property"]
    own = [{"const": word, "description": meaning} for word, (meaning, _) in WORDS.items()]
    cases = [
        {
            "if": {"properties": {"property": {"const": word}}, "required": ["property"]},
            "then": {"properties": {"value": {"description": meaning, **value}}},
        }
        for word, (meaning, value) in WORDS.items()
    ]
    described = {"description": named["description"], "anyOf": [*own, {"type": "string"}]}
    return {**schema, "properties": {**schema["properties"], "property": described}, "allOf": cases}
