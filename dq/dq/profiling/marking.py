"""Write proposals into a contract, and beside each what speaks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dq.profiling.proposal import Proposal

INFERRED = "dqInferred"
_OPTIONS, _QUALITY = "logicalTypeOptions.", "quality."


def with_proposals(contract: Mapping[str, Any], proposals: Iterable[Proposal]) -> dict[str, Any]:
    """Return a copy of the contract that makes the promises as well."""
    made: dict[str, Any] = _copied(contract)
    parts = parts_of(made)
    for proposal in proposals:
        _add(parts, proposal)
    return made


def marked(contract: Mapping[str, Any], facts: Mapping[Proposal, Mapping[str, Any]]) -> dict[str, Any]:
    """Return a copy of the contract that makes the promises, each with its mark.

    The mark stands under `customProperties` of the column or dataset that the promise is about: an entry
    `dqInferred` whose value lists the key, the confidence and the evidence of each promise.
    """
    made = with_proposals(contract, facts)
    parts = parts_of(made)
    for proposal, fact in facts.items():
        part = parts[proposal.dataset, proposal.column]
        custom = part.setdefault("customProperties", [])
        entry = next((each for each in custom if each["property"] == INFERRED), None)
        if entry is None:
            entry = {"property": INFERRED, "value": []}
            custom.append(entry)
        entry["value"].append({"key": proposal.promise, **fact})
    return made


def _copied(value: Any) -> Any:
    """Return a copy in which no two places share a part, as `deepcopy` would let them."""
    if isinstance(value, Mapping):
        return {key: _copied(inner) for key, inner in value.items()}
    return [_copied(inner) for inner in value] if isinstance(value, list | tuple) else value


def parts_of(contract: Mapping[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    """Return datasets and their columns by name and physical name, which is how proposals name them.

    Columns inside others are named by their paths (`who.mails[].address`).
    """
    parts: dict[tuple[str, str], dict[str, Any]] = {}
    for dataset in contract["schema"]:
        parts[dataset["name"], ""] = dataset
        for column in dataset.get("properties", ()):
            parts[dataset["name"], _name(column)] = column
        for column in dataset.get("properties", ()):
            for path, part in _inner(column, _name(column)):
                parts.setdefault((dataset["name"], path), part)
    return parts


def _inner(column: dict[str, Any], path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the columns inside another one, at every depth, with their paths."""
    for part in column.get("properties", ()):
        yield f"{path}.{_name(part)}", part
        yield from _inner(part, f"{path}.{_name(part)}")
    items = column.get("items")
    if isinstance(items, dict):
        yield f"{path}[]", items
        yield from _inner(items, f"{path}[]")


def _name(column: Mapping[str, Any]) -> str:
    return str(column.get("physicalName") or column.get("name", ""))


def _add(parts: dict[tuple[str, str], dict[str, Any]], proposal: Proposal) -> None:
    part, promise = parts[proposal.dataset, proposal.column], proposal.promise
    if promise == "primaryKey":
        for position, name in enumerate(proposal.columns, 1):
            parts[proposal.dataset, name].update(primaryKey=True, primaryKeyPosition=position)
    elif promise == "relationship":
        part.setdefault("relationships", []).append(dict(proposal.value))
    elif promise.startswith(_OPTIONS):
        part.setdefault("logicalTypeOptions", {})[promise.removeprefix(_OPTIONS)] = proposal.value
    elif promise.startswith(_QUALITY):
        part.setdefault("quality", []).append(dict(proposal.value))
    else:
        part[promise] = proposal.value
