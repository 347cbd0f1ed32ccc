"""Inferred promises yield to what a contract says already: a guess corrects nobody."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from dq.profiling.marking import INFERRED
from dq_contracts.importers.draft import Draft, Loss
from dq_contracts.model.contract import Column, Dataset
from dq_contracts.model.parser import contract_of
from dq_core.record import changed
from dq_core.source import Source
from dq_core.yaml.loader import load
from dq_core.yaml.tree import Mapping as YamlMapping
from dq_core.yaml.tree import Node

_OPTIONS, _QUALITY = "logicalTypeOptions.", "quality."
_WITH_ENUM = "v3.2.0"
_SAME = {
    "minimum": ("minimum", "exclusiveMinimum"),
    "maximum": ("maximum", "exclusiveMaximum"),
    "exclusiveMaximum": ("maximum", "exclusiveMaximum"),
}
_KEY = ("primaryKey", "primaryKeyPosition")


def yielded(draft: Draft, source: Source) -> Draft:
    """Return the draft without the inferred promises of which the contract in `source` states another form.

    A list of values, which came with ODCS 3.2.0, becomes a loss where the contract names an older version.
    """
    root = load(source).root
    if not isinstance(root, YamlMapping):
        return draft
    existing = contract_of(root, lambda _file: None)
    contract = deepcopy(draft.contract)
    losses = list(draft.losses)
    for dataset in contract.get("schema", ()):
        known = existing.dataset(dataset["name"])
        if known is None:
            continue
        _yield_dataset(dataset, known)
        for column in dataset.get("properties", ()):
            own = known.column(column["name"])
            if own is not None:
                _yield_column(column, own)
            if existing.api_version != _WITH_ENUM and _drop(column, "enum"):
                reason = f"the list of its values needs the apiVersion {_WITH_ENUM}"
                losses.append(Loss(reason, f"{dataset['name']}.{column['name']}"))
    return changed(draft, contract=contract, losses=tuple(losses))


def _yield_dataset(dataset: dict[str, Any], known: Dataset) -> None:
    metrics = {rule.metric for rule in known.quality}
    for key in _inferred(dataset):
        if key == "primaryKey" and known.primary_key:
            _drop(dataset, key)
            for column in dataset.get("properties", ()):
                for name in _KEY:
                    column.pop(name, None)
        elif key.removeprefix(_QUALITY) in metrics or (key == "relationship" and known.relationships):
            _drop(dataset, key)


def _yield_column(column: dict[str, Any], known: Column) -> None:
    for key in _inferred(column):
        if _states(known, key):
            _drop(column, key)


def _states(known: Column, key: str) -> bool:
    if key.startswith(_OPTIONS):
        name = key.removeprefix(_OPTIONS)
        return any(known.option(same) is not None for same in _SAME.get(name, (name,)))
    if key.startswith(_QUALITY):
        return key.removeprefix(_QUALITY) in {rule.metric for rule in known.quality}
    stated: Node | None = known.node.node("relationships" if key == "relationship" else key)
    return stated is not None


def _inferred(part: Mapping[str, Any]) -> list[str]:
    return [fact["key"] for fact in _facts(part)]


def _facts(part: Mapping[str, Any]) -> list[dict[str, Any]]:
    custom = part.get("customProperties", ())
    return next((each["value"] for each in custom if each.get("property") == INFERRED), [])


def _drop(part: dict[str, Any], key: str) -> bool:
    """Take an inferred promise and its mark out of a part; say whether it was there."""
    facts = _facts(part)
    if key not in [fact["key"] for fact in facts]:
        return False
    facts[:] = [fact for fact in facts if fact["key"] != key]
    if not facts:
        left = [each for each in part["customProperties"] if each["property"] != INFERRED]
        part["customProperties"] = left
    _take_out(part, key)
    return True


def _take_out(part: dict[str, Any], key: str) -> None:
    if key.startswith(_OPTIONS):
        part["logicalTypeOptions"].pop(key.removeprefix(_OPTIONS), None)
    elif key.startswith(_QUALITY):
        metric = key.removeprefix(_QUALITY)
        part["quality"] = [rule for rule in part["quality"] if rule.get("metric") != metric]
    else:
        part.pop("relationships" if key == "relationship" else key, None)
