"""Entries of a manifest as nodes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast, get_args

from dq_core.record import changed
from dq_core.relation import Column, Relation
from dq_lineage.projects.dbt.declaring.adapters import DIALECTS
from dq_lineage.projects.dbt.declaring.layout import layout_of
from dq_lineage.projects.dbt.declaring.proven import proven_by
from dq_lineage.projects.dbt.declaring.semantic_names import SemanticNames
from dq_lineage.projects.dbt.declaring.values import flag
from dq_lineage.projects.dbt_manifest import semantics
from dq_lineage.projects.dbt_manifest.columns import columns_of, constraints_of
from dq_lineage.projects.dbt_manifest.data_tests import is_generic, tests_by_node
from dq_lineage.projects.dbt_manifest.entry_values import Entry, at, mapping, text, texts
from dq_lineage.projects.dbt_manifest.manifest import Manifest
from dq_lineage.projects.dbt_manifest.relation_names import name_of
from dq_lineage.projects.records import (
    BY_PROPERTIES,
    SEMANTIC,
    DataTest,
    Freshness,
    Node,
    NodeKind,
    Reference,
)
from dq_lineage.schemas.type_names import type_named

KINDS = get_args(NodeKind)
_TABLES = ("model", "snapshot", "seed", "source")
_WITHOUT_TEXT = ("source", "exposure")
_MINUTES = {"minute": 1, "hour": 60, "day": 24 * 60}


def nodes_of(manifest: Manifest, folder: str) -> dict[str, Node]:
    """Return the nodes of a manifest by id, disabled ones included; generic tests are part of theirs.

    `folder` is that of the project in the tree; paths of its own files are put below it.
    """
    dialect = DIALECTS.get(manifest.adapter, "")
    tests = tests_by_node(manifest.entries)
    names = semantics.names_of(manifest.entries)
    found = {}
    for entries, enabled in ((manifest.disabled, False), (manifest.entries, True)):
        for id_, entry in entries.items():
            if text(entry, "resource_type") in KINDS and not is_generic(entry):
                node = _node(id_, entry, tests.get(id_, ()), dialect, folder)
                node = changed(node, enabled=enabled, owner=node.owner or _group_owner(manifest, entry))
                found[id_] = _by_properties(node, entry, names) if node.kind in BY_PROPERTIES else node
    return found


def _by_properties(node: Node, entry: Entry, names: SemanticNames) -> Node:
    """Return a metric or the like with what it is made of."""
    elements = semantics.elements_of(entry, names)
    found = semantics.references_of(elements) or references_of(entry) or _of_unit_test(entry)
    relation = Relation((node.kind, node.name)) if node.kind in SEMANTIC else None
    return changed(node, language="yaml", relation=relation, elements=elements, depends_on=found)


def _of_unit_test(entry: Entry) -> tuple[Reference, ...]:
    nodes = texts(entry, "depends_on", "nodes")
    return tuple(Reference("ref", text(entry, "model"), node=id_) for id_ in nodes)


def file_of(entry: Entry, folder: str) -> str:
    """Return the path of an entry's own text in the tree; that of a package is below where dbt puts it."""
    path = text(entry, "original_file_path").replace("\\", "/")
    return f"{folder}/{path}" if folder and path else path


def _node(id_: str, entry: Entry, tests: Iterable[DataTest], dialect: str, folder: str) -> Node:
    kind = cast("NodeKind", text(entry, "resource_type"))
    columns, constraints = columns_of(entry, tests), constraints_of(entry)
    documented = {column.name.lower() for column in columns}
    meta = {**mapping(entry, "config", "meta"), **mapping(entry, "meta")}
    node = Node(
        id_,
        kind,
        text(entry, "name"),
        text(entry, "package_name"),
        path="" if kind in _WITHOUT_TEXT else file_of(entry, folder),
        language="csv" if kind == "seed" else text(entry, "language") or "sql",
        materialized=text(entry, "config", "materialized"),
        config=mapping(entry, "config"),
        description=text(entry, "description"),
        columns=columns,
        tests=tuple(test for test in tests if test.column.lower() not in documented),
        constraints=constraints,
        meta=meta,
        tags=tuple(dict.fromkeys((*texts(entry, "tags"), *texts(entry, "config", "tags")))),
        owner=_owner(at(entry, "owner")) or _owner(meta.get("owner")),
        group=text(entry, "group") or text(entry, "config", "group"),
        access=text(entry, "access") or text(entry, "config", "access"),
        freshness=_freshness(entry),
        contract_enforced=at(entry, "contract", "enforced") is True,
        version=text(entry, "version"),
        latest=text(entry, "version") == text(entry, "latest_version"),
        fqn=texts(entry, "fqn"),
        depends_on=references_of(entry) if kind == "exposure" else (),
    )
    return changed(node, relation=_relation(entry, node, dialect)) if kind in _TABLES else node


def _relation(entry: Entry, node: Node, dialect: str) -> Relation:
    proven = proven_by(node.columns, node.tests, node.constraints)
    layout = layout_of(node.config, dialect)
    return Relation(
        name_of(entry),
        tuple(
            Column(
                each.name,
                type_named(each.data_type, dialect),
                False if each.name in proven.not_null else None,
                tags=each.tags,
            )
            for each in node.columns
        ),
        proven.primary_key,
        proven.unique_keys,
        partition_by=layout.partition_by,
        cluster_by=layout.cluster_by,
        sort_by=layout.sort_by,
        owner=node.owner,
        partition_filter_required=flag(node.config.get("require_partition_filter"), default=False),
    )


def references_of(entry: Entry) -> tuple[Reference, ...]:
    """Return the refs and sources of an entry, as (package, name, version) or (source, table)."""
    nodes = texts(entry, "depends_on", "nodes")
    refs = at(entry, "refs")
    found = [_ref(each, nodes) for each in (refs if isinstance(refs, list) else ())]
    for id_ in nodes:
        if id_.startswith("source."):
            _, _, source, table = (*id_.split(".", 3), "", "", "")[:4]
            found.append(Reference("source", table, source, node=id_))
    return tuple(each for each in found if each.name)


def _ref(stated: object, nodes: Iterable[str]) -> Reference:
    """Return a ref, which manifests before version 10 write as a list of package and name."""
    if isinstance(stated, dict):
        name, package, version = (text(stated, key) for key in ("name", "package", "version"))
    else:
        parts = [str(part) for part in stated] if isinstance(stated, list) else []
        name, package, version = (parts[-1] if parts else ""), (parts[0] if len(parts) > 1 else ""), ""
    return Reference("ref", name, package, version, _meant(name, package, version, nodes))


def _meant(name: str, package: str, version: str, nodes: Iterable[str]) -> str:
    """Return the id among what a node depends on that a ref means, empty where several may be meant."""
    ends = (f".{name}.v{version}",) if version else (f".{name}",)
    found = [id_ for id_ in nodes if id_.endswith(ends) or (not version and f".{name}.v" in id_)]
    found = [id_ for id_ in found if not package or id_.split(".")[1:2] == [package]]
    return found[0] if len(found) == 1 else ""


def _freshness(entry: Entry) -> Freshness | None:
    warn, error = (_minutes(mapping(entry, "freshness", key)) for key in ("warn_after", "error_after"))
    if warn is None and error is None:
        return None
    return Freshness(text(entry, "loaded_at_field"), warn, error)


def _minutes(limit: Mapping[str, object]) -> int | None:
    count, period = limit.get("count"), str(limit.get("period"))
    return count * _MINUTES[period] if isinstance(count, int) and period in _MINUTES else None


def _owner(stated: object) -> str:
    if isinstance(stated, dict):
        return text(stated, "email") or text(stated, "name")
    return stated if isinstance(stated, str) else ""


def _group_owner(manifest: Manifest, entry: Entry) -> str:
    group = text(entry, "group") or text(entry, "config", "group")
    found = manifest.groups.get(f"group.{text(entry, 'package_name')}.{group}", {}) if group else {}
    return _owner(found.get("owner"))
