"""Types of DuckDB 1.5 and 2.0, measured; manual: sql/data_types/overview."""

from dq_core.types.dialect_table import (
    ELEMENT,
    FIELDS,
    IGNORED,
    KEY,
    LABELS,
    NAMED,
    UNNAMED,
    Parameter,
    Setting,
    dialect_of,
    digits,
    line,
)
from dq_core.types.dialects._shared import float_of_digits
from dq_core.types.type import (
    BINARY,
    BIT,
    BOOLEAN,
    DATE,
    ENUM,
    GEOMETRY,
    INTERVAL,
    JSON,
    MAP,
    NULL,
    STRING,
    STRUCT,
    UNION,
    UUID,
    VARIANT,
    Type,
    decimal,
    float_,
    integer,
    time,
    timestamp,
    unsigned,
)


def _timestamp(settings: tuple[Setting, ...]) -> Type | None:
    """Read TIMESTAMP(p): DuckDB takes the next of its four precisions, TIMESTAMP for all from 4 to 6."""
    if not settings:
        return timestamp(6, "naive")
    (name, value), *more = settings
    if name or more or not value.isdecimal() or len(value) > 1:
        return None
    return timestamp(next(known for known in (0, 3, 6, 9) if known >= int(value)), "naive")


LINES = (
    line("BOOLEAN | BOOL | LOGICAL", BOOLEAN),
    line("BIGINT | INT8 | INT64 | LONG | OID", integer(64)),
    line("INTEGER | INT | INT4 | INT32 | SIGNED | INTEGRAL", integer(32)),
    line("SMALLINT | INT2 | INT16 | SHORT", integer(16)),
    line("TINYINT | INT1", integer(8)),
    line("HUGEINT | INT128", integer(128)),
    line("BIGNUM | VARINT", integer(name="bignum")),
    line("UBIGINT | UINT64", unsigned(64)),
    line("UINTEGER | UINT32", unsigned(32)),
    line("USMALLINT | UINT16", unsigned(16)),
    line("UTINYINT | UINT8", unsigned(8)),
    line("UHUGEINT | UINT128", unsigned(128)),
    line("DECIMAL | NUMERIC | DEC", decimal(18, 3), *digits(38), bare=False),
    line("DOUBLE | FLOAT8 | DOUBLE PRECISION", float_(64)),
    line("FLOAT | FLOAT4 | REAL", float_(32)),
    line("FLOAT", float_(32), hidden=True, read=float_of_digits(32)),
    line(
        "VARCHAR | TEXT | STRING | CHAR | BPCHAR | NVARCHAR | CHARACTER | CHARACTER VARYING | CHAR VARYING"
        "| NATIONAL CHARACTER VARYING",
        STRING,
        IGNORED,
    ),
    line("BLOB | BYTEA | BINARY | VARBINARY", BINARY),
    line("BIT | BITSTRING | BIT VARYING", BIT, IGNORED),
    line("DATE", DATE),
    line("TIME | TIME WITHOUT TIME ZONE", time(6, "naive")),
    line("TIME_NS", time(9, "naive")),
    line("TIME WITH TIME ZONE | TIMETZ", time(6, "aware")),
    line("TIMESTAMP | TIMESTAMP_US | DATETIME | TIMESTAMP WITHOUT TIME ZONE", timestamp(6, "naive")),
    line("TIMESTAMP_S", timestamp(0, "naive")),
    line("TIMESTAMP_MS", timestamp(3, "naive")),
    line("TIMESTAMP_NS", timestamp(9, "naive")),
    line("TIMESTAMP | DATETIME", timestamp(6, "naive"), hidden=True, read=_timestamp),
    line("TIMESTAMP WITH TIME ZONE | TIMESTAMPTZ", timestamp(6, "aware")),
    line("TIMESTAMPTZ_NS", timestamp(9, "aware")),
    line("INTERVAL", INTERVAL),
    line("UUID | GUID", UUID),
    line("JSON", JSON),
    line("VARIANT", VARIANT),
    line("GEOMETRY", GEOMETRY, Parameter("detail")),
    line("ENUM", ENUM, LABELS, required=1),
    line("LIST", Type("array"), ELEMENT, required=1, hidden=True),
    line("MAP", MAP, KEY, ELEMENT, required=2),
    line("STRUCT | ROW", STRUCT, NAMED),
    line("TUPLE", STRUCT, UNNAMED, required=1),
    line("UNION", UNION, FIELDS, required=1),
    line('"NULL" | NULL', NULL),
)
DIALECT = dialect_of("duckdb", LINES, suffix="fixed")
