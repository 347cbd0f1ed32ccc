"""Types of Snowflake; manual: sql-reference/intro-summary-data-types.

TIMESTAMP means TIMESTAMP_NTZ unless the account's TIMESTAMP_TYPE_MAPPING says otherwise. TIMESTAMP_LTZ and
TIMESTAMP_TZ are both aware: they hold the same points in time, though only TZ keeps the offset.
OBJECT and ARRAY without arguments are semi-structured, hence open. A VECTOR's FLOAT has 32 bits.
"""

from dq_core.types.dialect_table import (
    ELEMENT,
    KEY,
    NAMED,
    Parameter,
    dialect_of,
    digits,
    fraction,
    line,
    word,
)
from dq_core.types.dialects._shared import intervals, opaques
from dq_core.types.type import (
    ARRAY,
    BOOLEAN,
    DATE,
    GEOGRAPHY,
    GEOMETRY,
    MAP,
    STRUCT,
    UUID,
    VARIANT,
    Type,
    binary,
    decimal,
    float_,
    integer,
    string,
    time,
    timestamp,
    vector,
)

CHARACTERS = Parameter("length", 1, 134_217_728)
BYTES = Parameter("length", 1, 67_108_864)
DIMENSIONS = Parameter("length", 1, 4096)
LINES = (
    line("BOOLEAN", BOOLEAN),
    line("NUMBER | DECIMAL | DEC | NUMERIC", decimal(38, 0), *digits(38, most_scale=37), bare=False),
    line("INT | INTEGER | BIGINT | SMALLINT | TINYINT | BYTEINT", decimal(38, 0), hidden=True),
    line("FLOAT | FLOAT4 | FLOAT8 | DOUBLE | DOUBLE PRECISION | REAL", float_(64)),
    line("DECFLOAT", Type("number", name="decfloat")),
    line(
        "VARCHAR | TEXT | STRING | NVARCHAR | NVARCHAR2 | CHARACTER VARYING | CHAR VARYING | NCHAR VARYING",
        string(16_777_216),
        CHARACTERS,
    ),
    line("CHAR | CHARACTER | NCHAR", string(1), CHARACTERS, hidden=True),
    line("BINARY | VARBINARY | BINARY VARYING", binary(8_388_608), BYTES),
    line("DATE", DATE),
    line("TIME", time(9, "naive"), *fraction(9)),
    line(
        "TIMESTAMP_NTZ | TIMESTAMPNTZ | TIMESTAMP() WITHOUT TIME ZONE | DATETIME | TIMESTAMP",
        timestamp(9, "naive"),
        *fraction(9),
    ),
    line("TIMESTAMP_TZ | TIMESTAMPTZ | TIMESTAMP() WITH TIME ZONE", timestamp(9, "aware"), *fraction(9)),
    line(
        "TIMESTAMP_LTZ | TIMESTAMPLTZ | TIMESTAMP() WITH LOCAL TIME ZONE",
        timestamp(9, "aware"),
        *fraction(9),
        hidden=True,
    ),
    *intervals(upper=True),
    line("UUID", UUID),
    line("VARIANT", VARIANT),
    line("OBJECT", STRUCT, NAMED),
    line("ARRAY", ARRAY, ELEMENT),
    line("MAP", MAP, KEY, ELEMENT, required=2),
    line("VECTOR", vector(float_(32)), word("FLOAT"), DIMENSIONS, required=2),
    line("VECTOR", vector(integer(32)), word("INT"), DIMENSIONS, required=2),
    line("GEOGRAPHY", GEOGRAPHY),
    line("GEOMETRY", GEOMETRY),
    *opaques("FILE"),
)
DIALECT = dialect_of("snowflake", LINES, not_null=" NOT NULL")
