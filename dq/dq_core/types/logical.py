"""The types that the Open Data Contract Standard declares by `logicalType` and `logicalTypeOptions`."""

from collections.abc import Mapping

from dq_core.record import changed
from dq_core.types.type import (
    ARRAY,
    BFLOAT16,
    BOOLEAN,
    DATE,
    INTEGER,
    MAP,
    NUMBER,
    STRING,
    STRUCT,
    TIME,
    TIMESTAMP,
    VECTOR,
    Field,
    Type,
    float_,
    integer,
    unknown,
    unsigned,
)

LOGICAL_TYPES: Mapping[str, Type] = {
    "string": STRING,
    "date": DATE,
    "timestamp": TIMESTAMP,
    "time": TIME,
    "number": NUMBER,
    "integer": INTEGER,
    "object": STRUCT,
    "array": ARRAY,
    "boolean": BOOLEAN,
    "map": MAP,
    "vector": VECTOR,
}
_WIDTHS = (8, 16, 32, 64, 128)
_FORMATS: Mapping[str, Mapping[str, Type]] = {
    "integer": {f"i{bits}": integer(bits) for bits in _WIDTHS}
    | {f"u{bits}": unsigned(bits) for bits in _WIDTHS},
    "number": {"f32": float_(32), "f64": float_(64)},
}
_VECTOR_ELEMENTS: Mapping[str, Type] = {
    "float16": float_(16),
    "float32": float_(32),
    "float64": float_(64),
    "bfloat16": BFLOAT16,
    "int8": integer(8),
    "uint8": unsigned(8),
    "binary": unsigned(1),
}


def logical_type(
    name: str,
    options: Mapping[str, object] | None = None,
    *,
    fields: tuple[Field, ...] = (),
    element: Type | None = None,
    key: Type | None = None,
) -> Type:
    """Return the type of a `logicalType` with its options, `unknown` for a name outside the standard.

    `fields` are an object's properties, `element` an array's items or a map's values, `key` a map's keys.
    Options that restrict values (maxLength, minimum, pattern) are checks, no part of the type; options of a
    wrong form are left to the linter and leave the parameter open. An integer without `format` has any
    width: the schema's default of i32 would contradict most contracts. Source: JSON schema of ODCS 3.2.0.
    """
    base = LOGICAL_TYPES.get(name)
    if base is None:
        return unknown(name)
    if name == "object":
        return changed(base, fields=fields)
    if name in ("array", "map"):
        return changed(base, element=element, key=key if name == "map" else None)
    return _with_options(name, base, options or {})


def _with_options(name: str, base: Type, options: Mapping[str, object]) -> Type:
    if name in _FORMATS:
        return _FORMATS[name].get(str(options.get("format")), base)
    if name in ("timestamp", "time"):
        return _with_zone(base, options.get("timezone"))
    return _vector(options) if name == "vector" else base


def _with_zone(of: Type, timezone: object) -> Type:
    if not isinstance(timezone, bool):
        return of
    return changed(of, zone="aware" if timezone else "naive")


def _vector(options: Mapping[str, object]) -> Type:
    dimensions = options.get("dimensions")
    element = _VECTOR_ELEMENTS.get(str(options.get("elementType", "float32")))
    if not isinstance(dimensions, int) or isinstance(dimensions, bool) or dimensions < 1:
        return changed(VECTOR, element=element)
    return changed(VECTOR, length=dimensions, element=element)
