"""The order of types: `a <= b` when every value of `a` is one of `b`, and becomes it without loss.

Decisions where the manuals leave room:

- A kind never holds another but for numbers (integer, decimal and float under `number`, integers and decimals
  in a float whose significand has room), vectors among arrays, and `null`, which is below everything.
- uuid, json and enum are not strings: equality of uuid and json ignores spelling, enums sort by declaration.
- Date, naive and aware timestamps have nothing in common but a timestamp whose zone is open.
- A struct is narrower than one with wider fields, and than one with more fields if those that it lacks may
  be NULL. Fields are told apart by their exact names; their order does not matter.
- The key of a map, unlike its value, must be equal or leave a parameter open: a wider one looks up
  differently.
- CHAR(n) is below CHAR(m) and VARCHAR(m) for n <= m: blanks that pad are no part of the value. Bytes have no
  blanks, so fixed binaries need the same length.
- Lengths in different units are compared at the worst case: a code point takes up to 4 bytes of UTF-8.
"""

from collections.abc import Callable, Mapping
from typing import Literal

from dq_core.types.type import Type

Relation = Literal["equal", "narrower", "wider", "incomparable", "unknown"]

# significand and exponent bits, IEEE 754; an open float has whatever the widest common one has
_FLOATS = {16: (11, 5), 32: (24, 8), 64: (53, 11)}
_BFLOAT16 = (8, 8)
_PARAMETERS: Mapping[str, tuple[str, ...]] = {
    "integer": ("bits",),
    "float": ("bits",),
    "decimal": ("precision", "scale"),
    "string": ("length",),
    "binary": ("length",),
    "bit": ("length",),
    "time": ("precision", "zone"),
    "timestamp": ("precision", "zone"),
    "enum": ("labels",),
}
_MOST_UNITS = {
    ("point", "byte"): 4,
    ("point", "pair"): 2,
    ("pair", "byte"): 3,
    ("pair", "point"): 1,
    ("byte", "point"): 1,
    ("byte", "pair"): 1,
}
_NUMBERS = ("integer", "decimal", "float", "number")
# names of numbers that narrow nothing, or whose bounds are compared as figures
_UNNARROWED = (None, "bignum", "bfloat16")
_WIDEST = 4096


def included(a: Type, b: Type) -> bool:
    """Say whether every value of `a` is, without loss, a value of `b`; False as well when that is unknown."""
    return compared(a, b) is True


def relation(a: Type, b: Type) -> Relation:
    """Return how `a` lies to `b`: "narrower" when included in it, "unknown" when that hangs on an unknown."""
    up, down = compared(a, b), compared(b, a)
    if up is None or down is None:
        return "unknown"
    if up and down:
        return "equal"
    if up:
        return "narrower"
    return "wider" if down else "incomparable"


def compared(a: Type, b: Type) -> bool | None:
    """Say whether `a <= b`; None when an unknown type decides."""
    if a.kind == "unknown" or b.kind == "unknown":
        return None
    if a.kind == "null":
        return True
    if a.kind in _NUMBERS and b.kind in _NUMBERS:
        return _number(a, b)
    if a.name != b.name and b.name is not None:
        return False
    if a.kind != b.kind:
        return _part(a.element, b.element) if (a.kind, b.kind) == ("vector", "array") else False
    return _COMPARED.get(a.kind, _always)(a, b)


def _always(_: Type, __: Type) -> bool:
    return True


def _moment(a: Type, b: Type) -> bool:
    return _at_most(a.precision, b.precision) and b.zone in (None, a.zone)


def _enum(a: Type, b: Type) -> bool:
    return not b.labels or (bool(a.labels) and set(a.labels) <= set(b.labels))


def _list(a: Type, b: Type) -> bool | None:
    return _all((b.length in (None, a.length), _part(a.element, b.element)))


def _map(a: Type, b: Type) -> bool | None:
    return _all((key_included(a.key, b.key), _part(a.element, b.element)))


# numbers


def _number(a: Type, b: Type) -> bool:
    if (a.signed and not b.signed) or (a.name != b.name and b.name not in _UNNARROWED):
        return False
    if a.kind in ("float", "number") or b.kind == "number":
        return b.kind == "number" or (b.kind == "float" and a.kind == "float" and _float(a, b))
    if b.kind == "float":
        return _fits_float(a, b)
    return _fits_integer(a, b) if b.kind == "integer" else _fits_decimal(*digits_of(a), b)


def bounds(of: Type) -> tuple[int, int] | None:
    """Return the least and greatest value of an integer or a decimal's whole part; None when unbounded."""
    if of.kind == "integer":
        if of.bits is None:
            return None
        bits = min(of.bits, _WIDEST)
        return (-(1 << (bits - 1)), (1 << (bits - 1)) - 1) if of.signed else (0, (1 << bits) - 1)
    if of.precision is None or of.scale is None:
        return None
    most = 10 ** min(max(of.precision - of.scale, 0), _WIDEST) - 1
    return (-most if of.signed else 0, most)


def digits_of(of: Type) -> tuple[int | None, int | None]:
    """Return the precision and scale of a decimal, or of the smallest decimal that holds an integer."""
    if of.kind == "decimal":
        return of.precision, of.scale
    limits = bounds(of)
    return (None, 0) if limits is None else (len(str(max(-limits[0], limits[1]))), 0)


def _fits_integer(a: Type, b: Type) -> bool:
    if a.kind == "decimal" and (a.scale is None or a.scale > 0):
        return False
    limits, room = bounds(a), bounds(b)
    if room is None:
        return True
    return limits is not None and room[0] <= limits[0] and limits[1] <= room[1]


def _fits_decimal(precision: int | None, scale: int | None, b: Type) -> bool:
    if b.precision is None:
        return b.scale is None or (scale is not None and scale <= b.scale)
    if precision is None:
        return False
    if b.scale is None:
        return precision <= b.precision
    return scale is not None and scale <= b.scale and precision - scale <= b.precision - b.scale


def _fits_float(a: Type, b: Type) -> bool:
    if a.kind == "decimal" and (a.scale is None or a.scale > 0):
        return False
    limits = bounds(a)
    if limits is None:
        return False
    significand, exponent = _format(b)
    most = 1 << min(significand, (1 << (exponent - 1)) - 1)
    return -most <= limits[0] and limits[1] <= most


def _format(of: Type) -> tuple[int, int]:
    if of.name == "bfloat16":
        return _BFLOAT16
    return _FLOATS.get(of.bits or 64, _FLOATS[64])


def _float(a: Type, b: Type) -> bool:
    if b.bits is None and b.name is None:
        return True
    if a.bits is None and a.name is None:
        return False
    mine, its = _format(a), _format(b)
    return mine[0] <= its[0] and mine[1] <= its[1]


# lengths


def _at_most(a: int | None, b: int | None) -> bool:
    return b is None or (a is not None and a <= b)


def _length(a: Type, b: Type) -> bool:
    if b.fixed and (not a.fixed or (a.kind != "string" and b.length not in (None, a.length))):
        return False
    return _at_most(None if a.length is None else a.length * units(a, b), b.length)


def units(a: Type, b: Type) -> int:
    """Return how many units of `b` a unit of the string `a` takes at most."""
    return _MOST_UNITS.get((a.unit, b.unit), 1)


# parts


def _part(a: Type | None, b: Type | None) -> bool | None:
    if b is None:
        return True
    return False if a is None else compared(a, b)


def key_included(a: Type | None, b: Type | None) -> bool | None:
    """Compare keys of maps: equal ones, or any under one that leaves a parameter open.

    Nested keys must be written alike, since comparing both ways at each level costs too much.
    """
    if a is None or b is None:
        return b is None
    if a.nested or b.nested:
        return compared(a, b) if a == b else False
    return _all((compared(a, b), _leaves_open(b) or compared(b, a)))


def _leaves_open(of: Type) -> bool:
    return of.kind == "number" or any(
        getattr(of, name) in (None, ()) for name in _PARAMETERS.get(of.kind, ())
    )


def _all(answers: tuple[bool | None, ...]) -> bool | None:
    """Join answers: one no decides, then one unknown."""
    if False in answers:
        return False
    return None if None in answers else True


def _fields(a: Type, b: Type) -> bool | None:
    if not a.fields or not b.fields:
        return not b.fields
    wider = {field.name: field for field in b.fields}
    mine = {field.name: field for field in a.fields}
    if len(mine) < len(a.fields) or len(wider) < len(b.fields):
        return a.fields == b.fields
    if not mine.keys() <= wider.keys():
        return False
    if a.kind == "struct" and any(not wider[name].nullable for name in wider.keys() - mine.keys()):
        return False
    return _all(
        tuple(
            _all((wider[name].nullable or not field.nullable, compared(field.type, wider[name].type)))
            for name, field in mine.items()
        )
    )


_COMPARED: Mapping[str, Callable[[Type, Type], bool | None]] = {
    "string": _length,
    "binary": _length,
    "bit": _length,
    "time": _moment,
    "timestamp": _moment,
    "interval": _moment,
    "enum": _enum,
    "array": _list,
    "range": _list,
    "vector": _list,
    "map": _map,
    "struct": _fields,
    "union": _fields,
}
