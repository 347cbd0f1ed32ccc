"""What an object of the standard may hold where that depends on other keys of it."""

from __future__ import annotations

from typing import TypeAlias

from dq_contracts.standard.defects import Recorder
from dq_contracts.standard.key import (
    Keys,
    any_quality_keys,
    named_keys,
    option_keys,
    quality_keys,
    server_keys,
)
from dq_contracts.standard.servers import SERVER_TYPES
from dq_contracts.standard.shapes import (
    KEYS_OF_LOGICAL_TYPES,
    OPTIONS_BY_LOGICAL_TYPE,
    QUALITY_BY_TYPE,
    QUALITY_OPERATORS,
    SHAPES,
)
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, kind_in_words

Shape: TypeAlias = tuple[str, Keys, bool]
"""An object's name, its keys, and whether others are nobody's business."""

_CLOSED = (3, 1, 0)
"""The version since which the standard's schema names all keys of nearly every object."""

_OF_LIBRARY = (*QUALITY_OPERATORS, "arguments", "rule")


def shape_of(type_name: str, name: str, node: Mapping, parent: Mapping, recorder: Recorder) -> Shape | None:
    """Return the shape of an object that is the value of a key `name`; None where its content is free."""
    if type_name in _SHAPES:
        return _SHAPES[type_name](node, recorder)
    if name == "logicalTypeOptions":
        return _options(node, parent, recorder)
    if type_name not in SHAPES:
        return None
    return type_name, named_keys(type_name, recorder.version), False


def check_property(name: str, node: Mapping, recorder: Recorder) -> None:
    """Check that the keys of a property, or of a list's items, go with its logical type."""
    value = node.values.get("logicalType")
    logical_type = text_of(value)
    if logical_type is None and value is not None:
        return
    for key, owner in KEYS_OF_LOGICAL_TYPES.items():
        if key in node.values and logical_type != owner and _is_misplaced(name, key, logical_type, recorder):
            what = (
                f"the logical type {logical_type!r}" if logical_type else f"{name.lower()} of no logical type"
            )
            text = f"{what} has no key {key!r}; it goes with {owner!r}"
            recorder.add("misplaced-key", text, node.key_location(key), f"set logicalType to {owner}")
    needed = {"map": "map", "vector": "logicalTypeOptions"}.get(logical_type or "")
    if needed and needed not in node.values and not recorder.newer("3.2.0"):
        text = f"the logical type {logical_type!r} needs the key {needed!r}"
        recorder.add("missing-key", text, node.location)


def _is_misplaced(name: str, key: str, logical_type: str | None, recorder: Recorder) -> bool:
    if logical_type is None:
        return key == "map" and not recorder.newer("3.2.0")
    if name == "Item" and key == "properties" and recorder.version < _CLOSED:
        return False
    return logical_type in OPTIONS_BY_LOGICAL_TYPE and not (key == "map" and recorder.newer("3.2.0"))


def check_relationship(node: Mapping, recorder: Recorder) -> None:
    """Check that both ends of a relationship between datasets are lists, or neither is."""
    source, target = node.values.get("from"), node.values.get("to")
    if source is None or target is None or isinstance(source, Mapping) or isinstance(target, Mapping):
        return
    if isinstance(source, Sequence) != isinstance(target, Sequence):
        text = f"'to' is {kind_in_words(target)}, but 'from' is {kind_in_words(source)}"
        recorder.add("wrong-type", text, target.location, "write a list on both sides, or on neither")


def _server(node: Mapping, recorder: Recorder) -> Shape:
    server_type = text_of(node.values.get("type")) or ""
    known = server_type in SERVER_TYPES
    name = f"{server_type} server" if known else "server"
    return name, server_keys(server_type, recorder.version), not known


def _quality(node: Mapping, recorder: Recorder) -> Shape:
    version, value = recorder.version, node.values.get("type")
    kind = text_of(value)
    if value is not None and kind not in QUALITY_BY_TYPE:
        return "Quality", any_quality_keys(version), True
    kinds = {kind} if kind else set()
    if _is_of_library(node, kind, recorder):
        kinds.add("library")
    return "Quality", quality_keys(frozenset(kind for kind in kinds if kind), version), False


def _is_of_library(node: Mapping, kind: str | None, recorder: Recorder) -> bool:
    """Say whether a rule is one of the library: by its type, its metric, or what only a metric needs."""
    if recorder.version < _CLOSED:
        return kind is None
    if text_of(node.values.get("metric")) is not None:
        return True
    return kind is None and any(key in node.values for key in (*_OF_LIBRARY, "metric"))


def _options(node: Mapping, parent: Mapping, recorder: Recorder) -> Shape | None:
    value = parent.values.get("logicalType")
    logical_type = text_of(value)
    if value is None:
        for key in node.values:
            text = f"the option {key!r} goes with a logical type, and there is none"
            recorder.add("option", text, node.key_location(key), "name the logicalType beside it")
    if logical_type not in OPTIONS_BY_LOGICAL_TYPE:
        return None
    return f"{logical_type} options", option_keys(logical_type, recorder.version), False


def text_of(node: Node | None) -> str | None:
    """Return the text of a node, None where it is no text."""
    return node.value if isinstance(node, Scalar) and isinstance(node.value, str) else None


_SHAPES = {"Server": _server, "Quality": _quality}
