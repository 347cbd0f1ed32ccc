"""Sources: tables that the project reads and does not build."""

from __future__ import annotations

from dq_core.location import Location
from dq_core.record import mutable_record
from dq_core.relation import Relation
from dq_core.yaml.tree import Mapping
from dq_lineage.notices.duplicate_properties import duplicate_properties
from dq_lineage.projects.dbt.declaring import shapes
from dq_lineage.projects.dbt.declaring.columns import columns_of
from dq_lineage.projects.dbt.declaring.data_tests import data_tests_of
from dq_lineage.projects.dbt.declaring.freshness import freshness_of
from dq_lineage.projects.dbt.declaring.naming import qualified, stated
from dq_lineage.projects.dbt.declaring.package_reading import PackageReading
from dq_lineage.projects.dbt.declaring.placing import folders_of
from dq_lineage.projects.dbt.declaring.properties import owner_of
from dq_lineage.projects.dbt.declaring.proven import proven_by
from dq_lineage.projects.dbt.declaring.resource import config_of, settings_of_tests
from dq_lineage.projects.dbt.declaring.settings import Settings, tags_of
from dq_lineage.projects.dbt.declaring.table import table_of
from dq_lineage.projects.dbt.declaring.values import as_mapping
from dq_lineage.projects.records import DataTest, DeclaredColumn, Node

_INHERITED = ("tags", "meta", "quoting", "loaded_at_field", "loaded_at_query", "loader")
_OF_SOURCE = (*_INHERITED, "database", "schema")
_OF_TABLE = (*_INHERITED, "identifier", "external")


@mutable_record
class _Table:
    """A table of a source: the package that it counts for, its settings, and where it stands."""

    package: str
    source: Mapping
    source_name: str
    name: str
    node: Mapping
    config: Settings
    place: Location


def read_sources(reading: PackageReading) -> None:
    """Add the tables of all sources of a package."""
    for name, source, path in reading.properties.sources:
        tests = settings_of_tests(reading, path)
        package = shapes.text(source, "overrides") or reading.package
        general, folders = config_of(reading, source, _OF_SOURCE), folders_of(reading, path)
        for table, node in shapes.named(reading.files, source, "tables", "a table"):
            own = config_of(reading, node, _OF_TABLE)
            fqn = (package, *folders, name, table)
            place = node.values["name"].location
            config = reading.settings(("sources",), fqn, (general, own))
            found = _node(reading, _Table(package, source, name, table, node, config, place), fqn, tests)
            _add(reading, found)


def _add(reading: PackageReading, node: Node) -> None:
    known = reading.nodes.get(node.id)
    if known is not None and known.enabled and node.enabled and known.package == reading.package:
        if node.location and known.location:
            named = ".".join(node.id.split(".")[2:])
            reading.files.add(
                duplicate_properties(f"the source table {named}", node.location, known.location)
            )
        return
    if known is None or node.enabled:
        reading.nodes[node.id] = node


def _node(reading: PackageReading, table: _Table, fqn: tuple[str, ...], tests: Settings) -> Node:
    node_id = f"source.{table.package}.{table.source_name}.{table.name}"
    columns = columns_of(reading.files, table.node, reading.docs, tests)
    found = data_tests_of(reading.files, table.node, "", tests)
    config, meta = table.config, as_mapping(table.config.get("meta"))
    description = reading.docs.resolved(reading.files, table.node)
    return Node(
        node_id,
        "source",
        table.name,
        table.package,
        relation=_relation(reading, table, columns, found),
        config=config,
        description=description or reading.docs.resolved(reading.files, table.source),
        columns=columns,
        tests=found,
        meta=meta,
        tags=tags_of(config),
        owner=owner_of(meta.get("owner")),
        freshness=freshness_of(reading.files, table.source, table.node),
        enabled=reading.enabled(node_id, config),
        fqn=fqn,
        location=table.place,
        properties=table.place,
    )


def _relation(
    reading: PackageReading,
    table: _Table,
    columns: tuple[DeclaredColumn, ...],
    tests: tuple[DataTest, ...],
) -> Relation:
    config = table.config
    name = qualified(
        stated(reading, config, "database", table.place) or reading.target.database,
        stated(reading, config, "schema", table.place) or table.source_name,
        stated(reading, config, "identifier", table.place) or table.name,
    )
    types = {column.name: column.data_type for column in columns}
    return table_of(reading, name, types, proven_by(columns, tests, ()), config, table.place)
