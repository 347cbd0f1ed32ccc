"""Read the declarations of `shapes.py`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dq_contracts.standard.shapes import Shape


@dataclass(frozen=True, slots=True)
class Key:
    """What a declaration says of one key: see `shapes.py` for the words."""

    types: tuple[str, ...]
    required: bool = False
    values: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    deprecated: str = ""


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


def keys_of(shape: Shape) -> dict[str, Key]:
    """Return the parsed keys of a shape."""
    return {name: parse(declaration) for name, declaration in shape.items()}
