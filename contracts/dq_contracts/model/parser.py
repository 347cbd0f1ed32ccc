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
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence


def contract_of(root: Mapping, neighbour: Callable[[str], Contract | None]) -> Contract:
    """Return the contract whose root node is given; parts of a wrong shape are left out."""
    return Contract(
        root,
        root.source,
        id=_text(root, "id"),
        name=_text(root, "name"),
        version=_text(root, "version"),
        status=_text(root, "status"),
        api_version=_text(root, "apiVersion"),
        datasets=tuple(_dataset(item) for item in _mappings(root, "schema")),
        servers=tuple(_server(item) for item in _mappings(root, "servers")),
        sla=tuple(_sla(item) for item in _mappings(root, "slaProperties")),
        neighbour=neighbour,
    )


def _dataset(node: Mapping) -> Dataset:
    name = _text(node, "name")
    return Dataset(
        node,
        id=_text(node, "id") or None,
        name=name,
        physical_name=_text(node, "physicalName") or name,
        columns=_columns(node, ()),
        relationships=_relationships(node),
        quality=_quality(node),
    )


def _columns(node: Mapping, path: tuple[str, ...]) -> tuple[Column, ...]:
    return tuple(_column(item, (*path, _text(item, "name"))) for item in _mappings(node, "properties"))


def _column(node: Mapping, path: tuple[str, ...]) -> Column:
    options, items = node.node("logicalTypeOptions"), node.node("items")
    position = _value(node, "primaryKeyPosition")
    return Column(
        node,
        path,
        id=_text(node, "id") or None,
        physical_name=_text(node, "physicalName") or path[-1],
        logical_type=_text(node, "logicalType") or None,
        options=options if isinstance(options, Mapping) else None,
        physical_type=_text(node, "physicalType") or None,
        required=_value(node, "required") is True,
        unique=_value(node, "unique") is True,
        primary_key=_value(node, "primaryKey") is True,
        primary_key_position=position if type(position) is int and position > 0 else None,
        classification=_text(node, "classification"),
        tags=_texts(node, "tags"),
        columns=_columns(node, path),
        items=_column(items, (*path, "[]")) if isinstance(items, Mapping) else None,
        relationships=_relationships(node),
        quality=_quality(node),
    )


def _quality(node: Mapping) -> tuple[QualityRule, ...]:
    return tuple(
        QualityRule(
            item,
            type=_text(item, "type") or "library",
            metric=_text(item, "metric") or _text(item, "rule") or None,
            severity=_text(item, "severity").lower(),
            dimension=_text(item, "dimension"),
            unit=_text(item, "unit") or None,
        )
        for item in _mappings(node, "quality")
    )


def _relationships(node: Mapping) -> tuple[Relationship, ...]:
    return tuple(
        Relationship(item, _text(item, "type") or "foreignKey", _scalars(item, "from"), _scalars(item, "to"))
        for item in _mappings(node, "relationships")
    )


def _server(node: Mapping) -> Server:
    return Server(node, _text(node, "server"), _text(node, "type"))


def _sla(node: Mapping) -> SlaProperty:
    return SlaProperty(node, _text(node, "property"), _text(node, "element") or None)


def _mappings(node: Mapping, key: str) -> list[Mapping]:
    value = node.node(key)
    return [item for item in value.items if isinstance(item, Mapping)] if isinstance(value, Sequence) else []


def _scalars(node: Mapping, key: str) -> tuple[Scalar, ...]:
    value: Node | None = node.node(key)
    items = value.items if isinstance(value, Sequence) else [value]
    return tuple(item for item in items if isinstance(item, Scalar) and isinstance(item.value, str))


def _texts(node: Mapping, key: str) -> tuple[str, ...]:
    return tuple(scalar.text for scalar in _scalars(node, key))


def _value(node: Mapping, key: str) -> object:
    value = node.node(key)
    return value.value if isinstance(value, Scalar) else None


def _text(node: Mapping, key: str) -> str:
    value = _value(node, key)
    return value if isinstance(value, str) else ""
