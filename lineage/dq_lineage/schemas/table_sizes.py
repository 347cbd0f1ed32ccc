"""How large tables are, as warehouses list it: rows about tables, or about their partitions, which add up.

Needed are the name of the table and a count of rows or bytes under one of its many names, a clustering key,
or the options of a table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from dq_core.record import changed
from dq_core.relation import Relation
from dq_lineage.schemas.rows import Row
from dq_lineage.schemas.table_layout import elements_in

_TABLE = ("table_name", "table_id", "table")
_SCHEMA = ("table_schema", "dataset_id", "schema", "schema_name", "schemaname")
_CATALOG = ("table_catalog", "project_id", "database", "catalog", "database_name")
_ROWS = ("total_rows", "row_count", "table_rows", "tbl_rows", "num_rows", "rows")
_BYTES = ("total_logical_bytes", "size_bytes", "total_bytes", "bytes", "num_bytes", "data_length")
_CLUSTERING = "clustering_key"
_OPTION = ("option_name", "option_value")
_FILTER_REQUIRED = ("require_partition_filter", "require_hive_partition_filter")
_LONGEST = 20


def is_about_sizes(names: Collection[str]) -> bool:
    """Say whether columns of these names are about the sizes or the options of tables."""
    counted = any(name in names for name in (*_ROWS, *_BYTES, _CLUSTERING))
    named = "table_name" in names or "table_id" in names or ("table" in names and "tbl_rows" in names)
    return named and "column_name" not in names and (counted or all(name in names for name in _OPTION))


def relations_of(rows: Iterable[Row]) -> Iterator[Relation]:
    """Return the tables that rows describe, without columns, in the order in which they come first."""
    found: dict[tuple[str, ...], Relation] = {}
    for values, location in rows:
        name = tuple(text for names in (_CATALOG, _SCHEMA, _TABLE) if (text := _first(values, names)))
        if _first(values, _TABLE):
            found[name] = _added(found.get(name) or Relation(name, location=location), values)
    yield from found.values()


def _added(relation: Relation, values: Mapping[str, str]) -> Relation:
    return changed(
        relation,
        rows=_sum(relation.rows, _count(values, _ROWS)),
        bytes=_sum(relation.bytes, _count(values, _BYTES)),
        cluster_by=_clusters(values) or relation.cluster_by,
        partition_filter_required=_required(values) or relation.partition_filter_required,
    )


def _first(values: Mapping[str, str], names: Iterable[str]) -> str:
    return next((values[name] for name in names if values.get(name)), "")


def _count(values: Mapping[str, str], names: Iterable[str]) -> int | None:
    text = _first(values, names).removesuffix(".0")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < _LONGEST else None


def _sum(one: int | None, other: int | None) -> int | None:
    return other if one is None else one + (other or 0)


def _clusters(values: Mapping[str, str]) -> tuple[str, ...]:
    text = values.get(_CLUSTERING, "").strip()
    if text.upper().startswith("LINEAR"):
        text = text[len("LINEAR") :].strip()
    inside = text[1:-1] if text.startswith("(") and text.endswith(")") else text
    return elements_in(inside)


def _required(values: Mapping[str, str]) -> bool:
    name, value = (values.get(key, "").lower() for key in _OPTION)
    return name in _FILTER_REQUIRED and value == "true"
