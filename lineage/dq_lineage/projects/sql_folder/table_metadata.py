"""What a metadata.yaml says of the table of its folder."""

from __future__ import annotations

from collections.abc import Mapping

from dq_core.record import field, identity_record
from dq_core.yaml.tree import plain_value
from dq_lineage.projects.records import DeclaredColumn
from dq_lineage.projects.sql_folder.documents import Document
from dq_lineage.schemas.partitions import time_partition
from dq_lineage.schemas.table_layout import Layout

_CONFIG = ("labels", "scheduling", "bigquery", "deprecated", "deletion_date", "workgroup_access")


@identity_record
class TableMetadata:
    """The table in words, who owns it, its labels, and its layout; `config` are plain values."""

    description: str = ""
    owner: str = ""
    tags: tuple[str, ...] = ()
    incremental: bool = False
    layout: Layout = field(default_factory=Layout)
    config: Mapping[str, object] = field(default_factory=dict)
    meta: Mapping[str, object] = field(default_factory=dict)


def metadata_in(document: Document, columns: tuple[DeclaredColumn, ...]) -> TableMetadata:
    """Return what a document says; `columns` tell the type of a column that parts the table."""
    labels = plain_value(document.mapping("labels")) or {}
    named = document.text("friendly_name")
    config = {key: plain_value(document.root.node(key)) for key in _CONFIG if key in document.root}
    flags = labels.items() if isinstance(labels, dict) else ()
    return TableMetadata(
        document.text("description") or named,
        ", ".join(document.texts("owners")),
        tuple(f"{key}" if value is True else f"{key}:{value}" for key, value in flags if value is not False),
        isinstance(labels, dict) and labels.get("incremental") in (True, "true"),
        _layout(document, {column.name.lower(): column.data_type for column in columns}),
        config,
        {"friendly_name": named} if named else {},
    )


def _layout(document: Document, types: Mapping[str, str]) -> Layout:
    if document.mapping("bigquery") is None:
        return Layout()
    by_time = document.mapping("bigquery", "time_partitioning")
    by_range = document.text("bigquery", "range_partitioning", "field")
    partitions: tuple[str, ...] = (f"range_bucket({by_range})",) if by_range else ()
    required = False
    if by_time is not None:
        column = document.text("bigquery", "time_partitioning", "field")
        unit = document.text("bigquery", "time_partitioning", "type")
        partitions = (time_partition(column, unit, types.get(column.lower(), "")),)
        required = document.flag("bigquery", "time_partitioning", "require_partition_filter")
    required = required or document.flag("bigquery", "range_partitioning", "require_partition_filter")
    return Layout(partitions, document.texts("bigquery", "clustering", "fields"), (), required)
