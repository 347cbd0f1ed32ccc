"""Types of any dialect in the words of a contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dq_core.types import Field, Type

# kinds that are not here have no logical type: no value of theirs is one of a logical type's
_LOGICAL: Mapping[str, str] = {
    "boolean": "boolean",
    "number": "number",
    "integer": "integer",
    "decimal": "number",
    "float": "number",
    "string": "string",
    "enum": "string",
    "uuid": "string",
    "date": "date",
    "time": "time",
    "timestamp": "timestamp",
    "json": "object",
    "struct": "object",
    "array": "array",
    "vector": "array",
    "map": "map",
}
_WIDTHS = (8, 16, 32, 64, 128)


def typed(of: Type, *, widths: bool = False) -> dict[str, Any]:
    """Return the keys of a property that state a type: logicalType, its options, and what is inside.

    Empty for a type that no logical type holds, such as bytes or intervals. `widths` adds the `format` of
    numbers (i32, f64), which a physicalType beside it says as well. The logical types map and vector and the
    key enum came with ODCS 3.2.0.
    """
    logical = logical_type_of(of)
    if logical is None:
        return {}
    options = _options(of, widths=widths)
    keys: dict[str, Any] = {"logicalType": logical}
    if options:
        keys["logicalTypeOptions"] = options
    return {**keys, **_inside(of, widths=widths)}


def logical_type_of(of: Type) -> str | None:
    """Return the name of the logical type that holds every value of a type, or None."""
    if of.kind == "decimal" and of.scale is not None and of.scale <= 0:
        return "integer"
    if of.kind == "vector" and of.length is not None:
        return "vector"
    return _LOGICAL.get(of.kind)


def _options(of: Type, *, widths: bool) -> dict[str, Any]:
    if of.kind == "string" and of.length is not None and of.unit == "point":
        return {"maxLength": of.length}
    if of.kind == "uuid":
        return {"format": "uuid"}
    if of.kind in ("time", "timestamp") and of.zone is not None:
        return {"timezone": of.zone == "aware"}
    if of.kind == "vector" and of.length is not None:
        return {"dimensions": of.length}
    return _width(of) if widths else {}


def _width(of: Type) -> dict[str, Any]:
    if of.kind == "integer" and of.bits in _WIDTHS:
        return {"format": f"{'i' if of.signed else 'u'}{of.bits}"}
    if of.kind == "float" and of.bits in (32, 64) and of.name is None:
        return {"format": f"f{of.bits}"}
    return {}


def _inside(of: Type, *, widths: bool) -> dict[str, Any]:
    if of.kind == "enum" and of.labels:
        return {"enum": [{"value": label} for label in of.labels]}
    if of.kind == "struct" and of.fields:
        return {"properties": [property_of(field, widths=widths) for field in of.fields]}
    if of.kind == "array" and of.element is not None and (items := typed(of.element, widths=widths)):
        return {"items": items}
    if of.kind == "map" and (of.key or of.element):
        key = typed(of.key, widths=widths) if of.key else {}
        value = typed(of.element, widths=widths) if of.element else {}
        return {"map": {"key": key, "value": value}}
    return {}


def property_of(field: Field, *, widths: bool = False) -> dict[str, Any]:
    """Return a part of a struct as a property."""
    required = {} if field.nullable else {"required": True}
    return {"name": field.name, **typed(field.type, widths=widths), **required}
