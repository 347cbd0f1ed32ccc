"""Take back what a drafted contract says of its source and `dq test` does not find in the data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from dq.checks.check import Check
from dq.checks.column_path import ColumnPath
from dq.checks.compiling import checks_of
from dq.checks.data import DataRelation
from dq.profiling.parsing import parsed
from dq.profiling.queries import slices
from dq.runner.evaluating import evaluate
from dq.runner.sources import Source, Sources
from dq_contracts.importers.schema_source import Losses
from dq_core.config.settings import FileSettings

_CHECKS_OF_A_SCAN = 400
_INNER = ("properties", "items", "map")
_STATED = ("logicalType", "logicalTypeOptions", *_INNER, "enum")


def sound(
    connection: Any,
    contract: dict[str, Any],
    folder: str,
    data: Mapping[str, DataRelation],
    losses: Losses,
) -> dict[str, Any]:
    """Return the contract without what its own data breaks; each such thing becomes a loss.

    Names of types, shapes of nested values and declared constraints are read from the source itself, so that
    hardly anything is ever taken back: a foreign key that was never enforced, or a type of another engine.
    """
    for dataset, failed in _failed(connection, contract, folder, data).items():
        part = next(each for each in contract["schema"] if each["name"] == dataset)
        for check, reason in failed:
            _take_back(part, check, reason, losses)
    return contract


def _failed(
    connection: Any, contract: Mapping[str, Any], folder: str, data: Mapping[str, DataRelation]
) -> dict[str, list[tuple[Check, str]]]:
    model, library = parsed(contract, folder)
    opened = {(model.source.path, name): Source(found) for name, found in data.items()}
    sources = Sources(connection, library, opened=opened)
    by_dataset: dict[str, list[Check]] = defaultdict(list)
    for check in checks_of(model, FileSettings(())):
        by_dataset[check.dataset].append(check)
    failed: dict[str, list[tuple[Check, str]]] = defaultdict(list)
    for dataset, checks in by_dataset.items():
        for part in slices(checks, _CHECKS_OF_A_SCAN):
            results = evaluate(part, data[dataset], sources)
            failed[dataset] += [
                (check, results[check.id].reason)
                for check in part
                if results[check.id].verdict in ("fail", "error")
            ]
    return failed


def _take_back(dataset: dict[str, Any], check: Check, reason: str, losses: Losses) -> None:
    named = check.columns[0] if check.columns else ""
    top = named.top if isinstance(named, ColumnPath) else named
    keys = next((each for each in dataset["properties"] if each["name"] == top), dataset)
    inner = isinstance(named, ColumnPath) and bool(named.steps)
    for key in _INNER if inner else _KEYS.get(check.kind, ()):
        keys.pop(key, None)
    what = check.kind.replace("_", "-")
    why = f": {reason}" if reason else ""
    losses.add(
        f"the data does not keep what it states ({what}{why})", f"{dataset['name']}.{named}".rstrip(".")
    )


_KEYS: Mapping[str, tuple[str, ...]] = {
    "type_is": (*_STATED, "physicalType"),
    "parses_as": _STATED,
    "not_null": ("required",),
    "unique": ("unique",),
    "foreign_key": ("relationships",),
    "in_set": ("enum",),
    "duplicates": ("quality",),
}
