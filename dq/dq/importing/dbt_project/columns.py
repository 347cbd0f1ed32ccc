"""The columns of a node: what the project says of them, and what its SQL makes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from dq.importing.dbt_project.provenance import inferred, stated
from dq_contracts.importers.schema_source import Losses
from dq_contracts.importers.typed import typed
from dq_core.relation import Column
from dq_lineage.projects.records import DeclaredColumn, Node
from dq_lineage.projects.resolved import Resolved

_NO_TYPES: Mapping[str, object] = {}
_WORD = re.compile(r"\w+")


def columns_of(resolved: Resolved, label: str, losses: Losses) -> list[dict[str, Any]]:
    """Return the columns as properties: those that the SQL makes, in its order, or those that are documented.

    A documented column that the SQL does not make is a loss: the table has none of that name.
    """
    node = resolved.node
    documented = {column.name.lower(): column for column in node.columns}
    found = []
    for column in resolved.relation.columns:
        said = documented.pop(column.name.lower(), None)
        found.append(_property(node, column, said, f"{label}.{column.name}", losses))
    for said in documented.values():
        if not _inside(found, said):
            place = f"{label}.{said.name}"
            losses.add("it is documented, and the SQL makes no such column", place, said.location)
    _laid_out(found, resolved)
    return found


def _property(
    node: Node, column: Column, said: DeclaredColumn | None, place: str, losses: Losses
) -> dict[str, Any]:
    told = _told(node, column.name)
    written = (said.data_type if said else "") or _setting(node, column.name)
    keys: dict[str, Any] = {"name": column.name, "physicalType": written}
    guessed: list[str] = []
    if column.type is not None:
        keys |= typed(column.type)
        if "logicalType" in keys and (told is None or told.type is None):
            guessed.append("logicalType")
        if "logicalType" not in keys and column.type.kind != "unknown":
            losses.add(f"no logicalType holds the type {column.type}", place, said.location if said else None)
    if column.nullable is False and (told is None or told.nullable is None):
        keys["required"] = True
        guessed.append("required")
    return keys | {"customProperties": inferred(guessed)} | _documented(said, guessed)


def _documented(said: DeclaredColumn | None, guessed: list[str]) -> dict[str, Any]:
    """Return what a properties file says of a column, with the marks of what it does not."""
    if said is None:
        return {}
    custom = [*inferred(guessed), *stated(said.meta), *stated({"policyTags": said.policy_tags})]
    return {"description": said.description.strip(), "tags": list(said.tags), "customProperties": custom}


def _told(node: Node, name: str) -> Column | None:
    return node.relation.column_folded(name) if node.relation is not None else None


def _setting(node: Node, name: str) -> str:
    """Return the type that the settings of a seed give a column."""
    types = node.config.get("column_types", _NO_TYPES)
    return str(types.get(name) or "") if isinstance(types, Mapping) else ""


def _inside(found: list[dict[str, Any]], said: DeclaredColumn) -> bool:
    """Describe a field of a struct, which dbt names by its path; say whether there is one."""
    level, part = found, None
    for name in said.name.lower().split("."):
        part = next((entry for entry in level if entry["name"].lower() == name), None)
        if part is None:
            return False
        level = [*part.get("properties", ()), *part.get("items", {}).get("properties", ())]
    if part is not None and said.description:
        part["description"] = said.description.strip()
    return part is not None


def _laid_out(found: list[dict[str, Any]], resolved: Resolved) -> None:
    """Mark the columns that part the table, in their order."""
    by_name = {entry["name"].lower(): entry for entry in found}
    for position, part in enumerate(resolved.relation.partition_by, start=1):
        entry = next((by_name[word] for word in _words(part) if word in by_name), None)
        if entry is not None:
            entry |= {"partitioned": True, "partitionKeyPosition": position}
            if part.lower() != entry["name"].lower():
                entry["customProperties"] = [*entry["customProperties"], *stated({"partitionBy": part})]


def _words(part: str) -> Iterator[str]:
    """Yield the names in `timestamp_trunc(created_at, hour)`, those of functions as well."""
    return (word.lower() for word in _WORD.findall(part))
