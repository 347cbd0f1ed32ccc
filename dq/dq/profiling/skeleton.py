"""What a source says of itself as a contract: its datasets, their columns and types, where the data is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dq.checks.data import DataColumn, DataRelation
from dq.profiling.parsing import parsed
from dq.runner.sources import Sources
from dq_contracts.importers.schema_source import Losses, SourceError
from dq_contracts.importers.typed import typed

_LONGEST_TYPE = 500


@dataclass(slots=True)
class Skeleton:
    """The contract as plain values, the name that it is given by default, and what it does not say."""

    name: str
    contract: dict[str, Any]
    losses: Losses


def opened(connection: Any, contract: Mapping[str, Any], folder: str) -> dict[str, DataRelation]:
    """Return the data that `dq test` finds for each dataset of the contract, by name. Raises SourceError."""
    model, library = parsed(contract, folder)
    sources = Sources(connection, library)
    found: dict[str, DataRelation] = {}
    for dataset in model.datasets:
        source = sources.of(model, dataset)
        if source.data is None:
            message = source.finding.message if source.finding else f"{dataset.name!r} has no data"
            raise SourceError(message, None)
        if not source.data.columns:
            said = "".join(f": {problem}" for problem in source.data.problems[:1])
            raise SourceError(f"the data of {dataset.name!r} has no columns{said}", None)
        found[dataset.name] = source.data
    return found


def typed_property(column: DataColumn, losses: Losses, place: str) -> dict[str, Any]:
    """Return a column of a typed source as a property: its own type, and the logical type that holds it."""
    keys = {"name": column.name, **typed(column.type)}
    if len(column.type_name) <= _LONGEST_TYPE:
        keys["physicalType"] = column.type_name
    if "logicalType" not in keys:
        losses.add(f"no logical type holds values of type {column.type.kind}", place)
    return keys
