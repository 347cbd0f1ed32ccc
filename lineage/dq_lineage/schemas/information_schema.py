"""Schemas as warehouses list them: rows of INFORMATION_SCHEMA.COLUMNS, as CSV or JSON.

Needed are `table_name` and `column_name`, in any case; `table_catalog`, `table_schema`, `data_type`,
`is_nullable` and `ordinal_position` are read where they are, and so are `is_partitioning_column` and
`clustering_ordinal_position`, as BigQuery has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dq_core.location import Location
from dq_core.relation import Column, Relation
from dq_lineage.schemas.partitions import INGESTION, plain
from dq_lineage.schemas.rows import Row
from dq_lineage.schemas.schema_error import SchemaError
from dq_lineage.schemas.type_names import type_named

NEEDED = ("table_name", "column_name")
_Entry = tuple[int, Mapping[str, str], Column]
_PARTS = ("table_catalog", "table_schema", "table_name")
_YES, _NO = ("yes", "true", "1", "y", "t"), ("no", "false", "0", "n", "f")


def relations_of(rows: Iterable[Row], dialect: str) -> Iterator[Relation]:
    """Return the tables that rows describe, in the order in which they come first. Raises SchemaError."""
    tables: dict[tuple[str, ...], list[_Entry]] = {}
    for values, location in rows:
        missing = next((name for name in NEEDED if not values.get(name)), None)
        if missing is not None:
            raise SchemaError(f"a row has no {missing}", location, f"every row needs {' and '.join(NEEDED)}")
        table = tuple(values[part] for part in _PARTS if values.get(part))
        entries = tables.setdefault(table, [])
        entries.append((_position(values, len(entries)), values, _column(values, location, dialect)))
    for table, entries in tables.items():
        yield _relation(table, sorted(entries, key=lambda entry: entry[0]))


def _relation(name: tuple[str, ...], entries: list[_Entry]) -> Relation:
    words = [(values.get("is_partitioning_column", "").lower(), column.name) for _, values, column in entries]
    clusters = [(_clustered(values), column.name) for _, values, column in entries if _clustered(values)]
    return Relation(
        name,
        # a table partitioned by the time of arrival lists a pseudo-column
        tuple(column for _, _, column in entries if plain(column.name) != INGESTION),
        partition_by=tuple(plain(column) for word, column in words if word in _YES),
        cluster_by=tuple(column for _, column in sorted(clusters)),
        location=entries[0][2].location,
    )


def _clustered(values: Mapping[str, str]) -> int:
    stated = values.get("clustering_ordinal_position", "").removesuffix(".0")
    return int(stated) if stated.isascii() and stated.isdecimal() else 0


def _position(values: Mapping[str, str], otherwise: int) -> int:
    stated = values.get("ordinal_position", "")
    return int(stated) if stated.isascii() and stated.isdecimal() else otherwise


def _column(values: Mapping[str, str], location: Location, dialect: str) -> Column:
    word = values.get("is_nullable", "").lower()
    nullable = True if word in _YES else False if word in _NO else None
    return Column(
        values["column_name"], type_named(values.get("data_type", ""), dialect), nullable, location=location
    )
