"""The nodes of semantic models, metrics and saved queries, which are read alike."""

from __future__ import annotations

from dq_core.location import Location
from dq_core.record import identity_record
from dq_core.relation import Relation
from dq_core.yaml.tree import Mapping
from dq_lineage.notices.duplicate_properties import duplicate_properties
from dq_lineage.projects.dbt.declaring.package_reading import PackageReading
from dq_lineage.projects.dbt.declaring.placing import fqn_of
from dq_lineage.projects.dbt.declaring.properties import owner_of
from dq_lineage.projects.dbt.declaring.resource import config_of
from dq_lineage.projects.dbt.declaring.settings import Settings, tags_of
from dq_lineage.projects.dbt.declaring.values import as_mapping
from dq_lineage.projects.records import Element, Node, NodeKind, Reference

LANGUAGE = "yaml"
_TREES: dict[NodeKind, str] = {
    "semantic_model": "semantic-models",
    "metric": "metrics",
    "saved_query": "saved-queries",
}
_SHOWN = ("label", "tags", "meta", "enabled", "group")


@identity_record
class Said:
    """What a file says of a semantic model, metric or saved query before it is a node."""

    kind: NodeKind
    name: str
    node: Mapping
    path: str
    elements: tuple[Element, ...]
    depends_on: tuple[Reference, ...]
    place: Location


def added(reading: PackageReading, said: Said) -> Node | None:
    """Add the node of what a file says and return it; None, with a finding, for the second of one name."""
    node_id = f"{said.kind}.{reading.package}.{said.name}"
    first = reading.nodes.get(node_id)
    if first is not None and first.location is not None:
        what = f"the {said.kind.replace('_', ' ')} {said.name!r}"
        reading.files.add(duplicate_properties(what, said.place, first.location))
        return None
    fqn = fqn_of(reading, said.path, said.name)
    own = config_of(reading, said.node, _SHOWN)
    config: Settings = reading.settings((_TREES[said.kind],), fqn, (own,))
    meta = as_mapping(config.get("meta"))
    group = str(config.get("group") or "")
    reading.nodes[node_id] = Node(
        node_id,
        said.kind,
        said.name,
        reading.package,
        said.path,
        LANGUAGE,
        Relation((said.kind, said.name)),
        config=config,
        description=reading.docs.resolved(reading.files, said.node),
        meta=meta,
        tags=tags_of(config),
        owner=owner_of(meta.get("owner")) or reading.properties.owners.get(group, ""),
        group=group,
        enabled=reading.enabled(node_id, config),
        fqn=fqn,
        depends_on=said.depends_on,
        location=said.place,
        properties=said.place,
        elements=said.elements,
    )
    return reading.nodes[node_id]
