"""The one type of the project: the values a column, field or expression can hold, whatever its engine."""

from typing import Literal

from dq_core.record import record

Kind = Literal[
    "null",
    "boolean",
    "number",
    "integer",
    "decimal",
    "float",
    "string",
    "enum",
    "binary",
    "bit",
    "date",
    "time",
    "timestamp",
    "interval",
    "uuid",
    "json",
    "variant",
    "array",
    "vector",
    "map",
    "struct",
    "union",
    "range",
    "geography",
    "geometry",
    "opaque",
    "unknown",
]
Zone = Literal["naive", "aware"]
LengthUnit = Literal["point", "byte", "pair"]


@record
class Field:
    """A named part of a struct or member of a union; a part without name bears its position, from 1."""

    name: str
    type: "Type"
    nullable: bool = True

    def __str__(self) -> str:
        return f"{_quoted_name(self.name)}: {self.type}{'' if self.nullable else ' not null'}"


@record
class Type:
    """A set of values, independent of any engine; NULL belongs to none of them.

    A parameter that the declaration does not fix is None (or empty) and stands for every value of that
    parameter: `integer` without bits holds all integers, `struct` without fields all structs.

    Kinds that need a word: `number` is any integer, decimal or float; `null` has no value at all; `vector`
    is a list of fixed length; `union` holds a value of one of its fields; `variant` carries the type of each
    value with it; `opaque` is a type that its dialect knows and nobody else (`inet`); `unknown` is text
    that nobody understood. `name` narrows a kind to a named subset (the range of `smalldatetime`, the
    fields of `interval year to month`), and is the name of an opaque and the text of an unknown type.
    """

    kind: Kind
    bits: int | None = None
    """Width of an integer (1 to 256), or of a float (16, 32, 64)."""
    signed: bool = True
    """False when a numeric type holds no negative value."""
    precision: int | None = None
    """Digits of a decimal, or digits of the fraction of a second."""
    scale: int | None = None
    """Digits of a decimal after its point; below zero the last digits before it are zero."""
    length: int | None = None
    """Most units of a string, most bytes of a binary, bits of a bit string, elements of a vector."""
    unit: LengthUnit = "point"
    """What the length of a string counts: code points, bytes of UTF-8, or 16-bit units of UTF-16."""
    fixed: bool = False
    """Whether every value has the full length, as CHAR(n) has by padding."""
    zone: Zone | None = None
    """Whether a time or timestamp is a point in time (aware) or a reading of a clock somewhere (naive)."""
    fields: tuple[Field, ...] = ()
    element: "Type | None" = None
    """Type of the elements of an array, vector or range, and of the values of a map."""
    key: "Type | None" = None
    labels: tuple[str, ...] = ()
    """Values of an enum, in declared order."""
    name: str | None = None

    def __str__(self) -> str:
        return _neutral(self)

    def __repr__(self) -> str:
        return f"<Type {self}>"

    @property
    def nested(self) -> bool:
        """Whether values consist of values of other types."""
        return self.kind in ("array", "vector", "map", "struct", "union", "range")


UNKNOWN = Type("unknown")
NULL = Type("null")
BOOLEAN = Type("boolean")
NUMBER = Type("number")
INTEGER = Type("integer")
DECIMAL = Type("decimal")
FLOAT = Type("float")
STRING = Type("string")
ENUM = Type("enum")
BINARY = Type("binary")
BIT = Type("bit")
DATE = Type("date")
TIME = Type("time")
TIMESTAMP = Type("timestamp")
INTERVAL = Type("interval")
UUID = Type("uuid")
JSON = Type("json")
VARIANT = Type("variant")
ARRAY = Type("array")
VECTOR = Type("vector")
MAP = Type("map")
STRUCT = Type("struct")
UNION = Type("union")
RANGE = Type("range")
GEOGRAPHY = Type("geography")
GEOMETRY = Type("geometry")
BFLOAT16 = Type("float", bits=16, name="bfloat16")


def integer(bits: int | None = None, *, signed: bool = True, name: str | None = None) -> Type:
    """Return the integers of a width; without one, all integers."""
    return Type("integer", bits=bits, signed=signed, name=name)


def unsigned(bits: int | None = None) -> Type:
    """Return the integers of a width that are not negative."""
    return Type("integer", bits=bits, signed=False)


def decimal(precision: int | None = None, scale: int | None = None, *, signed: bool = True) -> Type:
    """Return the decimals of `precision` digits in all, `scale` of them after the point."""
    return Type("decimal", precision=precision, scale=scale, signed=signed)


def float_(bits: int | None = None, *, signed: bool = True) -> Type:
    """Return the binary floating point numbers of IEEE 754 of a width."""
    return Type("float", bits=bits, signed=signed)


def string(length: int | None = None, *, unit: LengthUnit = "point", fixed: bool = False) -> Type:
    """Return the texts of at most `length` units, code points unless said otherwise."""
    return Type("string", length=length, unit=unit, fixed=fixed)


def binary(length: int | None = None, *, fixed: bool = False) -> Type:
    """Return the byte strings of at most (`fixed`: of exactly) `length` bytes."""
    return Type("binary", length=length, fixed=fixed)


def time(precision: int | None = None, zone: Zone | None = None) -> Type:
    """Return the times of day with `precision` digits of the fraction of a second."""
    return Type("time", precision=precision, zone=zone)


def timestamp(precision: int | None = None, zone: Zone | None = None, *, name: str | None = None) -> Type:
    """Return the timestamps with `precision` digits of the fraction of a second."""
    return Type("timestamp", precision=precision, zone=zone, name=name)


def array(element: Type | None = None) -> Type:
    """Return the lists whose elements are of one type."""
    return Type("array", element=element)


def vector(element: Type | None = None, length: int | None = None) -> Type:
    """Return the lists of exactly `length` elements."""
    return Type("vector", element=element, length=length)


def map_(key: Type | None = None, element: Type | None = None) -> Type:
    """Return the maps from keys to values (`element`)."""
    return Type("map", key=key, element=element)


def struct(*fields: Field) -> Type:
    """Return the records of these fields; without any, all records."""
    return Type("struct", fields=fields)


def enum(*labels: str) -> Type:
    """Return the enumeration of these labels; without any, all enumerations."""
    return Type("enum", labels=labels)


def opaque(name: str) -> Type:
    """Return a type that only its own dialect understands."""
    return Type("opaque", name=name)


def unknown(text: str) -> Type:
    """Return the type of a text that nobody understood."""
    return Type("unknown", name=text)


_UNITS = {"point": "", "byte": " bytes", "pair": " pairs"}


def _neutral(of: Type) -> str:
    if of.nested:
        return f"{of.kind}{_inner(of)}"
    parts = [part for part in _parameters(of) if part]
    sign = "" if of.signed else "unsigned "
    return f"{sign}{of.kind}({', '.join(parts)})" if parts else f"{sign}{of.kind}"


def _inner(of: Type) -> str:
    if of.fields:
        return f"<{', '.join(map(str, of.fields))}>"
    parts = [str(part) for part in (of.key, of.element, of.length) if part is not None]
    if of.key is not None and of.element is None:
        parts.append("any")
    elif of.kind == "map" and of.key is None and of.element is not None:
        parts.insert(0, "any")
    return f"<{', '.join(parts)}>" if parts else ""


def _parameters(of: Type) -> tuple[str, ...]:
    if of.kind == "decimal":
        return (_digits(of), of.name or "")
    length = "" if of.length is None else f"{of.length}{_UNITS[of.unit]}"
    if of.unit != "point" and of.length is None:
        length = _UNITS[of.unit].strip()
    return (
        _shown(of.bits),
        _shown(of.precision),
        length,
        "fixed" if of.fixed else "",
        of.zone or "",
        ", ".join("'" + label.replace("'", "''") + "'" for label in of.labels),
        of.name or "",
    )


def _digits(of: Type) -> str:
    if of.precision is None and of.scale is None:
        return ""
    precision = "*" if of.precision is None else str(of.precision)
    return precision if of.scale is None else f"{precision},{of.scale}"


def _shown(value: int | None) -> str:
    return "" if value is None else str(value)


def _quoted_name(name: str) -> str:
    if name.isidentifier() or name.isdecimal():
        return name
    return '"' + name.replace('"', '""') + '"'
