"""The types of frames that lie within a type of a contract, by the names that generated modules use."""

from __future__ import annotations

from dq.checks.operations.type_is import TypeIs
from dq.compilers.pandera.phrase import CannotSayError
from dq_core.types import Type, included
from dq_core.types.type import (
    ARRAY,
    BINARY,
    BOOLEAN,
    DATE,
    MAP,
    STRING,
    STRUCT,
    decimal,
    float_,
    integer,
    timestamp,
    unsigned,
)

_WIDTHS = (8, 16, 32, 64)
_UNITS = {"ms": 3, "us": 6, "ns": 9}
_NAMED: tuple[tuple[str, Type], ...] = (
    ("bool", BOOLEAN),
    *((f"int{bits}", integer(bits)) for bits in _WIDTHS),
    *((f"uint{bits}", unsigned(bits)) for bits in _WIDTHS),
    ("float", float_(32)),
    ("double", float_(64)),
    ("string", STRING),
    ("binary", BINARY),
    ("date", DATE),
    ("time", Type("time", precision=6, zone="naive")),
    *((f"timestamp[{unit}]", timestamp(digits, "naive")) for unit, digits in _UNITS.items()),
    *((f"timestamp[{unit}, tz]", timestamp(digits, "aware")) for unit, digits in _UNITS.items()),
    ("list", ARRAY),
    ("struct", STRUCT),
    ("map", MAP),
)
_INTEGERS = tuple(f"{sign}int{bits}" for sign in ("", "u") for bits in _WIDTHS)
GROUPS = {
    "INTEGERS": _INTEGERS,
    "NUMBERS": (*_INTEGERS, "float", "double"),
    "TIMESTAMPS": tuple(f"timestamp[{unit}{zone}]" for unit in _UNITS for zone in ("", ", tz")),
}
"""Types that often stand together, by the names that `sources` has for them."""
_MOST_DIGITS = 38
_OTHERWISE_HANDED = ("enum", "uuid", "json", "bit", "interval", "variant", "opaque", "union", "unknown")


def accepted(operation: TypeIs) -> tuple[tuple[str, ...], int | None, int | None]:
    """Return the names of types, and the most digits before and behind the point of a decimal.

    Raises CannotSayError for a type that frames do not have, or only as another one.
    """
    wanted = operation.wanted
    if operation.stated == "logical" and wanted.kind == "struct":
        raise CannotSayError("an object may be JSON, which frames have as text")
    if wanted.kind in _OTHERWISE_HANDED or (wanted.kind == "timestamp" and wanted.precision == 0):
        raise CannotSayError(f"frames have no type for {wanted}")
    if wanted.nested and (wanted.element or wanted.fields or wanted.key):
        raise CannotSayError("the types of what a column holds are not compared")
    kinds = tuple(name for name, kind in _NAMED if included(kind, wanted))
    if not kinds and wanted.kind != "decimal":
        raise CannotSayError(f"frames have no type for {wanted}")
    return (kinds, *_decimals(wanted))


def _decimals(wanted: Type) -> tuple[int | None, int | None]:
    digits = [count for count in range(1, _MOST_DIGITS + 1) if included(decimal(count, 0), wanted)]
    if not digits:
        return None, None
    places = [count for count in range(_MOST_DIGITS + 1) if included(decimal(max(count, 1), count), wanted)]
    return max(digits), max(places)
