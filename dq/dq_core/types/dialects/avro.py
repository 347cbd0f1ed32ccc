"""Types of Apache Avro 1.12, by the names of its primitive, logical and complex types.

A logical type is written by its own name (`timestamp-millis`), complex ones with angle brackets:
`array<T>`, `map<T>` (keys are strings), `record<a: T>`, `union<null, T>`. Parts are required unless null is
among their types.
"""

from dq_core.types.dialect_table import (
    ELEMENT,
    LABELS,
    LENGTH,
    MEMBERS,
    NAMED,
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
    INTERVAL,
    NULL,
    STRING,
    STRUCT,
    UNION,
    UUID,
    binary,
    decimal,
    float_,
    integer,
    map_,
    time,
    timestamp,
)

LINES = (
    line("null", NULL),
    line("boolean", BOOLEAN),
    line("long", integer(64)),
    line("int", integer(32)),
    line("double", float_(64)),
    line("float", float_(32)),
    line("decimal", decimal(), *digits(1_000_000), required=1),
    line("big-decimal", decimal()),
    line("string", STRING),
    line("uuid", UUID),
    line("bytes", BINARY),
    line("fixed", binary(fixed=True), LENGTH, required=1),
    line("date", DATE),
    line("time-micros", time(6, "naive")),
    line("time-millis", time(3, "naive")),
    line("timestamp-micros", timestamp(6, "aware")),
    line("timestamp-millis", timestamp(3, "aware")),
    line("timestamp-nanos", timestamp(9, "aware")),
    line("local-timestamp-micros", timestamp(6, "naive")),
    line("local-timestamp-millis", timestamp(3, "naive")),
    line("local-timestamp-nanos", timestamp(9, "naive")),
    line("duration", INTERVAL),
    line("enum", ENUM, LABELS),
    line("array", ARRAY, ELEMENT, brackets="<>"),
    line("map", map_(STRING), ELEMENT, brackets="<>"),
    line("map", map_(STRING), word("string"), ELEMENT, required=2, brackets="<>", hidden=True),
    line("record | struct", STRUCT, NAMED, brackets="<>"),
    line("union", UNION, MEMBERS, brackets="<>"),
)
DIALECT = dialect_of("avro", LINES, colon=True, nullable="union<null, {}>")
