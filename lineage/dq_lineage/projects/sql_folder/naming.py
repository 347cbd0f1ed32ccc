"""Where a folder of SQL says which table a query becomes: project/dataset/table/query.sql."""

from __future__ import annotations

from collections.abc import Iterable
from posixpath import basename, dirname, splitext

MAKERS = ("query.sql", "materialized_view.sql", "view.sql", "script.sql", "query.py")
"""The files that make the table of their folder, of which the first one that is there does."""

METADATA = ("metadata.yaml", "metadata.yml")
SCHEMA = ("schema.yaml", "schema.yml")
_ROOT = "sql"
_PARTS = 3
_FEWEST = 2


def makers(paths: Iterable[str], folder: str) -> dict[str, tuple[str, ...]]:
    """Return the files that make a table, with the parts of its name; none unless folders are laid out so.

    They are when metadata stands beside such a file, or when they lie in a folder `sql`.
    """
    by_folder: dict[str, set[str]] = {}
    for path in paths:
        by_folder.setdefault(dirname(path), set()).add(basename(path))
    tables = {
        place: next(maker for maker in MAKERS if maker in names)
        for place, names in by_folder.items()
        if not names.isdisjoint(MAKERS)
    }
    described = any(not by_folder[place].isdisjoint((*METADATA, *SCHEMA)) for place in tables)
    found = {f"{place}/{maker}": _name(place, folder, described=described) for place, maker in tables.items()}
    return {path: name for path, name in found.items() if name}


def may_be_read(path: str) -> bool:
    """Say whether a path is named as a query, as what stands beside one, or as a folder: without ending."""
    name = basename(path)
    return name.endswith(".sql") or name in (*MAKERS, *METADATA, *SCHEMA) or not splitext(name)[1]


def _name(place: str, folder: str, *, described: bool) -> tuple[str, ...]:
    parts = place.removeprefix(folder).strip("/").split("/") if place else []
    rooted = _ROOT in parts
    if rooted:
        parts = parts[len(parts) - parts[::-1].index(_ROOT) :]
    if described:
        return tuple(parts[-_PARTS:]) if len(parts) >= _FEWEST else ()
    return tuple(parts) if rooted and len(parts) == _PARTS else ()
