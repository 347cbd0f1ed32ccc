"""Datasets that refer to each other by the names that dbt gives them, in one contract or in several."""

from __future__ import annotations

import posixpath
from typing import Any

from dq_contracts.importers.dbt_properties.promises import Reference
from dq_contracts.importers.schema_source import Losses
from dq_core.record import field, identity_record


@identity_record
class Found:
    """A dataset, the source that it belongs to, empty for a model, and what is said of its loading.

    `label` is its name in references, where that is not `name`; `file` the contract that it stands in, where
    there are several.
    """

    source: str
    name: str
    keys: dict[str, Any]
    loaded: dict[str, Any] = field(default_factory=dict)
    label: str = ""
    file: str = ""


def rename_alike(found: list[Found]) -> None:
    """Put the source's name before a table that is named like a model."""
    names = [one.name for one in found]
    for one in found:
        if one.source and names.count(one.name) > 1:
            one.keys["physicalName"] = one.keys["physicalName"] or one.name
            one.keys["name"] = f"{one.source}_{one.name}"


def relate(reference: Reference, found: list[Found], losses: Losses, where: str) -> None:
    """Write a foreign key where its target is known; else it is a loss, `where` telling where it is not."""
    own = next((one for one in found if (one.label or one.name) == reference.dataset), None)
    target = next((one for one in found if _is_target(one, reference)), None)
    if own is None:
        return
    declared = {entry["name"] for entry in target.keys["properties"]} if target else set()
    place = ".".join([reference.dataset, *reference.columns])
    if target is None or not reference.target_columns or not set(reference.target_columns) <= declared:
        named = ".".join(filter(None, (reference.target.source, reference.target.name)))
        columns = ", ".join(reference.target_columns)
        losses.add(
            f"the relationship to {named} ({columns}) leads to nothing {where}", place, reference.location
        )
        return
    _write(reference, own, target)


def _is_target(one: Found, reference: Reference) -> bool:
    return (one.source, one.name) == (reference.target.source, reference.target.name)


def _write(reference: Reference, own: Found, target: Found) -> None:
    targets = [_to(own, target, name) for name in reference.target_columns]
    if len(targets) == 1:
        column = next(entry for entry in own.keys["properties"] if entry["name"] == reference.columns[0])
        column.setdefault("relationships", []).append({"to": targets[0]})
    else:
        sources = [f"{own.keys['name']}.{name}" for name in reference.columns]
        own.keys.setdefault("relationships", []).append({"from": sources, "to": targets})


def _to(own: Found, target: Found, column: str) -> str:
    name = target.keys["name"]
    if own.file == target.file:
        return f"{name}.{column}"
    file = posixpath.relpath(target.file, posixpath.dirname(own.file) or ".")
    return f"{file}#/schema/{name}/properties/{column}"
