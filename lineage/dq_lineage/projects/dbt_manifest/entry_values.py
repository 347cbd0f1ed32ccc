"""Values of an entry, whatever their shape: what has another one counts as not said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Entry = Mapping[str, Any]


def text(entry: Entry, *path: str) -> str:
    """Return a text or a number as text; empty for anything else."""
    found = at(entry, *path)
    plain = isinstance(found, str | int | float) and not isinstance(found, bool)
    return str(found) if plain else ""


def at(entry: Entry, *path: str) -> Any:
    """Return the value below some keys, None where there is none."""
    found: Any = entry
    for key in path:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def mapping(entry: Entry, *path: str) -> dict[str, Any]:
    """Return an object; empty for anything else."""
    found = at(entry, *path)
    return found if isinstance(found, dict) else {}


def objects(entry: Entry, *path: str) -> list[dict[str, Any]]:
    """Return the objects of a list, or of an object's values; empty for anything else."""
    found = at(entry, *path)
    listed = list(found.values()) if isinstance(found, dict) else found
    return [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []


def texts(entry: Entry, *path: str) -> tuple[str, ...]:
    """Return the texts of a list; a text alone is one."""
    found = at(entry, *path)
    if isinstance(found, str):
        return (found,)
    return tuple(item for item in found if isinstance(item, str)) if isinstance(found, list) else ()
