"""The order in which people write the keys of a contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dq_core.yaml.writer import Commented

CONTRACT = (
    "apiVersion", "kind", "id", "name", "version", "status", "domain", "dataProduct", "tenant", "tags",
    "description", "context", "authoritativeDefinitions", "servers", "schema", "support", "price",
    "team", "roles", "slaProperties", "customProperties", "contractCreatedTs",
)  # fmt: skip
DATASET = (
    "id", "name", "physicalName", "businessName", "logicalType", "physicalType", "description",
    "dataGranularityDescription", "deprecated", "synonyms", "tags", "authoritativeDefinitions", "context",
    "customProperties", "relationships", "quality", "properties",
)  # fmt: skip
PROPERTY = (
    "id", "name", "physicalName", "businessName", "logicalType", "physicalType", "description", "deprecated",
    "synonyms", "required", "primaryKey", "primaryKeyPosition", "unique", "partitioned",
    "partitionKeyPosition", "semanticType", "criticalDataElement", "classification", "encryptedName",
    "logicalTypeOptions", "enum", "examples", "map", "items", "properties", "relationships", "quality",
    "transformSourceObjects", "transformLogic", "transformDescription", "tags", "authoritativeDefinitions",
    "customProperties",
)  # fmt: skip


def ordered_contract(contract: Mapping[str, Any]) -> dict[str, Any]:
    """Return the contract with the keys of its main objects in order; unknown keys follow in their own.

    Keys whose value says nothing (None, an empty text, list or mapping) are left out.
    """
    made = _ordered(contract, CONTRACT)
    if isinstance(made.get("schema"), list):
        made["schema"] = [each_part(dataset, _dataset) for dataset in made["schema"]]
    return made


def each_part(part: Any, order: Any) -> Any:
    """Return `order(part)` under the comment that the part bears."""
    if isinstance(part, Commented):
        return Commented(each_part(part.value, order), part.comment)
    return order(part) if isinstance(part, dict) else part


def _dataset(dataset: dict[str, Any]) -> dict[str, Any]:
    return _with_inner(_ordered(dataset, DATASET))


def _property(column: dict[str, Any]) -> dict[str, Any]:
    return _with_inner(_ordered(column, PROPERTY))


def _with_inner(made: dict[str, Any]) -> dict[str, Any]:
    if isinstance(made.get("properties"), list):
        made["properties"] = [each_part(inner, _property) for inner in made["properties"]]
    if "items" in made:
        made["items"] = each_part(made["items"], _property)
    if isinstance(made.get("map"), dict):
        made["map"] = {key: each_part(inner, _property) for key, inner in made["map"].items()}
    return made


def _ordered(part: Mapping[str, Any], order: tuple[str, ...]) -> dict[str, Any]:
    known = {key: part[key] for key in order if key in part}
    return {key: value for key, value in {**known, **part}.items() if not _says_nothing(value)}


def _says_nothing(value: Any) -> bool:
    return value is None or (isinstance(value, str | list | dict | tuple) and not value)
