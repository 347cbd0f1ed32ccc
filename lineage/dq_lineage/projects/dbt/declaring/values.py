"""Plain values of YAML as dbt's loader sees them."""

from __future__ import annotations

from decimal import Decimal

from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence

_WORDS = {"yes": True, "on": True, "no": False, "off": False}
_SPELLINGS = {
    spelled: value for word, value in _WORDS.items() for spelled in (word, word.capitalize(), word.upper())
}


def value_of(node: Node | None) -> object:
    """Return a node as dict, list, str, int, float, bool or None.

    dbt reads YAML 1.1, where a bare `yes` or `off` is a boolean, and numbers with a point are floats.
    """
    if isinstance(node, Scalar):
        return _scalar(node)
    if isinstance(node, Mapping):
        return {key: value_of(value) for key, value in node.values.items()}
    if isinstance(node, Sequence):
        return [value_of(item) for item in node.items]
    return None


def mapping_of(node: Node | None) -> dict[str, object]:
    """Return a mapping as plain values; empty for anything else."""
    return {key: value_of(value) for key, value in node.values.items()} if isinstance(node, Mapping) else {}


def _scalar(node: Scalar) -> object:
    value = node.value
    if isinstance(value, Decimal):
        return float(value)
    if node.plain and isinstance(value, str):
        return _SPELLINGS.get(value, value)
    return value


def texts_of(value: object) -> tuple[str, ...]:
    """Return a text, or a list of them, as texts; nothing for anything else."""
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list | tuple):
        return ()
    return tuple(str(item) for item in value if isinstance(item, str | int | float))


def as_mapping(value: object) -> dict[str, object]:
    """Return a mapping of plain values as it is, and nothing of any other value."""
    return value if isinstance(value, dict) else {}


def flag(value: object, *, default: bool) -> bool:
    """Return a boolean, however it is spelled; the default where it is none, such as Jinja."""
    if isinstance(value, str):
        return {"true": True, "false": False, **_WORDS}.get(value.strip().lower(), default)
    return value if isinstance(value, bool) else default
