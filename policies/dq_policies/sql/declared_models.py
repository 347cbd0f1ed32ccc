"""The model that an example is, declared in a comment: `-- model: incremental unique_key=id`.

Comments behind it document its columns, with their tags: `-- column: email pii`.
"""

from __future__ import annotations

import re

from dq_core.record import changed
from dq_lineage.projects.records import DeclaredColumn, Node

_HEADER = re.compile(r"--[ \t]*model:[ \t]*(?P<words>.*)", re.IGNORECASE)
_COLUMN = re.compile(r"--[ \t]*column:[ \t]*(?P<words>\w.*)", re.IGNORECASE)


def model_in(text: str) -> Node | None:
    """Return the model that the comments at the beginning of a text declare; None without such a comment.

    The first word is its materialization, each other one a setting as `name=value`; commas make a list.
    """
    node: Node | None = None
    for line in text.splitlines():
        if not line.startswith("--"):
            break
        found = _HEADER.fullmatch(line.rstrip())
        if found is not None:
            node = _model(found["words"].split())
        column = _COLUMN.fullmatch(line.rstrip()) if node is not None else None
        if column is not None and node is not None:
            name, *tags = column["words"].split()
            node = changed(node, columns=(*node.columns, DeclaredColumn(name, tags=tuple(tags))))
    return node


def _model(words: list[str]) -> Node:
    materialized = words[0] if words and "=" not in words[0] else "view"
    settings = dict(word.split("=", 1) for word in words if "=" in word)
    config: dict[str, object] = {"materialized": materialized}
    config |= {name: _value(value) for name, value in settings.items()}
    return Node(
        "model.example.example", "model", "example", "example", materialized=materialized, config=config
    )


def _value(text: str) -> object:
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    return text.split(",") if "," in text else text
