"""The JSON Schema of each object of the standard in one version, with what depends on its other keys."""

from __future__ import annotations

from collections.abc import Iterator

from dq_contracts.editor.values import JsonSchema, definition_name, reference, value_schema
from dq_contracts.editor.words import extended
from dq_contracts.standard.descriptions import object_meaning
from dq_contracts.standard.key import (
    Keys,
    any_quality_keys,
    named_keys,
    option_keys,
    quality_keys,
    server_keys,
)
from dq_contracts.standard.servers import SERVER
from dq_contracts.standard.shapes import (
    KEYS_OF_LOGICAL_TYPES,
    QUALITY_BY_TYPE,
    QUALITY_OPERATORS,
    SHAPES,
)
from dq_contracts.standard.versions import Version, numbers

_CLOSED = (3, 1, 0)
_MAPS = (3, 2, 0)
_ENDS = [{"properties": {end: {"type": kind} for end in ("from", "to")}} for kind in ("string", "array")]
_PROPERTIES = ("Property", "Item")


def definitions(version: Version) -> dict[str, JsonSchema]:
    """Return the schema of every object of a version, by the name of its definition."""
    every = dict(_objects(version))
    return {definition_name(name, version): schema for name, schema in every.items()}


def _objects(version: Version) -> Iterator[tuple[str, JsonSchema]]:
    for name in SHAPES:
        if name == "Quality":
            yield from _qualities(version)
        elif name in _PROPERTIES:
            yield name, _property(name, version)
        elif name == "DatasetRelationship":
            yield name, {**_closed(name, named_keys(name, version), version), "anyOf": _ENDS}
        else:
            yield name, extended(name, _closed(name, named_keys(name, version), version))
    for logical_type in _known_logical_types(version):
        keys = option_keys(logical_type, version)
        yield f"{logical_type} options", _closed(f"{logical_type} options", keys, version)
    yield from _servers(version)


def _closed(name: str, keys: Keys, version: Version) -> JsonSchema:
    schema = _object(name, keys, version)
    return schema if keys.open else {**schema, "additionalProperties": False}


def _object(name: str, keys: Keys, version: Version) -> JsonSchema:
    """Return an object's schema without a word on other keys."""
    schema: JsonSchema = {"type": "object"}
    if meaning := object_meaning(name):
        schema["description"] = meaning
    if keys.required:
        schema["required"] = list(keys.required)
    known = {key: declared for key, declared in keys.known.items() if declared.forms}
    schema["properties"] = {
        key: value_schema(name, key, declared, version) for key, declared in known.items()
    }
    return schema


def _property(name: str, version: Version) -> JsonSchema:
    schema = _closed(name, named_keys(name, version), version)
    cases = [
        _case("logicalType", kind, _fitting(name, kind, version)) for kind in _known_logical_types(version)
    ]
    without = {"properties": {"logicalTypeOptions": {"maxProperties": 0}, **_barred(name, None, version)}}
    return {**schema, "allOf": [*cases, {"if": {"not": {"required": ["logicalType"]}}, "then": without}]}


def _fitting(name: str, kind: str, version: Version) -> JsonSchema:
    """Return what a logical type asks of the other keys of its property."""
    options = {"logicalTypeOptions": reference(f"{kind} options", version)}
    needed = {"map": ["map"], "vector": ["logicalTypeOptions"]}.get(kind)
    schema: JsonSchema = {"properties": {**options, **_barred(name, kind, version)}}
    return {**schema, "required": needed} if needed else schema


def _barred(name: str, kind: str | None, version: Version) -> JsonSchema:
    """Return the keys that do not go with a logical type; without one, only a map needs its own."""
    barred = {key: False for key, owner in KEYS_OF_LOGICAL_TYPES.items() if owner != kind}
    if kind is None:
        barred = {"map": False}
    if version < _MAPS:
        barred.pop("map", None)
    if name == "Item" and version < _CLOSED:
        barred.pop("properties", None)
    return barred


def _known_logical_types(version: Version) -> list[str]:
    form = named_keys("Property", version).known["logicalType"].forms[0]
    pairs = zip(form.values, form.values_since, strict=True)
    return [value for value, since in pairs if not since or numbers(since) <= version]


def _qualities(version: Version) -> Iterator[tuple[str, JsonSchema]]:
    """Yield a rule of any type, which tells the types apart, and one object for each of them."""
    base = _object("Quality", any_quality_keys(version), version)
    described = _described_quality(version)
    cases = []
    for kind in (None, *QUALITY_BY_TYPE):
        for metric in (False, True) if version >= _CLOSED else (False,):
            name, schema = _quality(kind, version, metric=metric)
            yield name, schema
            cases.append({"if": _is_quality(kind, version, metric=metric), "then": reference(name, version)})
    yield "Quality", {**base, "properties": described, "allOf": cases}


def _described_quality(version: Version) -> JsonSchema:
    every = quality_keys(frozenset(QUALITY_BY_TYPE), version)
    found: JsonSchema = _object("Quality", every, version)["properties"]
    only = set(SHAPES["Quality"])
    return {
        key: schema if key in only else {"description": schema["description"]}
        for key, schema in found.items()
    }


def _quality(kind: str | None, version: Version, *, metric: bool) -> tuple[str, JsonSchema]:
    kinds = {kind} if kind else set()
    if metric or (version < _CLOSED and kind is None):
        kinds.add("library")
    name = f"Quality {kind or 'without type'}{' with metric' if metric else ''}"
    schema = _closed("Quality", quality_keys(frozenset(word for word in kinds if word), version), version)
    if version >= _CLOSED and kinds & {"library", "sql"}:
        schema["oneOf"] = [{"required": [operator]} for operator in QUALITY_OPERATORS]
    return name, _beside(schema, frozenset(SHAPES["Quality"]))


def _beside(schema: JsonSchema, said: frozenset[str]) -> JsonSchema:
    """Return the schema of one sort of an object, with no word on what the object of any sort says."""
    properties = {key: True if key in said else value for key, value in schema["properties"].items()}
    required = [key for key in schema.get("required", ()) if key not in said]
    kept = {name: value for name, value in schema.items() if name not in ("description", "type", "required")}
    return {**kept, **({"required": required} if required else {}), "properties": properties}


def _is_quality(kind: str | None, version: Version, *, metric: bool) -> JsonSchema:
    tests: list[JsonSchema] = [_is("type", kind) if kind else {"not": {"required": ["type"]}}]
    if version >= _CLOSED:
        has_metric: JsonSchema = {"properties": {"metric": {"type": "string"}}, "required": ["metric"]}
        tests.append(has_metric if metric else {"not": has_metric})
    return {"allOf": tests}


def _servers(version: Version) -> Iterator[tuple[str, JsonSchema]]:
    base = _object("Server", server_keys("", version), version)
    types = base["properties"]["type"]["enum"]
    own = {key: value for key, value in base["properties"].items() if value.keys() != {"description"}}
    cases = [_case("type", kind, reference(f"{kind} server", version)) for kind in types]
    yield "Server", {**base, "properties": own, "allOf": cases}
    for kind in types:
        schema = _closed(f"{kind} server", server_keys(kind, version), version)
        yield f"{kind} server", _beside(schema, frozenset(SERVER))


def _case(key: str, value: str, then: JsonSchema) -> JsonSchema:
    return {"if": _is(key, value), "then": then}


def _is(key: str, value: str) -> JsonSchema:
    return {"properties": {key: {"const": value}}, "required": [key]}
