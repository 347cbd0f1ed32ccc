"""Queries that have metadata beside them, as collections of queries for BigQuery keep it."""

from __future__ import annotations

import os

_BESIDE = ("metadata.yaml", "metadata.yml", "schema.yaml", "schema.yml")


def is_described(path: str) -> bool:
    """Say whether metadata of a query's table stands beside the query."""
    folder = os.path.dirname(os.path.abspath(path))
    return any(os.path.isfile(os.path.join(folder, name)) for name in _BESIDE)


def root_of_described(path: str) -> str:
    """Return the folder whose queries belong together: where the user stands, or the repository around."""
    folder, here = os.path.dirname(os.path.abspath(path)), os.getcwd()
    if f"{folder}{os.sep}".startswith(os.path.join(here, "")):
        return here
    above = folder
    while above != os.path.dirname(above):
        if os.path.exists(os.path.join(above, ".git")):
            return above
        above = os.path.dirname(above)
    return folder
