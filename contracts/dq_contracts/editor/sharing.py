"""One definition for all versions in which an object is the same, down to everything below it."""

from __future__ import annotations

from collections.abc import Iterable
from json import dumps
from typing import Any

from dq_contracts.editor.values import JsonSchema

_START = "#/definitions/"


def shared(definitions: dict[str, JsonSchema]) -> tuple[dict[str, JsonSchema], dict[str, str]]:
    """Return the definitions that differ, and the name of the one that stands for each.

    Two are the same when they are equal once the definitions that they name are seen as the same.
    """
    sort = dict.fromkeys(definitions, "")
    while True:
        finer = {name: dumps(_renamed(schema, sort), sort_keys=True) for name, schema in definitions.items()}
        numbered = {text: str(number) for number, text in enumerate(dict.fromkeys(finer.values()))}
        refined = {name: numbered[text] for name, text in finer.items()}
        if len(numbered) == len(set(sort.values())):
            break
        sort = refined
    chosen: dict[str, str] = {}
    for name in definitions:
        chosen.setdefault(refined[name], name)
    names = {name: chosen[refined[name]] for name in definitions}
    return {name: _renamed(definitions[name], names) for name in dict.fromkeys(names.values())}, names


def reachable(definitions: dict[str, JsonSchema], roots: Iterable[str]) -> dict[str, JsonSchema]:
    """Return the definitions that some root names, or that another one names which is reached."""
    found: dict[str, None] = {}
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting += _names_in(definitions[name])
    return {name: schema for name, schema in definitions.items() if name in found}


def _names_in(schema: Any) -> list[str]:
    if isinstance(schema, list):
        return [name for item in schema for name in _names_in(item)]
    if not isinstance(schema, dict):
        return []
    own = [schema["$ref"].removeprefix(_START)] if isinstance(schema.get("$ref"), str) else []
    return own + [name for value in schema.values() for name in _names_in(value)]


def _renamed(schema: Any, names: dict[str, str]) -> Any:
    if isinstance(schema, list):
        return [_renamed(item, names) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _START + names[value.removeprefix(_START)] if key == "$ref" else _renamed(value, names)
        for key, value in schema.items()
    }
