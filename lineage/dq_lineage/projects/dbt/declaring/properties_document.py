"""The YAML of a project as located nodes: the one place where its files are parsed."""

from __future__ import annotations

from dq_core.source import Source
from dq_core.yaml.loader import Document, load

__all__ = ["Document", "read_properties"]


def read_properties(source: Source) -> Document:
    """Return the nodes of a YAML file and what is wrong with it; nothing but its path and text goes in."""
    return load(source)
