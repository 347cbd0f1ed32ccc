"""The stored tables as what a FROM clause can name."""

from tests.lineage.oracle.case import Column
from tests.lineage.oracle.relations import Stored, Tables
from tests.lineage.oracle.sources import identity
from tests.lineage.oracle.tables import KEYS, SCHEMA, SIZES, short_type


def base_table(table: str) -> Stored:
    columns = (
        Column(name, short_type(declared), identity(table, name)) for name, declared in SCHEMA[table].items()
    )
    return Stored(tuple(columns), key=KEYS[table], size=SIZES[table], table=table)


READ: Tables = {table: base_table(table) for table in SCHEMA if table != "z"}
"""The tables that queries read."""
