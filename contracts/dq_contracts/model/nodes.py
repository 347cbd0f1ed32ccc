"""Read single keys of a mapping; what is of a wrong type reads as if it were not there."""

from __future__ import annotations

from decimal import Decimal

from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, Value


def value_of(node: Mapping, key: str) -> Value:
    """Return the plain value under a key; None for a list, a mapping, null and nothing."""
    found = node.values.get(key)
    return found.value if isinstance(found, Scalar) else None


def text_of(node: Mapping, key: str) -> str:
    """Return the string under a key, empty where there is none."""
    value = value_of(node, key)
    return value if isinstance(value, str) else ""


def flag_of(node: Mapping, key: str) -> bool:
    """Say whether the value under a key is true."""
    return value_of(node, key) is True


def position_of(node: Mapping, key: str) -> int | None:
    """Return the whole number under a key where it is above zero; the standard's -1 stands for none."""
    value = value_of(node, key)
    return value if type(value) is int and value > 0 else None


def number_of(node: Mapping, key: str) -> int | float | Decimal | None:
    """Return the number under a key, or None."""
    value = value_of(node, key)
    return value if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else None


def scalars_of(node: Mapping, key: str) -> tuple[Scalar, ...]:
    """Return the string under a key, or those of the list under it, as nodes."""
    value: Node | None = node.values.get(key)
    items = value.items if isinstance(value, Sequence) else [value]
    return tuple(item for item in items if isinstance(item, Scalar) and isinstance(item.value, str))


def texts_of(node: Mapping, key: str) -> tuple[str, ...]:
    """Return the string under a key, or those of the list under it."""
    return tuple(scalar.text for scalar in scalars_of(node, key)) if key in node.values else ()


def mapping_of(node: Mapping, key: str) -> Mapping | None:
    """Return the mapping under a key, or None."""
    found = node.values.get(key)
    return found if isinstance(found, Mapping) else None


def mappings_of(node: Mapping, key: str) -> list[Mapping]:
    """Return the mappings in the list under a key."""
    found = node.values.get(key)
    return [item for item in found.items if isinstance(item, Mapping)] if isinstance(found, Sequence) else []


def items_of(node: Mapping, key: str) -> tuple[Node, ...]:
    """Return the items of the list under a key, of whatever kind they are."""
    found = node.values.get(key)
    return tuple(found.items) if isinstance(found, Sequence) else ()


def wrapped(node: Node, key: str) -> Mapping:
    """Return a mapping that holds the node under one key, for objects that have a shorter form."""
    return Mapping(node.source, node.start, node.end, {}, {key: node})
