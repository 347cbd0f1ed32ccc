"""Types of ClickHouse; manual: sql-reference/data-types.

Names are case-sensitive; the aliases in lower case below are read in any case, as the server does. A type
holds NULL only inside Nullable(); other parts of a tuple are required. DateTime is a point in time, its zone
only shows it. Date and DateTime cover fewer years than Date32 and DateTime64 and are named subsets.
"""

from dq_core.types.dialect_table import (
    DETAIL,
    ELEMENT,
    FIELDS,
    IGNORED,
    INNER,
    KEY,
    LABELS,
    MEMBERS,
    Parameter,
    dialect_of,
    digits,
    line,
)
from dq_core.types.type import (
    ARRAY,
    BFLOAT16,
    BOOLEAN,
    DATE,
    ENUM,
    JSON,
    MAP,
    NULL,
    STRING,
    STRUCT,
    UNION,
    UNKNOWN,
    UUID,
    VARIANT,
    Type,
    decimal,
    float_,
    integer,
    opaque,
    string,
    time,
    timestamp,
    unsigned,
)

_INTERVALS = (
    "nanosecond",
    "microsecond",
    "millisecond",
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "quarter",
    "year",
)
_SHAPES = ("Point", "Ring", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "Geometry")
LINES = (
    line("Bool | bool | boolean", BOOLEAN),
    line("Int64 | bigint() | signed | bigint() signed | time_interval", integer(64), IGNORED),
    line("Int32 | int() | integer() | mediumint() | int() signed | integer() signed", integer(32), IGNORED),
    line("Int16 | smallint() | smallint() signed", integer(16), IGNORED),
    line("Int8 | tinyint() | int1() | byte | tinyint() signed", integer(8), IGNORED),
    line("Int128", integer(128)),
    line("Int256", integer(256)),
    line("UInt64 | bigint() unsigned | unsigned | bit | set", unsigned(64), IGNORED),
    line("UInt32 | int() unsigned | integer() unsigned | mediumint() unsigned", unsigned(32), IGNORED),
    line("UInt16 | smallint() unsigned | year", unsigned(16), IGNORED),
    line("UInt8 | tinyint() unsigned", unsigned(8), IGNORED),
    line("UInt128", unsigned(128)),
    line("UInt256", unsigned(256)),
    line("Float64 | double | double precision", float_(64), IGNORED, IGNORED),
    line("Float32 | float | real | single", float_(32), IGNORED, IGNORED),
    line("BFloat16", BFLOAT16),
    line("Decimal | decimal | dec | numeric | fixed", decimal(10, 0), *digits(76), bare=False),
    *(
        line(
            f"Decimal{bits} | decimal{bits}",
            decimal(most),
            Parameter("scale", 0, most),
            required=1,
            hidden=True,
        )
        for bits, most in ((32, 9), (64, 18), (128, 38), (256, 76))
    ),
    line(
        "String | char | varchar | text | tinytext | mediumtext | longtext | nchar | nvarchar | character"
        "| character varying | char varying | national char | clob | blob | tinyblob | mediumblob | longblob"
        "| bytea | varbinary | varchar2 | char large object | character large object | binary large object",
        STRING,
        IGNORED,
    ),
    line("FixedString | binary", string(unit="byte", fixed=True), Parameter("length", 1), required=1),
    line("UUID", UUID),
    line("Date32 | date32", DATE),
    line("Date | date", Type("date", name="days16")),
    line(
        "DateTime64 | datetime64", timestamp(3, "aware"), Parameter("precision", high=9), IGNORED, required=1
    ),
    line("DateTime | datetime | timestamp", timestamp(0, "aware", name="seconds32"), IGNORED),
    line("DateTime32 | datetime32", timestamp(0, "aware", name="seconds32"), IGNORED, hidden=True),
    line("Time | time", time(0, "naive")),
    line("Time64 | time64", time(3, "naive"), Parameter("precision", high=9), required=1),
    *(line(f"Interval{unit.title()}", Type("interval", name=unit)) for unit in _INTERVALS),
    line("JSON | json", JSON, DETAIL),
    line("Object", JSON, IGNORED, hidden=True),
    line("Dynamic", VARIANT, IGNORED),
    line("Variant", UNION, MEMBERS, required=1),
    line("Enum | Enum8 | Enum16 | enum", ENUM, LABELS, required=1),
    line("Array", ARRAY, ELEMENT, required=1),
    line("Map", MAP, KEY, ELEMENT, required=2),
    line("Tuple", STRUCT, FIELDS, required=1),
    line("Nested", ARRAY, Parameter("repeated"), required=1, hidden=True),
    line("Nullable", UNKNOWN, INNER, required=1, hidden=True),
    line("LowCardinality", UNKNOWN, INNER, required=1, hidden=True),
    line("SimpleAggregateFunction", UNKNOWN, IGNORED, INNER, required=2, hidden=True),
    line("AggregateFunction", opaque("aggregatefunction"), DETAIL),
    line("QBit", opaque("qbit"), DETAIL),
    line("Nothing", NULL),
    line("IPv4 | inet4", opaque("ipv4")),
    line("IPv6 | inet6", opaque("ipv6")),
    *(line(name, Type("geometry", name=name.lower())) for name in _SHAPES),
)
DIALECT = dialect_of(
    "clickhouse", LINES, case_sensitive=True, nullable="Nullable({})", quote="`", escape="backslash"
)
