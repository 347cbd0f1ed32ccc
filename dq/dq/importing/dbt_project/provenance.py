"""Where a part of a contract comes from, and what of it nobody wrote (decision 032)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from typing import Any

from dq.profiling.marking import INFERRED
from dq_core.location import Location

SOURCE = "dqSource"
"""The custom property of a dataset that names the files that speak of it, from the project's folder."""


def from_files(places: Iterable[Location | None], folder: str) -> list[dict[str, Any]]:
    """Return the mark of the files of some places; nothing where there is none."""
    files = dict.fromkeys(place.path for place in places if place is not None)
    inside = [posixpath.relpath(path, folder) for path in files]
    return [{"property": SOURCE, "value": inside[0] if len(inside) == 1 else inside}] if inside else []


def inferred(keys: Iterable[str]) -> list[dict[str, Any]]:
    """Return the mark of keys that lineage worked out; nothing where there are none."""
    entries = [{"key": key} for key in keys]
    return [{"property": INFERRED, "value": entries}] if entries else []


def stated(values: Mapping[str, object]) -> list[dict[str, Any]]:
    """Return settings that have no key of their own, those that say nothing left out."""
    return [{"property": name, "value": plain(value)} for name, value in values.items() if _says(value)]


def plain(value: object) -> Any:
    """Return a value as contracts are written: of lists, mappings and single values."""
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list | tuple) else value


def _says(value: object) -> bool:
    return value is not None and value not in ("", (), [], {}) and value is not False
