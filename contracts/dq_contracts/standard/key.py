"""Read the declarations of `shapes.py`."""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from dq_contracts.standard.servers import SERVER, SERVER_TYPES
from dq_contracts.standard.shapes import OPTIONS_BY_LOGICAL_TYPE, QUALITY_BY_TYPE, SHAPES, Shape
from dq_core.record import record


@record
class Key:
    """What a declaration says of one key: see `shapes.py` for the words."""

    types: tuple[str, ...]
    required: bool = False
    values: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    deprecated: str = ""


Keys: TypeAlias = dict[str, Key]


@cache
def parse(declaration: str) -> Key:
    """Return the key that a declaration describes."""
    head, *words = declaration.split()
    required = head.endswith("!")
    values: tuple[str, ...] = ()
    since, until, deprecated = "", "", ""
    for word in words:
        if word.startswith(">="):
            since = word[2:]
        elif word.startswith("<"):
            until = word[1:]
        elif word.startswith("="):
            values = tuple(word[1:].split(","))
        else:
            deprecated = word.removeprefix("~")
    return Key(tuple(head.rstrip("!").split("|")), required, values, since, until, deprecated)


@cache
def named_keys(name: str) -> Keys:
    """Return the keys of an object by its name in `shapes.py`."""
    return _keys(SHAPES[name])


@cache
def quality_keys(kind: str) -> Keys:
    """Return the keys of a quality rule of a type; of an unknown type, those that any type has."""
    own = QUALITY_BY_TYPE.get(kind)
    return _keys(SHAPES["Quality"] | (_keys_of_any_quality() if own is None else own))


@cache
def option_keys(logical_type: str) -> Keys:
    """Return the logicalTypeOptions of a logical type."""
    return _keys(OPTIONS_BY_LOGICAL_TYPE[logical_type])


@cache
def server_keys(server_type: str) -> Keys:
    """Return the keys of a server of a type; those of every server for an unknown type."""
    return _keys(SERVER | SERVER_TYPES.get(server_type, {}))


def _keys_of_any_quality() -> Shape:
    shapes = QUALITY_BY_TYPE.values()
    return {name: declaration.replace("!", "") for shape in shapes for name, declaration in shape.items()}


def _keys(shape: Shape) -> Keys:
    return {name: parse(declaration) for name, declaration in shape.items()}
