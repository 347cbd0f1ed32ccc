"""A JSON Schema of events, read off the client's generated classes: their fields, types and schema URLs.

The published schemas ship in no package. The client's classes are generated from them, so that what they
declare is what the schemas say of names, types and what is required; formats are added here.
"""

from __future__ import annotations

import importlib
import pkgutil
import types
from enum import Enum
from functools import cache
from typing import Any, ClassVar, Literal, Union, get_args, get_origin, get_type_hints

import attr
from openlineage.client import generated
from openlineage.client.generated import base

_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    Any: {},
}
# the formats date-time and uri are checked by packages that nobody else needs here
_MOMENT = {"pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"}
_URI = {"pattern": r"^https://\S+$"}
_FORMATS = {
    "eventTime": _MOMENT,
    "runId": {"format": "uuid"},
    "producer": _URI,
    "schemaURL": _URI,
    "_producer": _URI,
    "_schemaURL": _URI,
}
_FACETS = (base.BaseFacet,)


@cache
def classes_by_url() -> dict[str, type]:
    """Return every generated class that names its schema, by that URL."""
    found: dict[str, type] = {}
    for module in pkgutil.iter_modules(generated.__path__):
        for value in vars(importlib.import_module(f"{generated.__name__}.{module.name}")).values():
            if isinstance(value, type) and attr.has(value) and "_get_schema" in vars(value):
                found[value._get_schema()] = value  # type: ignore[attr-defined]  # noqa: SLF001
    return found


def schema_of(kind: type) -> dict[str, Any]:
    """Return the schema of a class; facets inside it are any, and are looked at by their own URL."""
    definitions: dict[str, Any] = {}
    reference = _of(kind, definitions)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **reference, "$defs": definitions}


def _of(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:  # noqa: PLR0911 - one for each kind
    if kind in _PLAIN:
        return _PLAIN[kind]
    if isinstance(kind, type) and attr.has(kind):
        return _of_class(kind, definitions)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [item.value for item in kind]}
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_of(item, definitions) for item in arguments if item is not type(None)]}
    if origin is list:
        return {"type": "array", "items": _of(arguments[0], definitions)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _of(arguments[1], definitions)}
    if origin is Literal:
        return {"enum": list(arguments)}
    raise AssertionError(f"no schema for {kind}")


def _of_class(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    name = f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}"
    if name not in definitions:
        definitions[name] = {}
        hints = get_type_hints(kind, localns={"ClassVar": ClassVar})
        properties = {}
        for field in attr.fields(kind):
            properties[field.name] = {**_of(hints[field.name], definitions), **_FORMATS.get(field.name, {})}
        required = [field.name for field in attr.fields(kind) if field.default is attr.NOTHING]
        required += [name for name in _FORMATS if name in properties]
        definitions[name] = {"type": "object", "properties": properties, "required": required}
        if not issubclass(kind, _FACETS):
            definitions[name]["additionalProperties"] = hasattr(kind, "with_additional_properties")
    return {"$ref": f"#/$defs/{name}"}
