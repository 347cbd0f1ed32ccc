"""The contract that Parquet, CSV and JSON files state by themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dq.checks.data import DataRelation
from dq.profiling.json_structure import structures
from dq.profiling.locating import Located, files_of
from dq.profiling.skeleton import Skeleton, opened, typed_property
from dq.profiling.text_types import TextType, text_types
from dq_contracts.importers.schema_source import Losses
from dq_contracts.importers.typed import typed
from dq_core.types import Type

_NESTED = ("object", "array")


def file_skeleton(connection: Any, paths: Sequence[str], folder: str) -> Skeleton:
    """Return the contract for files and patterns of files. Raises SourceError, UnreadableError."""
    files = files_of(paths, folder)
    bare = {"servers": [files.server], "schema": [_dataset(each) for each in files.datasets]}
    losses = Losses()
    data = opened(connection, bare, folder)
    schema = [
        {**_dataset(each), "properties": _properties(connection, each.name, data[each.name], losses)}
        for each in files.datasets
    ]
    return Skeleton(files.name, {**bare, "schema": schema}, losses)


def _dataset(located: Located) -> dict[str, Any]:
    physical = {"physicalName": located.physical_name} if located.physical_name else {}
    return {"name": located.name, **physical, "logicalType": "object", "physicalType": "file"}


def _properties(connection: Any, dataset: str, data: DataRelation, losses: Losses) -> list[dict[str, Any]]:
    if not any(column.text for column in data.columns.values()):
        return [typed_property(each, losses, f"{dataset}.{each.name}") for each in data.columns.values()]
    types = text_types(connection, data)
    nested = [data.columns[name] for name, found in types.items() if found.keys.get("logicalType") in _NESTED]
    inner = structures(connection, data, nested)
    return [_text_property(name, found, inner, losses, dataset) for name, found in types.items()]


def _text_property(
    name: str, found: TextType, inner: Mapping[str, Type], losses: Losses, dataset: str
) -> dict[str, Any]:
    if found.note:
        losses.add(found.note, f"{dataset}.{name}")
    keys = typed(inner[name]) if name in inner else {}
    return {"name": name, **(keys or found.keys)}
