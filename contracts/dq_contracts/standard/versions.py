"""The versions of the standard that are read, and how they compare."""

from __future__ import annotations

from typing import TypeAlias

from dq_core.yaml.tree import Node, Scalar

Version: TypeAlias = tuple[int, ...]

VERSIONS = ("3.0.0", "3.0.1", "3.0.2", "3.1.0", "3.2.0")
"""From the oldest to the newest; a contract names one of them as `apiVersion`, after a `v`."""


def numbers(version: str) -> Version:
    """Return a version as numbers, which compare as versions do."""
    return tuple(int(part) for part in version.split("."))


NEWEST = numbers(VERSIONS[-1])
ALL_VERSIONS = tuple(numbers(version) for version in VERSIONS)


def version_of(node: Node | None) -> Version:
    """Return the version that an `apiVersion` names, with or without its `v`; else the newest."""
    text = node.value if isinstance(node, Scalar) and isinstance(node.value, str) else ""
    text = text.removeprefix("v")
    return numbers(text) if text in VERSIONS else NEWEST


def written(version: Version) -> str:
    """Return a version as contracts write it."""
    return "v" + ".".join(map(str, version))
