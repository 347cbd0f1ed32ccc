"""Types of Amazon Redshift; manual: c_Supported_data_types.

Lengths of CHAR and VARCHAR count bytes of UTF-8. They are kept as bytes: a VARCHAR(10) of another engine does
not fit into VARCHAR(10) here, and the order of types says so.
"""

from dq_core.types.dialect_table import Parameter, dialect_of, digits, line
from dq_core.types.dialects._shared import intervals, opaques
from dq_core.types.type import (
    BOOLEAN,
    DATE,
    GEOGRAPHY,
    GEOMETRY,
    VARIANT,
    binary,
    decimal,
    float_,
    integer,
    string,
    time,
    timestamp,
)

LINES = (
    line("boolean | bool", BOOLEAN),
    line("bigint | int8", integer(64)),
    line("integer | int | int4", integer(32)),
    line("smallint | int2", integer(16)),
    line("decimal | numeric", decimal(18, 0), *digits(38, most_scale=37), bare=False),
    line("double precision | float8 | float", float_(64)),
    line("real | float4", float_(32)),
    line(
        "varchar | character varying | nvarchar | text",
        string(256, unit="byte"),
        Parameter("length", 1, 65_535, words={"max": 65_535}, usual="max"),
        bare=False,
    ),
    line(
        "char | character | nchar",
        string(1, unit="byte", fixed=True),
        Parameter("length", 1, 4096, words={"max": 4096}),
        bare=False,
    ),
    line("bpchar", string(256, unit="byte", fixed=True), hidden=True),
    line(
        "varbyte | varbinary | binary varying", binary(64_000), Parameter("length", 1, 16_777_216), bare=False
    ),
    line("date", DATE),
    line("time | time without time zone", time(6, "naive")),
    line("timetz | time with time zone", time(6, "aware")),
    line("timestamp | timestamp without time zone", timestamp(6, "naive")),
    line("timestamptz | timestamp with time zone", timestamp(6, "aware")),
    *intervals(Parameter("precision", high=6)),
    line("super", VARIANT),
    line("geometry", GEOMETRY),
    line("geography", GEOGRAPHY),
    *opaques("hllsketch"),
)
DIALECT = dialect_of("redshift", LINES)
