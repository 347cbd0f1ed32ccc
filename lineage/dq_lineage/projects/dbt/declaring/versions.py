"""Versions of a model: each is a file of its own, described by the model and what the version changes."""

from __future__ import annotations

from dq_core.record import record
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence
from dq_lineage.projects.dbt.declaring import shapes
from dq_lineage.projects.dbt.declaring.files import Files
from dq_lineage.projects.dbt.declaring.values import texts_of, value_of

_ALL = ("all", "*")


@record
class Version:
    """A version: its number or word, the names its file may have, and the properties that hold for it."""

    name: str
    number: str
    latest: bool
    file_names: tuple[str, ...]
    node: Mapping


def versions_of(files: Files, name: str, node: Mapping) -> list[Version]:
    """Return the versions that a model declares; a finding and none of it for one without `v`."""
    stated = []
    for item in shapes.mappings(files, node, "versions"):
        number = shapes.text(item, "v")
        if number:
            stated.append((number, item))
        else:
            files.wrong("a version needs a key `v`", item.location, "add it, such as `v: 1`")
    latest = shapes.text(node, "latest_version") or _latest([number for number, _ in stated])
    return [
        Version(name, number, number == latest, _files(name, number, item), _with(files, node, item))
        for number, item in stated
    ]


def _latest(numbers: list[str]) -> str:
    if all(number.isdecimal() for number in numbers):
        return max(numbers, key=int, default="")
    return max(numbers, default="")


def _files(name: str, number: str, item: Mapping) -> tuple[str, ...]:
    defined = shapes.text(item, "defined_in")
    return (defined,) if defined else (f"{name}_v{number}", f"{name}.v{number}")


def _with(files: Files, node: Mapping, item: Mapping) -> Mapping:
    """Return the properties of the model with those of the version in their place."""
    merged = Mapping(node.source, node.start, node.end, {**node.keys}, {**node.values})
    own = {key: value for key, value in item.values.items() if key != "v"}
    if "columns" in own:
        own["columns"] = _columns(files, node, item)
    if "config" in own:
        own["config"] = _config(node.node("config"), own["config"])
    for key, value in own.items():
        merged.keys[key], merged.values[key] = item.keys[key], value
    return merged


def _config(general: Node | None, own: Node) -> Node:
    if not isinstance(general, Mapping) or not isinstance(own, Mapping):
        return own
    keys, values = {**general.keys, **own.keys}, {**general.values, **own.values}
    return Mapping(own.source, own.start, own.end, keys, values)


def _columns(files: Files, node: Mapping, item: Mapping) -> Sequence:
    own = list(shapes.mappings(files, item, "columns"))
    choice = next((one for one in own if "include" in one), None)
    included = texts_of(value_of(choice.node("include"))) if choice else _ALL
    excluded = texts_of(value_of(choice.node("exclude"))) if choice else ()
    named = {_name(one): one for one in own if one is not choice}
    kept = [
        one
        for one in shapes.mappings(files, node, "columns")
        if (name := _name(one)) not in named
        and name not in excluded
        and (name in included or any(word in included for word in _ALL))
    ]
    return Sequence(node.source, node.start, node.end, [*kept, *named.values()])


def _name(node: Mapping) -> str:
    found = node.node("name")
    return found.text if isinstance(found, Scalar) else ""
