"""A model, seed, snapshot, analysis or test as a node, from its text, its properties and its folder."""

from __future__ import annotations

from collections.abc import Iterable

from dq_core.location import Location
from dq_core.record import field, identity_record
from dq_core.relation import Relation
from dq_core.yaml.tree import Mapping
from dq_lineage.projects.dbt.declaring import columns as declared
from dq_lineage.projects.dbt.declaring import shapes
from dq_lineage.projects.dbt.declaring.data_tests import KEYS, data_tests_of
from dq_lineage.projects.dbt.declaring.inline_config import InlineConfig
from dq_lineage.projects.dbt.declaring.naming import relation_name
from dq_lineage.projects.dbt.declaring.package_reading import PackageReading
from dq_lineage.projects.dbt.declaring.placing import fqn_of
from dq_lineage.projects.dbt.declaring.properties import Patch, owner_of
from dq_lineage.projects.dbt.declaring.proven import proven_by
from dq_lineage.projects.dbt.declaring.settings import Settings, tags_of
from dq_lineage.projects.dbt.declaring.table import table_of
from dq_lineage.projects.dbt.declaring.values import as_mapping, flag, value_of
from dq_lineage.projects.records import Constraint, DataTest, DeclaredColumn, Node, NodeKind

_MATERIALIZED = {"model": "view", "seed": "seed", "snapshot": "snapshot", "test": "test"}
_TREES = {"analysis": "analyses", "test": "data_tests"}
_FROM_PROPERTIES = ("tags", "meta", "docs", "access", "group")
_BUILT = ("model", "seed", "snapshot")


@identity_record
class Resource:
    """What is known of a resource before its settings; `header` has the columns of a seed's first line."""

    kind: NodeKind
    name: str
    path: str
    fqn: tuple[str, ...]
    patch: Patch | None = None
    inline: InlineConfig = field(default_factory=InlineConfig)
    language: str = "sql"
    location: Location | None = None
    header: tuple[str, ...] = ()


@identity_record
class _Said:
    columns: tuple[DeclaredColumn, ...] = ()
    tests: tuple[DataTest, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    description: str = ""
    config: Settings = field(default_factory=dict)
    location: Location | None = None


def node_of(reading: PackageReading, resource: Resource) -> Node:
    """Return the node of a resource."""
    version = resource.patch.version if resource.patch else None
    node_id = f"{resource.kind}.{reading.package}.{resource.name}"
    node_id += f".v{version.number}" if version else ""
    number = version.number if version else ""
    said = _said(reading, resource)
    tree = _TREES.get(resource.kind, f"{resource.kind}s")
    trees = (tree, "tests") if resource.kind == "test" else (tree,)
    config = reading.settings(trees, resource.fqn, (said.config,), resource.inline)
    meta, group = as_mapping(config.get("meta")), str(config.get("group") or "")
    built = resource.kind in _BUILT
    return Node(
        node_id,
        resource.kind,
        resource.name,
        reading.package,
        resource.path,
        resource.language,
        _relation(reading, resource, said, config, number) if built else None,
        str(config.get("materialized") or _MATERIALIZED.get(resource.kind, "")),
        config,
        said.description,
        said.columns,
        said.tests,
        said.constraints,
        meta,
        tags_of(config),
        owner_of(meta.get("owner")) or reading.properties.owners.get(group, ""),
        group,
        str(config.get("access") or ""),
        contract_enforced=flag(as_mapping(config.get("contract")).get("enforced"), default=False),
        version=number,
        latest=version.latest if version else True,
        enabled=reading.enabled(node_id, config, resource.inline),
        fqn=resource.fqn,
        location=resource.location,
        properties=resource.patch.node.value_location("name") if resource.patch else None,
    )


def _said(reading: PackageReading, resource: Resource) -> _Said:
    patch = resource.patch
    if patch is None:
        return _Said()
    files, node = reading.files, patch.node
    tests: Settings = {}
    if "columns" in node or any(key in node for key in KEYS):
        tests = settings_of_tests(reading, patch.path)
    return _Said(
        declared.columns_of(files, node, reading.docs, tests),
        data_tests_of(files, node, "", tests),
        declared.constraints_of(files, node),
        reading.docs.resolved(files, node),
        config_of(reading, node, _FROM_PROPERTIES),
        node.value_location("name"),
    )


def config_of(reading: PackageReading, node: Mapping, besides: Iterable[str]) -> Settings:
    """Return the `config` of properties, with some keys that may stand beside it as well."""
    found: Settings = {key: value_of(node.values[key]) for key in besides if key in node.values}
    if "config" not in node.values:
        return found
    stated = shapes.part(reading.files, node, "config")
    config = as_mapping(value_of(stated))
    for key in ("tags", "meta"):
        if key in found and key in config:
            config = {**config, key: _both(found[key], config[key])}
    return {**found, **config}


def _both(first: object, second: object) -> object:
    if isinstance(first, dict) and isinstance(second, dict):
        return {**first, **second}
    parts = [part if isinstance(part, list) else [part] for part in (first, second)]
    return [*parts[0], *parts[1]]


def settings_of_tests(reading: PackageReading, path: str) -> Settings:
    """Return the settings that hold for tests in a properties file."""
    trees = [key for key in KEYS if key in reading.project.trees or key in reading.root.trees]
    return reading.settings(trees, fqn_of(reading, path)) if trees else {}


def _relation(
    reading: PackageReading, resource: Resource, said: _Said, config: Settings, version: str
) -> Relation:
    place = said.location or resource.location
    types = {column.name: column.data_type for column in said.columns}
    types |= {name: str(text) for name, text in as_mapping(config.get("column_types")).items()}
    names = (*resource.header, *(column.name for column in said.columns))
    return table_of(
        reading,
        relation_name(reading, resource.name, version, config, place),
        {name: types.get(name, "") for name in names},
        proven_by(said.columns, said.tests, said.constraints),
        config,
        place,
    )
