"""The `[tool.dq]` table of pyproject.toml as located nodes, so that one reader serves both formats.

The standard library's parser keeps no positions; a key is found again by its text inside the table.
"""

from __future__ import annotations

import re
from typing import Any

from dq_core.source import Source
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence

_HEADER = re.compile(r"^[ \t]*\[+[ \t]*tool[ \t]*\.[ \t]*dq\b", re.MULTILINE)


def table_of(source: Source) -> Node | None:
    """Return the node of `[tool.dq]`, or None without one. Raises tomllib.TOMLDecodeError."""
    import tomllib

    tool = tomllib.loads(source.text).get("tool", {})
    if not isinstance(tool, dict) or "dq" not in tool:
        return None
    header = _HEADER.search(source.text)
    return _node(source, tool["dq"], header.start() if header else 0)


def _node(source: Source, value: Any, start: int) -> Node:
    if isinstance(value, dict):
        return _mapping(source, value, start)
    if isinstance(value, list):
        return Sequence(source, start, start, [_node(source, item, start) for item in value])
    end = source.offset(source.position(start)[0], 1) + len(source.line(source.position(start)[0]))
    known = value if isinstance(value, str | int | float) else str(value)  # dates are texts, as in YAML 1.2
    return Scalar(source, start, max(start, end), known, str(value), plain=True)


def _mapping(source: Source, table: dict[str, Any], start: int) -> Mapping:
    mapping = Mapping(source, start, start)
    for key, value in table.items():
        place = re.compile(rf"(?<![\w-])[\"']?({re.escape(key)})[\"']?(?=[ \t]*[=.\]])").search(
            source.text, start
        )
        key_start, key_end = place.span(1) if place else (start, start)
        mapping.keys[key] = Scalar(source, key_start, key_end, key, key, plain=True)
        mapping.values[key] = _node(source, value, key_start)
    return mapping
