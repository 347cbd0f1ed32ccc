"""The JSON Schema of one value, from the forms that its key has."""

from __future__ import annotations

from typing import Any, TypeAlias

from dq_contracts.standard.descriptions import key_meaning, suggestions
from dq_contracts.standard.key import Form, Key, item_key
from dq_contracts.standard.texts import PATTERNS
from dq_contracts.standard.versions import VERSIONS, Version, numbers, written

JsonSchema: TypeAlias = dict[str, Any]

_SIMPLE: dict[str, JsonSchema] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "mapping": {"type": "object"},
    "scalar": {"type": ["string", "number", "boolean", "null"]},
    "any": {},
    "date": {"type": "string", "format": "date"},
    "date-time": {"type": "string", "anyOf": [{"format": "date-time"}, {"format": "date"}]},
    "version": {"type": "string", "enum": [written(numbers(version)) for version in reversed(VERSIONS)]},
}
_DEPRECATED = "deprecationMessage"
"""What the language servers of editors read; draft 7 has no word for it."""


def value_schema(name: str, key_name: str, key: Key, version: Version) -> JsonSchema:
    """Return the schema of a key's value in an object, described."""
    described: JsonSchema = {"description": key_meaning(name, key_name)}
    if key.deprecated:
        described[_DEPRECATED] = f"deprecated since v{key.forms[0].deprecated}"
    schema = _any_of([_form(form, version) for form in key.forms])
    offered = suggestions(name, key_name)
    if offered and schema == _SIMPLE["string"]:
        schema = {"anyOf": [{"enum": list(offered)}, schema]}
    return {**described, **schema}


def reference(name: str, version: Version) -> JsonSchema:
    """Return the schema that stands for an object of a version."""
    return {"$ref": f"#/definitions/{definition_name(name, version)}"}


def definition_name(name: str, version: Version) -> str:
    """Return the name under which an object of a version is defined."""
    return f"{name.replace(' ', '-')}-{written(version)}"


def _form(form: Form, version: Version) -> JsonSchema:
    schema = _any_of([_type(type_name, form, version) for type_name in form.types])
    return {**schema, _DEPRECATED: f"deprecated since v{form.deprecated}"} if form.deprecated else schema


def _type(type_name: str, form: Form, version: Version) -> JsonSchema:
    if type_name.startswith("["):
        return _list(type_name, form, version)
    if type_name in PATTERNS:
        return _pattern(type_name, version)
    if type_name not in _SIMPLE:
        return reference(type_name, version)
    schema = dict(_SIMPLE[type_name])
    if form.values:
        schema["enum"] = [
            value
            for value, since in zip(form.values, form.values_since, strict=True)
            if not since or numbers(since) <= version
        ]
    limits = {"minimum": form.minimum, "exclusiveMinimum": form.above}
    schema |= {name: limit for name, limit in limits.items() if limit is not None}
    return schema | ({"pattern": f"^{form.start}"} if form.start else {})


def _list(type_name: str, form: Form, version: Version) -> JsonSchema:
    schema: JsonSchema = {"type": "array", "items": _form(item_key(type_name).forms[0], version)}
    if form.least:
        schema["minItems"] = form.least
    if form.most is not None:
        schema["maxItems"] = form.most
    return schema | ({"uniqueItems": True} if form.unique else {})


def _pattern(type_name: str, version: Version) -> JsonSchema:
    known = [text for since, text in PATTERNS[type_name].items() if numbers(since) <= version]
    return {"type": "string", "pattern": f"^(?:{known[-1]})$"}


def _any_of(schemas: list[JsonSchema]) -> JsonSchema:
    return schemas[0] if len(schemas) == 1 else {"anyOf": schemas}
