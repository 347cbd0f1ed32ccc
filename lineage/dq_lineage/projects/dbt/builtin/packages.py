"""The stand-ins as packages: one folder per namespace, one macro file per macro or small family."""

from __future__ import annotations

import functools
import os

from dq_core.source import Source
from dq_lineage.projects.dbt.records import Package

_NAMESPACES = ("dbt", "dbt_utils", "dbt_date", "fivetran_utils")
_HERE = os.path.dirname(__file__)
_SHOWN = "<builtin>"


@functools.cache
def builtin_packages() -> tuple[Package, ...]:
    """Return the stand-ins, `dbt` first; a real package of the same name takes the place of its stand-in.

    Paths of macro files begin with `<builtin>/`, which no tree has.
    """
    return tuple(_package(name) for name in _NAMESPACES)


def _package(name: str) -> Package:
    folder = os.path.join(_HERE, name)
    files = sorted(file for file in os.listdir(folder) if file.endswith(".sql"))
    shown = f"{_SHOWN}/{name}"
    sources = (Source(f"{shown}/{file}", _text(os.path.join(folder, file))) for file in files)
    return Package(name, shown, {source.path: source for source in sources}, builtin=True)


def _text(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()
