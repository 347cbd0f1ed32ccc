"""The table that a resource or a source is, by its columns, what is proven of them, and its settings."""

from __future__ import annotations

from collections.abc import Mapping

from dq_core.location import Location
from dq_core.relation import Column, Relation
from dq_lineage.projects.dbt.declaring.layout import layout_of
from dq_lineage.projects.dbt.declaring.package_reading import PackageReading
from dq_lineage.projects.dbt.declaring.proven import Proven
from dq_lineage.projects.dbt.declaring.settings import Settings


def table_of(
    reading: PackageReading,
    name: tuple[str, ...],
    types: Mapping[str, str],
    proven: Proven,
    config: Settings,
    place: Location | None,
) -> Relation:
    """Return the table of a name; `types` are those of its columns in order, as text, empty for none."""
    layout = layout_of(config, reading.dialect)
    return Relation(
        name,
        tuple(
            Column(column, reading.type(text), False if column in proven.not_null else None)
            for column, text in types.items()
        ),
        proven.primary_key,
        proven.unique_keys,
        (),
        layout.partition_by,
        layout.cluster_by,
        layout.sort_by,
        location=place,
        partition_filter_required=layout.filter_required,
    )
