"""Types of columns with values on their edges, and columns inside columns made of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Context, Decimal
from functools import cache
from random import Random
from typing import Any

import pyarrow as pa

from tests.checks import reference
from tests.checks.generated.chance import some
from tests.checks.reference import Pairs, Value

TEXTS = [
    "",
    "a",
    "A",
    "ab",
    "b\n",
    "é",
    "e\u0301",
    "👍🏽",
    "it's",
    '"',
    "\\",
    "100%",
    "_",
    " ",
    "n/a",
    "0",
    "-1",
]
TEXTS += [
    "ß",
    "a@b",
    "a:",
    "::",
    "1.2.3.4",
    "QUI=",
    "\u200b",
    "👩‍👩‍👧",
    "true",
    "2020-02-29",
    "a,b",
    "\ufeff",
]
NUMBERS = [
    Decimal(text) for text in ("-1.5", "-1", "-0.1", "0", "0.0001", "0.1", "0.3", "1", "1.5", "99.9999")
]
INTEGERS = [0, 1, -1, 7, 2**24 + 1, 2**53, 2**53 + 1] + [
    edge + step for bits in (7, 15, 31, 63) for edge in (-(2**bits), 2**bits - 1) for step in (-1, 0, 1)
]
INTEGERS += [2**64 - 1, 2**63 + 2]
FLOATS = [
    0.0,
    -0.0,
    0.1,
    0.3,
    -1.0,
    1.0,
    1.5,
    float("nan"),
    float("inf"),
    float("-inf"),
    2.0**53,
    1e308,
    5e-324,
]
FLOATS += [float("nan"), -0.0, 2.0**53]
BEYOND_SINGLE = (1e308, 5e-324)
DATES = [date.min, date.max, date(2020, 2, 29), date(1969, 12, 31), date(1970, 1, 1), date(2020, 1, 31)]
DATES += [date(2020, 3, 1), date(2020, 2, 28)]
MOMENTS = [datetime(1, 1, 1), datetime(2020, 2, 29, 12, 0, 0, 1), datetime(9999, 12, 31, 23, 59, 59, 999_999)]  # noqa: DTZ001 - naive on purpose
MOMENTS += [datetime(2020, 2, 29, 12), datetime(2020, 3, 1, 12), datetime(1969, 12, 31, 23, 59, 59, 999_999)]  # noqa: DTZ001
ZONED = [moment.replace(tzinfo=UTC) for moment in MOMENTS]
TIMES = [time(0), time(12, 0, 0, 1), time(23, 59, 59, 999_999)]
EXACT = Context(prec=60)


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of column: its logical type, its type in Arrow, values to hold and numbers to compare with."""

    logical: str
    arrow: pa.DataType
    values: list[Value]
    bounds: list[Value]
    width: int | None = None
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def numeric(self) -> bool:
        return self.logical in ("integer", "number")

    @property
    def listable(self) -> list[Value]:
        """The values that a contract can write."""
        return [*(value for value in self.values if not isinstance(value, float)), *self.bounds]

    @property
    def scale(self) -> int:
        return int(self.arrow.scale) if pa.types.is_decimal(self.arrow) else 0


@dataclass(frozen=True, slots=True)
class Struct:
    """An object with the same fields in every row."""

    fields: dict[str, Shape]


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    item: Shape


@dataclass(frozen=True, slots=True)
class Map:
    """Keys, each once, with values."""

    key: Kind
    value: Shape


Shape = Kind | Struct | Items | Map


def _integers(bits: int, *, signed: bool = True) -> Kind:
    low, high = (-(2 ** (bits - 1)), 2 ** (bits - 1)) if signed else (0, 2**bits)
    own = [value for value in INTEGERS if low <= value < high]
    bounds = [*INTEGERS, Decimal("0.5"), Decimal("-0.5"), 2**70]
    return Kind("integer", getattr(pa, f"{'' if signed else 'u'}int{bits}")(), own, bounds)


def _decimals(scale: int) -> Kind:
    values = [value for value in NUMBERS if value == round(value, scale)]
    values += [Decimal(10**18 - 1).scaleb(-scale), Decimal(1).scaleb(-scale)]
    return Kind("number", pa.decimal128(18, scale), values, [*NUMBERS, Decimal("0.00005"), 2**63])


def _wide_decimals(scale: int) -> Kind:
    """38 digits: beside most bounds, DuckDB would need a decimal of more."""
    most = Decimal(10**38 - 1).scaleb(-scale, EXACT)
    values = [most, most.copy_negate(), Decimal(5).scaleb(-scale), Decimal(0)]
    bounds = [Decimal("0.5"), Decimal("-0.1"), 100, 10**60, Decimal(1).scaleb(-50), values[2]]
    return Kind("number", pa.decimal128(38, scale), values, bounds)


def _floats(width: int) -> Kind:
    values = [value for value in FLOATS if width == 64 or value not in BEYOND_SINGLE]
    own = [reference.rounded(value, width) for value in values]
    return Kind("number", getattr(pa, f"float{width}")(), own, [*NUMBERS, 2**53 + 1], width)


_NAIVE, _AWARE = {"timezone": False}, {"timezone": True}
EXACT_KINDS = [
    *(_integers(bits) for bits in (8, 16, 32, 64)),
    *(_integers(bits, signed=False) for bits in (8, 64)),
    *(_decimals(scale) for scale in range(5)),
    *(_wide_decimals(scale) for scale in (0, 20, 37)),
    Kind("string", pa.string(), TEXTS, []),
    Kind("boolean", pa.bool_(), [True, False], []),
    Kind("date", pa.date32(), DATES, DATES),
    Kind("time", pa.time64("us"), TIMES, TIMES),
    Kind("timestamp", pa.timestamp("us"), MOMENTS, MOMENTS, options=_NAIVE),
    Kind("timestamp", pa.timestamp("us", tz="UTC"), ZONED, ZONED, options=_AWARE),
]
TYPED_KINDS = [
    *EXACT_KINDS,
    Kind("string", pa.dictionary(pa.int8(), pa.string()), TEXTS, []),
    *(_floats(width) for width in (32, 64)),
    Kind("timestamp", pa.timestamp("ns"), MOMENTS[1:2] + MOMENTS[3:], MOMENTS, options=_NAIVE),
    Kind("timestamp", pa.timestamp("ms"), [MOMENTS[0], *MOMENTS[3:5]], MOMENTS, options=_NAIVE),
]
JSON_KINDS = [kind for kind in EXACT_KINDS if kind.scale < 20]
"""Without decimals that JSON, whose numbers with a point are doubles, rounds to what takes more digits."""
_KEYS = [Kind("string", pa.string(), TEXTS, []), _integers(32)]


def kinds_of(source: str) -> list[Kind]:
    """Return the scalars that a source can hold."""
    return {"csv": EXACT_KINDS, "ndjson": JSON_KINDS}.get(source, TYPED_KINDS)


def shape_of(chance: Random, source: str, depth: int, *, inside: bool = False) -> Shape:
    """Return a scalar, or what holds scalars down to a depth."""
    way = chance.choice(("scalar", "scalar", "struct", "list", "map")) if depth else "scalar"
    if way == "scalar":
        return chance.choice(chance.choice(_families(source, inside)))
    if way == "struct":
        count = chance.randint(1, 2)
        return Struct(
            {f"f{number}": shape_of(chance, source, depth - 1, inside=True) for number in range(count)}
        )
    inner = shape_of(chance, source, depth - 1, inside=True)
    if way == "list":
        return Items(inner)
    # keys of JSON are texts
    return Map(_KEYS[0] if source == "ndjson" else chance.choice(_KEYS), inner)


@cache
def _families(source: str, inside: bool) -> list[list[Kind]]:  # noqa: FBT001 - a key of the cache
    found: dict[str, list[Kind]] = {}
    for kind in kinds_of(source):
        if inside and pa.types.is_dictionary(kind.arrow):
            # DuckDB does not read all dictionaries inside lists
            continue
        found.setdefault("float" if kind.width else kind.logical, []).append(kind)
    often = [found[name] for name in ("string", "integer", "number", "float", "float") if name in found]
    return [*found.values(), *often]


def arrow_of(shape: Shape) -> pa.DataType:
    match shape:
        case Struct():
            return pa.struct([(name, arrow_of(item)) for name, item in shape.fields.items()])
        case Items():
            return pa.list_(arrow_of(shape.item))
        case Map():
            return pa.map_(arrow_of(shape.key), arrow_of(shape.value))
    return shape.arrow


def logical_of(shape: Shape) -> str:
    return (
        shape.logical
        if isinstance(shape, Kind)
        else {Struct: "object", Items: "array", Map: "map"}[type(shape)]
    )


def values_of(chance: Random, shape: Shape, length: int) -> list[Value]:
    """Return values of a shape, of few different scalars so that some are equal; NULL among them."""
    value = _source_of(chance, shape)
    return [value() for _ in range(length)]


def _source_of(chance: Random, shape: Shape) -> Callable[[], Value]:
    if isinstance(shape, Kind):
        few = some(chance, shape.values, most=4) * 2
        return lambda: chance.choice((None, *few))
    inside: Callable[[], Value]
    match shape:
        case Struct():
            parts = {name: _source_of(chance, item) for name, item in shape.fields.items()}
            inside = lambda: {name: part() for name, part in parts.items()}  # noqa: E731 - one of three
        case Items():
            item = _source_of(chance, shape.item)
            inside = lambda: [item() for _ in range(chance.randint(0, 3))]  # noqa: E731
        case Map():
            keys, value = shape.key.values, _source_of(chance, shape.value)
            inside = lambda: Pairs((key, value()) for key in some(chance, keys, 0, 2))  # noqa: E731
    return lambda: inside() if chance.randrange(4) else None
