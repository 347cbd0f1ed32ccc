"""How a table is partitioned, clustered and sorted, as its settings say in the words of each adapter."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dq_core.record import record
from dq_lineage.projects.dbt.declaring.values import as_mapping, flag, texts_of

_ELEMENT = re.compile(r"'([^']*)'")
_TRUNCATIONS = {"timestamp": "timestamp_trunc", "datetime": "datetime_trunc", "date": "date_trunc"}
_SORTED = {"redshift": ("sort",), "clickhouse": ("order_by",)}
_CLUSTERED = ("cluster_by", "liquid_clustered_by", "clustered_by", "bucketed_by")
_KEYS = {"partition_by", "partitioned_by", "properties", "sort", "order_by", *_CLUSTERED}
_NO_PARTITIONS = ("snowflake", "postgres", "redshift", "duckdb")


@record
class Layout:
    """Columns, or calls of them such as `timestamp_trunc(created_at, hour)`, in their order.

    `filter_required` says that the warehouse refuses queries without a filter of the partitions.
    """

    partition_by: tuple[str, ...] = ()
    cluster_by: tuple[str, ...] = ()
    sort_by: tuple[str, ...] = ()
    filter_required: bool = False


_NO_LAYOUT = Layout()


def layout_of(settings: Mapping[str, object], dialect: str) -> Layout:
    """Return the layout that settings ask for; nothing of a key that the dialect does not know."""
    if not _KEYS & settings.keys():
        return _NO_LAYOUT
    clustered = next((named for key in _CLUSTERED if (named := _names(settings.get(key)))), ())
    ordered = _SORTED.get(dialect, ())
    sorted_by = next((named for key in ordered if (named := _names(settings.get(key)))), ())
    partitions = () if dialect in _NO_PARTITIONS else _partitions(settings)
    required = flag(settings.get("require_partition_filter"), default=False)
    return Layout(partitions, clustered, sorted_by, bool(partitions) and required)


def _names(value: object) -> tuple[str, ...]:
    return tuple(name.strip() for name in texts_of(value) if name.strip() and "{{" not in name)


def _partitions(settings: Mapping[str, object]) -> tuple[str, ...]:
    stated = settings.get("partition_by")
    if isinstance(stated, dict):
        return _of_bigquery(stated)
    named = _names(stated) or _names(settings.get("partitioned_by"))
    return named or _of_properties(as_mapping(settings.get("properties")))


def _of_bigquery(stated: Mapping[str, object]) -> tuple[str, ...]:
    column = str(stated.get("field") or "")
    kind = str(stated.get("data_type") or "date").lower()
    if flag(stated.get("time_ingestion_partitioning"), default=False):
        return ("_partitiontime",)
    if not column or "{{" in column:
        return ()
    if kind in ("int64", "int", "integer"):
        return (f"range_bucket({column})",)
    granularity = str(stated.get("granularity") or "day").lower()
    if kind == "date" and granularity == "day":
        return (column,)
    return (f"{_TRUNCATIONS.get(kind, 'timestamp_trunc')}({column}, {granularity})",)


def _of_properties(properties: Mapping[str, object]) -> tuple[str, ...]:
    """Return what Trino's table properties say, which are texts such as `ARRAY['day(created_at)']`."""
    stated = properties.get("partitioning") or properties.get("partitioned_by")
    return tuple(_ELEMENT.findall(stated)) if isinstance(stated, str) else _names(stated)
