"""Exposures: who uses what the project builds, such as dashboards."""

from __future__ import annotations

from dq_core.yaml.tree import Mapping, Scalar
from dq_lineage.projects.dbt.declaring import shapes
from dq_lineage.projects.dbt.declaring.files import Files
from dq_lineage.projects.dbt.declaring.literal_references import named_reference
from dq_lineage.projects.dbt.declaring.names import Names
from dq_lineage.projects.dbt.declaring.package_reading import PackageReading
from dq_lineage.projects.dbt.declaring.placing import fqn_of
from dq_lineage.projects.dbt.declaring.properties import owner_of
from dq_lineage.projects.dbt.declaring.resource import config_of
from dq_lineage.projects.dbt.declaring.settings import tags_of
from dq_lineage.projects.dbt.declaring.values import as_mapping, value_of
from dq_lineage.projects.records import Node, Reference

_SHOWN = ("type", "url", "maturity", "label", "tags", "meta", "enabled")


def read_exposures(reading: PackageReading, names: Names) -> None:
    """Add the exposures of a package; `names` are those of all packages."""
    for name, node, path in reading.properties.exposures:
        node_id = f"exposure.{reading.package}.{name}"
        fqn = fqn_of(reading, path, name)
        config = reading.settings(("exposures",), fqn, (config_of(reading, node, _SHOWN),))
        meta = as_mapping(config.get("meta"))
        reading.nodes.setdefault(
            node_id,
            Node(
                node_id,
                "exposure",
                name,
                reading.package,
                config=config,
                description=reading.docs.resolved(reading.files, node),
                meta=meta,
                tags=tags_of(config),
                owner=owner_of(value_of(node.node("owner"))) or owner_of(meta.get("owner")),
                enabled=reading.enabled(node_id, config),
                fqn=fqn,
                depends_on=_depends_on(reading.files, node, names, reading.package),
                location=node.value_location("name"),
                properties=node.value_location("name"),
            ),
        )


def _depends_on(files: Files, node: Mapping, names: Names, package: str) -> tuple[Reference, ...]:
    found = []
    for item in shapes.items(files, node, "depends_on"):
        text = item.text if isinstance(item, Scalar) else ""
        reference = named_reference(text, item.location, names, package)
        if reference is not None:
            found.append(reference)
        elif "metric" not in text:
            files.wrong("this is neither a ref nor a source", item.location, "such as ref('orders')")
    return tuple(found)
