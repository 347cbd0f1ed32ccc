"""Exposures: who uses what the project builds, such as dashboards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dq_core.location import Location
from dq_core.suggestion import did_you_mean
from dq_core.yaml.tree import Mapping, Scalar
from dq_lineage.notices.semantic_name_unknown import semantic_name_unknown
from dq_lineage.projects.dbt.declaring import shapes
from dq_lineage.projects.dbt.declaring.adding import add_by_name
from dq_lineage.projects.dbt.declaring.literal_references import named_reference
from dq_lineage.projects.dbt.declaring.names import Names
from dq_lineage.projects.dbt.declaring.owners import check_owner
from dq_lineage.projects.dbt.declaring.package_reading import PackageReading
from dq_lineage.projects.dbt.declaring.placing import fqn_of
from dq_lineage.projects.dbt.declaring.plain_jinja import has_jinja
from dq_lineage.projects.dbt.declaring.properties import owner_of
from dq_lineage.projects.dbt.declaring.resource import config_of
from dq_lineage.projects.dbt.declaring.semantic_names import SemanticNames
from dq_lineage.projects.dbt.declaring.semantic_values import check_word
from dq_lineage.projects.dbt.declaring.settings import tags_of
from dq_lineage.projects.dbt.declaring.values import as_mapping, value_of
from dq_lineage.projects.records import Node, Reference

_NAME = r"""(?:"\w+"|'\w+')"""
_METRIC = re.compile(rf"metric\s*\(\s*(?:{_NAME}\s*,\s*)?({_NAME})\s*\)")
_TYPES = ("dashboard", "notebook", "analysis", "ml", "application")
_MATURITIES = ("high", "medium", "low")
_SHOWN = ("type", "url", "maturity", "label", "tags", "meta", "enabled")


def read_exposures(reading: PackageReading, names: Names, semantic: SemanticNames) -> None:
    """Add the exposures of a package; `names` and `semantic` are those of all packages."""
    for name, node, path in reading.properties.exposures:
        _check(reading, node)
        node_id = f"exposure.{reading.package}.{name}"
        fqn = fqn_of(reading, path, name)
        config = reading.settings(("exposures",), fqn, (config_of(reading, node, _SHOWN),))
        meta = as_mapping(config.get("meta"))
        found = Node(
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
            depends_on=_depends_on(reading, node, names, semantic),
            location=node.value_location("name"),
            properties=node.value_location("name"),
        )
        add_by_name(reading, found)


def _check(reading: PackageReading, node: Mapping) -> None:
    check_owner(reading.files, node, "an exposure")
    check_word(reading.files, node, "type", "an exposure", _TYPES, needed=True, exact=True)
    check_word(reading.files, node, "maturity", "an exposure", _MATURITIES, exact=True)


def _depends_on(
    reading: PackageReading, node: Mapping, names: Names, semantic: SemanticNames
) -> tuple[Reference, ...]:
    found: list[Reference] = []
    if shapes.is_null(node.node("depends_on")):
        reading.files.wrong("'depends_on' must be a list, found null", node.value_location("depends_on"))
    for item in shapes.items(reading.files, node, "depends_on"):
        text = item.text if isinstance(item, Scalar) else ""
        metric = _METRIC.fullmatch(text.strip())
        reference = named_reference(text, item.location, names, reading.package)
        if metric:
            found += _metric(reading, metric[1][1:-1], item.location, semantic)
        elif reference is not None:
            found.append(reference)
        if not metric and (reference is None or has_jinja(text)):
            shapes.no_reference(reading.files, text, item.location)
    return tuple(found)


def _metric(
    reading: PackageReading, name: str, place: Location, semantic: SemanticNames
) -> Iterator[Reference]:
    meant = semantic.metric(name)
    if meant is not None:
        yield Reference("semantic", name, node=meant[0], location=place)
    elif semantic.sure:
        help_ = did_you_mean(name, semantic.metrics)
        reading.files.add(semantic_name_unknown(f"metric {name!r}", place, help_))
