"""Types of SQL Server, Azure SQL and Synapse; manual: t-sql/data-types.

Lengths of CHAR and VARCHAR count bytes, those of NCHAR and NVARCHAR 16-bit units. DATETIME has steps of
1/300 s and SMALLDATETIME of a minute: named subsets of timestamps. TIMESTAMP is an old name of ROWVERSION.
"""

from dq_core.types.dialect_table import Parameter, dialect_of, digits, fraction, line, word
from dq_core.types.dialects._shared import float_of_digits, opaques
from dq_core.types.type import (
    BOOLEAN,
    DATE,
    GEOGRAPHY,
    GEOMETRY,
    JSON,
    STRING,
    UUID,
    VARIANT,
    binary,
    decimal,
    float_,
    integer,
    string,
    time,
    timestamp,
    unsigned,
    vector,
)

BYTES = Parameter("length", 1, 8000)
BYTES_OR_MAX = Parameter("length", 1, 8000, words={"max": None}, usual="max")
PAIRS = Parameter("length", 1, 4000)
PAIRS_OR_MAX = Parameter("length", 1, 4000, words={"max": None}, usual="max")
DIMENSIONS = Parameter("length", 1, 3996)
LINES = (
    line("bit", BOOLEAN),
    line("bigint", integer(64)),
    line("int | integer", integer(32)),
    line("smallint", integer(16)),
    line("tinyint", unsigned(8)),
    line("decimal | dec | numeric", decimal(18, 0), *digits(38), bare=False),
    line("money", decimal(19, 4), hidden=True),
    line("smallmoney", decimal(10, 4), hidden=True),
    line("float | double precision", float_(64)),
    line("real", float_(32)),
    line("float", float_(64), hidden=True, read=float_of_digits(64)),
    line(
        "nvarchar | national character varying | national char varying",
        string(1, unit="pair"),
        PAIRS_OR_MAX,
        bare=False,
    ),
    line("nchar | national character | national char", string(1, unit="pair", fixed=True), PAIRS, bare=False),
    line("varchar | character varying | char varying", string(1, unit="byte"), BYTES_OR_MAX, bare=False),
    line("char | character", string(1, unit="byte", fixed=True), BYTES, bare=False),
    line("text | ntext", STRING, hidden=True),
    line("sysname", string(128, unit="pair"), hidden=True),
    line("varbinary | binary varying", binary(1), BYTES_OR_MAX, bare=False),
    line("binary", binary(1, fixed=True), BYTES, bare=False),
    line("rowversion | timestamp", binary(8, fixed=True), hidden=True),
    line("image", binary(), hidden=True),
    line("date", DATE),
    line("time", time(7, "naive"), *fraction(7), bare=False),
    line("datetime2", timestamp(7, "naive"), *fraction(7), bare=False),
    line("datetime", timestamp(3, "naive", name="datetime")),
    line("smalldatetime", timestamp(0, "naive", name="smalldatetime")),
    line("datetimeoffset", timestamp(7, "aware"), *fraction(7), bare=False),
    line("uniqueidentifier", UUID),
    line("json", JSON),
    line("sql_variant", VARIANT),
    line("vector", vector(float_(32)), DIMENSIONS, required=1),
    line("vector", vector(float_(32)), DIMENSIONS, word("float32"), required=2, hidden=True),
    line("vector", vector(float_(16)), DIMENSIONS, word("float16"), required=2),
    line("geography", GEOGRAPHY),
    line("geometry", GEOMETRY),
    *opaques("hierarchyid xml cursor table"),
)
DIALECT = dialect_of("tsql", LINES, quote="[")
