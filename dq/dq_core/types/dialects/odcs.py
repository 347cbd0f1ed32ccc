"""Names of the logical types of the Open Data Contract Standard; `logical_type` reads their options."""

from dq_core.types.dialect_table import dialect_of, line
from dq_core.types.type import (
    ARRAY,
    BOOLEAN,
    DATE,
    INTEGER,
    MAP,
    NUMBER,
    STRING,
    STRUCT,
    TIME,
    TIMESTAMP,
    VECTOR,
)

LINES = (
    line("string", STRING),
    line("date", DATE),
    line("timestamp", TIMESTAMP),
    line("time", TIME),
    line("number", NUMBER),
    line("integer", INTEGER),
    line("object", STRUCT),
    line("array", ARRAY),
    line("boolean", BOOLEAN),
    line("map", MAP),
    line("vector", VECTOR),
)
DIALECT = dialect_of("odcs", LINES)
