"""Types of MySQL 8 and 9; manual: chapter 13, Data Types.

Display widths mean nothing but in TINYINT(1), which is BOOLEAN. DATETIME is a reading of a clock, TIMESTAMP a
point in time. The longest text and binary types (4 GiB) count as unbounded.
"""

from collections.abc import Iterator

from dq_core.types.dialect_table import (
    DETAIL,
    IGNORED,
    LABELS,
    LENGTH,
    Line,
    Parameter,
    Reader,
    dialect_of,
    digits,
    fraction,
    line,
    word,
)
from dq_core.types.dialects._shared import float_of_digits
from dq_core.types.type import (
    BINARY,
    BOOLEAN,
    DATE,
    ENUM,
    GEOMETRY,
    JSON,
    STRING,
    Type,
    binary,
    decimal,
    float_,
    integer,
    opaque,
    string,
    time,
    timestamp,
    unsigned,
    vector,
)


def _all_signs(
    names: str,
    plain: Type,
    negative_free: Type,
    *takes: Parameter,
    read: Reader | None = None,
    hidden: bool = False,
) -> Iterator[Line]:
    """Yield the lines of a numeric type and of its unsigned form; ZEROFILL makes it unsigned."""
    spelled = [name.strip() for name in names.split("|")]
    yield line(
        " | ".join(f"{name}()" for name in spelled), plain, *takes, bare=False, read=read, hidden=hidden
    )
    endings = ("unsigned", "unsigned zerofill", "zerofill")
    forms = (f"{name}() {ending}" for ending in endings for name in spelled)
    yield line(" | ".join(forms), negative_free, *takes, bare=False, read=read, hidden=hidden)


_SHAPES = (
    "point",
    "linestring",
    "polygon",
    "multipoint",
    "multilinestring",
    "multipolygon",
    "geometrycollection",
)
TEXT = Parameter("length", 1, 65_535)
LINES = (
    line("boolean | bool", BOOLEAN),
    line("tinyint", BOOLEAN, word("1"), required=1, hidden=True),
    *_all_signs("bigint | int8", integer(64), unsigned(64), IGNORED),
    *_all_signs("int | integer | int4", integer(32), unsigned(32), IGNORED),
    *_all_signs("mediumint | int3 | middleint", integer(24), unsigned(24), IGNORED),
    *_all_signs("smallint | int2", integer(16), unsigned(16), IGNORED),
    *_all_signs("tinyint | int1", integer(8), unsigned(8), IGNORED),
    line("serial", unsigned(64), hidden=True),
    line("year", integer(16, name="year"), IGNORED),
    *_all_signs(
        "decimal | dec | numeric | fixed", decimal(10, 0), decimal(10, 0, signed=False), *digits(65, 0, 30)
    ),
    *_all_signs(
        "double | double precision | real | float8", float_(64), float_(64, signed=False), IGNORED, IGNORED
    ),
    *_all_signs("float | float4", float_(32), float_(32, signed=False), IGNORED, IGNORED),
    line("longtext | long | long varchar", STRING),
    line(
        "varchar | character varying | nvarchar | national varchar | char varying", STRING, TEXT, required=1
    ),
    line("char | character | nchar | national char", string(1, fixed=True), Parameter("length", 0, 255)),
    line("tinytext", string(255, unit="byte")),
    line("text", string(65_535, unit="byte"), IGNORED),
    line("mediumtext", string(16_777_215, unit="byte")),
    line("longblob | long varbinary", BINARY),
    line("binary", binary(1, fixed=True), Parameter("length", 0, 255)),
    line("tinyblob", binary(255)),
    line("blob", binary(65_535), IGNORED),
    line("varbinary", BINARY, TEXT, required=1),
    line("mediumblob", binary(16_777_215)),
    line("bit", Type("bit", length=1, fixed=True), Parameter("length", 1, 64)),
    line("date", DATE),
    line("time", time(0, "naive"), *fraction(6)),
    line("datetime", timestamp(0, "naive"), *fraction(6)),
    line("timestamp", timestamp(0, "aware"), *fraction(6)),
    line("json", JSON),
    line("enum", ENUM, LABELS, required=1),
    line("set", opaque("set"), DETAIL),
    line("vector", vector(float_(32), 2048), LENGTH),
    line("geometry", GEOMETRY),
    *(line(name, Type("geometry", name=name)) for name in _SHAPES),
)
# FLOAT(p) with one argument says how many binary digits; with two, how it is shown
FLOATS = (line("float", float_(32), hidden=True, read=float_of_digits(32)),)
DIALECT = dialect_of("mysql", FLOATS + LINES, quote="`", escape="backslash")
