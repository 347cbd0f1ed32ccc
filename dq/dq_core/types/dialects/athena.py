"""Types of Amazon Athena: those of Trino in queries, those of Hive in table definitions; manual: data-types.

A TIMESTAMP of a table has milliseconds, as in queries; the Hive names are read, the names of Trino printed.
"""

from dq_core.types.dialect_table import FIELDS, dialect_of, line
from dq_core.types.dialects.trino import DIALECT as TRINO
from dq_core.types.type import BINARY, STRING, STRUCT, float_

HIVE = (
    line("string", STRING, hidden=True),
    line("float", float_(32), hidden=True),
    line("binary", BINARY, hidden=True),
    line("struct", STRUCT, FIELDS, required=1, hidden=True),
)
DIALECT = dialect_of("athena", (*TRINO.lines, *HIVE))
