"""Types of Apache Parquet and of Arrow, as files and tools write them.

Read are the physical types, the converted types, the logical types in the spelling of the specification, of
the C++ library and of DuckDB's `parquet_schema`, and the data types of Arrow. Converted TIMESTAMP_* and
TIME_* leave the zone open: the specification makes them UTC, but writers use them for local times as well.
So does INT96. A name in brackets behind a type, as Arrow prints for the values of maps, is skipped.
Source: parquet-format LogicalTypes.md, Arrow Schema.fbs.
"""

from collections.abc import Iterator

from dq_core.record import changed
from dq_core.types.dialect_table import (
    DETAIL,
    ELEMENT,
    IGNORED,
    INNER,
    KEY,
    LENGTH,
    NAMED,
    Line,
    Setting,
    dialect_of,
    digits,
    line,
    word,
)
from dq_core.types.type import (
    ARRAY,
    BINARY,
    BOOLEAN,
    DATE,
    ENUM,
    GEOGRAPHY,
    GEOMETRY,
    INTERVAL,
    JSON,
    MAP,
    NULL,
    STRING,
    STRUCT,
    TIME,
    TIMESTAMP,
    UNKNOWN,
    UUID,
    VARIANT,
    Type,
    Zone,
    binary,
    decimal,
    float_,
    integer,
    opaque,
    time,
    timestamp,
    unsigned,
)

_DIGITS = {
    "s": 0,
    "ms": 3,
    "us": 6,
    "ns": 9,
    "seconds": 0,
    "millis": 3,
    "milliseconds": 3,
    "micros": 6,
    "microseconds": 6,
    "nanos": 9,
    "nanoseconds": 9,
}
_TRUE, _FALSE = ("true", "1"), ("false", "0")


def _unit(settings: tuple[Setting, ...]) -> int | None:
    """Return the digits of the fraction of a second that a logical type or an Arrow type names."""
    for name, value in settings:
        if name in ("", "unit", "timeunit"):
            chosen = value if "(" not in value else _chosen(value)
            if chosen.lower() in _DIGITS:
                return _DIGITS[chosen.lower()]
    return None


def _chosen(union: str) -> str:
    """Return the member that is set in `TimeUnit(MILLIS=<null>, MICROS=MicroSeconds(), NANOS=<null>)`."""
    members = union.partition("(")[2].split(",")
    return next((each.partition("=")[0].strip() for each in members if "null" not in each.lower()), "")


def _zone(settings: tuple[Setting, ...]) -> Zone | None:
    for name, value in settings:
        if name == "isadjustedtoutc":
            return "aware" if value.lower() in _TRUE else "naive"
    return None


def _logical_timestamp(settings: tuple[Setting, ...]) -> Type | None:
    return timestamp(_unit(settings), _zone(settings))


def _logical_time(settings: tuple[Setting, ...]) -> Type | None:
    return time(_unit(settings), _zone(settings))


def _arrow_timestamp(settings: tuple[Setting, ...]) -> Type | None:
    """Read `timestamp[us]` and `timestamp[us, tz=UTC]`."""
    unit = _unit(settings)
    zone: Zone = "aware" if any(name == "tz" for name, _ in settings) else "naive"
    return None if unit is None else timestamp(unit, zone)


def _arrow_time(settings: tuple[Setting, ...]) -> Type | None:
    unit = _unit(settings)
    return None if unit is None else time(unit, "naive")


def _arrow_duration(settings: tuple[Setting, ...]) -> Type | None:
    unit = _unit(settings)
    return None if unit is None else Type("interval", precision=unit, name="duration")


def _logical_integer(settings: tuple[Setting, ...]) -> Type | None:
    """Read `INT(8, true)` and `IntType(bitWidth=8, isSigned=1)`."""
    values = [value.lower() for _, value in settings]
    if len(values) != 2 or values[0] not in ("8", "16", "32", "64") or values[1] not in _TRUE + _FALSE:  # noqa: PLR2004
        return None
    return integer(int(values[0]), signed=values[1] in _TRUE)


def _logical_decimal(settings: tuple[Setting, ...]) -> Type | None:
    """Read `DECIMAL(10, 2)`, and `Decimal(precision=10, scale=2)` in either order."""
    named = {name: value for name, value in settings if name}
    values = [named.get("precision"), named.get("scale")] if named else [value for _, value in settings]
    numbers = [int(value) for value in values if value and value.isdecimal() and len(value) < 5]  # noqa: PLR2004
    if len(numbers) != len(values) or not 1 <= len(numbers) <= 2 or not numbers[0] >= 1:  # noqa: PLR2004
        return decimal() if not settings else None
    return decimal(numbers[0], numbers[1] if len(numbers) > 1 else 0)


def _moments(name: str, of: Type) -> Iterator[Line]:
    """Yield the printed lines of a time or timestamp, in the spelling of the specification."""
    zones: tuple[tuple[str, Zone], ...] = (("true", "aware"), ("false", "naive"))
    for flag, zone in zones:
        for unit, precision in (("MICROS", 6), ("MILLIS", 3), ("NANOS", 9)):
            spelled = f"{name}(isAdjustedToUTC={flag}, unit={unit})"
            yield line(spelled, changed(of, precision=precision, zone=zone))


LINES = (
    line("BOOLEAN | bool", BOOLEAN),
    line("INT64 | INT_64", integer(64)),
    line("INT32 | INT_32", integer(32)),
    line("INT_16 | int16", integer(16)),
    line("INT_8 | int8", integer(8)),
    line("UINT_64 | uint64", unsigned(64)),
    line("UINT_32 | uint32", unsigned(32)),
    line("UINT_16 | uint16", unsigned(16)),
    line("UINT_8 | uint8", unsigned(8)),
    line("INT | INTEGER | IntType", integer(), hidden=True, read=_logical_integer),
    line("DECIMAL", decimal(), *digits(1_000_000)),
    line("DECIMAL | DecimalType", decimal(), hidden=True, read=_logical_decimal),
    *(line(f"decimal{bits}", decimal(), *digits(76), hidden=True) for bits in (32, 64, 128, 256)),
    line("DOUBLE | float64", float_(64)),
    line("FLOAT | float32", float_(32)),
    line("FLOAT16 | Float16Type | halffloat", float_(16)),
    line("STRING | UTF8 | StringType | large_string | string_view | large_utf8 | utf8_view", STRING),
    line("ENUM | EnumType", ENUM),
    line("BYTE_ARRAY | binary | large_binary | binary_view | None", BINARY),
    line("FIXED_LEN_BYTE_ARRAY", binary(fixed=True), LENGTH),
    line("fixed_size_binary", binary(fixed=True), LENGTH, required=1, brackets="[]", hidden=True),
    line("DATE | DateType | date32 | date64", DATE),
    line("date32 | date64", DATE, IGNORED, brackets="[]", hidden=True),
    line("INT96", timestamp(9)),
    line("TIMESTAMP_MICROS", timestamp(6)),
    line("TIMESTAMP_MILLIS", timestamp(3)),
    line("TIME_MICROS", time(6)),
    line("TIME_MILLIS", time(3)),
    *_moments("TIMESTAMP", TIMESTAMP),
    *_moments("TIME", TIME),
    line("TIMESTAMP | TimestampType", timestamp(), hidden=True, read=_logical_timestamp),
    line("TIME | TimeType", time(), hidden=True, read=_logical_time),
    line("timestamp", timestamp(), hidden=True, brackets="[]", read=_arrow_timestamp),
    line("time32 | time64", time(), hidden=True, brackets="[]", read=_arrow_time),
    line("INTERVAL | month_interval | day_time_interval | month_day_nano_interval", INTERVAL),
    line("duration", INTERVAL, hidden=True, brackets="[]", read=_arrow_duration),
    line("UUID | UUIDType", UUID),
    line("JSON | JsonType", JSON),
    line("BSON | BsonType", opaque("bson")),
    line("VARIANT | VariantType", VARIANT, IGNORED),
    line("GEOMETRY | GeometryType", GEOMETRY, DETAIL),
    line("GEOGRAPHY | GeographyType", GEOGRAPHY, DETAIL),
    line("null | NullType | unknown", NULL),
    line("extension", UUID, word("arrow.uuid"), required=1, brackets="<>", hidden=True),
    line("extension", JSON, word("arrow.json"), required=1, brackets="<>", hidden=True),
    line("LIST | ListType", ARRAY, ELEMENT, brackets="<>"),
    line("large_list | list_view | large_list_view", ARRAY, ELEMENT, brackets="<>", hidden=True),
    line("fixed_size_list", UNKNOWN, INNER, required=1, hidden=True),
    line("MAP | MapType", MAP, KEY, ELEMENT, brackets="<>"),
    line("STRUCT", STRUCT, NAMED, brackets="<>"),
    line("dictionary", UNKNOWN, INNER, IGNORED, IGNORED, required=1, hidden=True),
    line("run_end_encoded", UNKNOWN, IGNORED, INNER, required=2, hidden=True),
)
DIALECT = dialect_of("parquet", LINES, colon=True, suffix="read", not_null=" not null", clauses=(("()",),))
