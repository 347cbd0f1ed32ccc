"""Types of GoogleSQL in BigQuery and of its table schemas; manual: standard-sql/data-types."""

from dq_core.types.dialect_table import ELEMENT, FIELDS, LENGTH, Parameter, dialect_of, digits, line
from dq_core.types.type import (
    ARRAY,
    BINARY,
    BOOLEAN,
    DATE,
    GEOGRAPHY,
    INTERVAL,
    JSON,
    RANGE,
    STRING,
    STRUCT,
    decimal,
    float_,
    integer,
    time,
    timestamp,
)

LINES = (
    line("BOOL | BOOLEAN", BOOLEAN),
    line("INT64 | INTEGER | INT | SMALLINT | BIGINT | TINYINT | BYTEINT", integer(64)),
    line("NUMERIC | DECIMAL", decimal(38, 9), *digits(38, most_scale=9), whole=(0, 29)),
    line("BIGNUMERIC | BIGDECIMAL", decimal(76, 38), *digits(76, most_scale=38), whole=(0, 38)),
    line("FLOAT64 | FLOAT", float_(64)),
    line("STRING", STRING, LENGTH),
    line("BYTES", BINARY, LENGTH),
    line("DATE", DATE),
    line("TIME", time(6, "naive")),
    line("DATETIME", timestamp(6, "naive")),
    line("TIMESTAMP", timestamp(6, "aware"), Parameter("precision", 6, 12)),
    line("INTERVAL", INTERVAL),
    line("JSON", JSON),
    line("GEOGRAPHY", GEOGRAPHY),
    line("ARRAY", ARRAY, ELEMENT, required=1, brackets="<>"),
    line("STRUCT | RECORD", STRUCT, FIELDS, brackets="<>", required=1),
    line("RECORD", STRUCT, hidden=True),
    line("RANGE", RANGE, ELEMENT, required=1, brackets="<>"),
)
DIALECT = dialect_of("bigquery", LINES, quote="`", not_null=" NOT NULL", escape="backslash")
