"""Read the nodes of a contract into its records."""

from __future__ import annotations

from collections.abc import Callable

from dq_contracts.model.contract import (
    Column,
    Contract,
    Dataset,
    QualityRule,
    Relationship,
    Server,
    SlaProperty,
)
from dq_contracts.model.nodes import flag_of, mapping_of, mappings_of, position_of, scalars_of, text_of
from dq_contracts.model.schema import ITEMS, MAP_KEY, MAP_VALUE
from dq_core.yaml.tree import Mapping


def contract_of(root: Mapping, neighbour: Callable[[str], Contract | None]) -> Contract:
    """Return the contract whose root node is given; parts of a wrong shape are left out."""
    return Contract(
        root,
        root.source,
        id=text_of(root, "id"),
        name=text_of(root, "name"),
        version=text_of(root, "version"),
        status=text_of(root, "status"),
        api_version=text_of(root, "apiVersion"),
        datasets=tuple(_dataset(item) for item in mappings_of(root, "schema")),
        servers=tuple(_server(item) for item in mappings_of(root, "servers")),
        sla=tuple(_sla(item) for item in mappings_of(root, "slaProperties")),
        neighbour=neighbour,
    )


def _dataset(node: Mapping) -> Dataset:
    name = text_of(node, "name")
    return Dataset(
        node,
        id=text_of(node, "id") or None,
        name=name,
        physical_name=text_of(node, "physicalName") or name,
        columns=_columns(node, ()),
        relationships=_relationships(node),
        quality=_quality(node),
    )


def _columns(node: Mapping, path: tuple[str, ...]) -> tuple[Column, ...]:
    if "properties" not in node.values:
        return ()
    return tuple(_column(item, (*path, text_of(item, "name"))) for item in mappings_of(node, "properties"))


def _column(node: Mapping, path: tuple[str, ...]) -> Column:
    map_types = mapping_of(node, "map")
    return Column(
        node,
        path,
        id=text_of(node, "id") or None,
        physical_name=text_of(node, "physicalName") or path[-1],
        logical_type=text_of(node, "logicalType") or None,
        options=mapping_of(node, "logicalTypeOptions"),
        physical_type=text_of(node, "physicalType") or None,
        required=flag_of(node, "required"),
        unique=flag_of(node, "unique"),
        primary_key=flag_of(node, "primaryKey"),
        primary_key_position=position_of(node, "primaryKeyPosition"),
        classification=text_of(node, "classification"),
        columns=_columns(node, path),
        items=_inner(node, "items", path, ITEMS),
        map_key=_inner(map_types, "key", path, MAP_KEY),
        map_value=_inner(map_types, "value", path, MAP_VALUE),
        relationships=_relationships(node),
        quality=_quality(node),
    )


def _inner(holder: Mapping | None, key: str, path: tuple[str, ...], word: str) -> Column | None:
    node = mapping_of(holder, key) if holder is not None else None
    return _column(node, (*path, word)) if node is not None else None


def _quality(node: Mapping) -> tuple[QualityRule, ...]:
    if "quality" not in node.values:
        return ()
    return tuple(
        QualityRule(
            item,
            type=text_of(item, "type") or "library",
            metric=text_of(item, "metric") or text_of(item, "rule") or None,
            severity=text_of(item, "severity").lower(),
            dimension=text_of(item, "dimension"),
            unit=text_of(item, "unit") or None,
        )
        for item in mappings_of(node, "quality")
    )


def _relationships(node: Mapping) -> tuple[Relationship, ...]:
    if "relationships" not in node.values:
        return ()
    return tuple(
        Relationship(
            item, text_of(item, "type") or "foreignKey", scalars_of(item, "from"), scalars_of(item, "to")
        )
        for item in mappings_of(node, "relationships")
    )


def _server(node: Mapping) -> Server:
    return Server(node, text_of(node, "server"), text_of(node, "type"))


def _sla(node: Mapping) -> SlaProperty:
    return SlaProperty(node, text_of(node, "property"), text_of(node, "element") or None)
