"""The model that an example is, declared in a comment: `-- model: incremental unique_key=id`."""

from __future__ import annotations

import re

from dq_lineage.projects.records import Node

_HEADER = re.compile(r"--[ \t]*model:[ \t]*(?P<words>.*)", re.IGNORECASE)


def model_in(text: str) -> Node | None:
    """Return the model that the comments at the beginning of a text declare; None without such a comment.

    The first word is its materialization, each other one a setting as `name=value`; commas make a list.
    """
    for line in text.splitlines():
        if not line.startswith("--"):
            return None
        found = _HEADER.fullmatch(line.rstrip())
        if found is not None:
            return _model(found["words"].split())
    return None


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
