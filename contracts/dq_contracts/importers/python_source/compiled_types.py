"""Types of columns in the modules that `dq compile --to pandera` writes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dq_contracts.importers.facts import options_of

_GROUPS = {"INTEGERS": "integer", "NUMBERS": "number", "TIMESTAMPS": "timestamp"}
_LOGICAL = {
    "string": "string",
    "date": "date",
    "time": "time",
    "bool": "boolean",
    "list": "array",
    "map": "map",
}
_PHYSICAL = {
    "timestamp[ns, tz]": "TIMESTAMPTZ",
    "timestamp[us, tz]": "TIMESTAMPTZ",
    "timestamp[ns]": "TIMESTAMP_NS",
    "timestamp[us]": "TIMESTAMP",
    "timestamp[ms]": "TIMESTAMP_MS",
    "double": "DOUBLE",
    "float": "FLOAT",
    "int64": "BIGINT",
    "uint64": "UBIGINT",
    "int32": "INTEGER",
    "uint32": "UINTEGER",
    "int16": "SMALLINT",
    "uint16": "USMALLINT",
    "int8": "TINYINT",
    "uint8": "UTINYINT",
    "string": "VARCHAR",
    "date": "DATE",
    "time": "TIME",
    "bool": "BOOLEAN",
    "binary": "BLOB",
}
"""The types of DuckDB whose widest kind is the named one, the wider ones first."""


def state_type(keys: dict[str, Any], kinds: tuple[str, ...], figures: Mapping[str, Any]) -> bool:
    """State a type by the kinds that a check admits: the logical one first, then a physical one."""
    if "logicalType" not in keys and _logical(keys, kinds):
        return True
    if "physicalType" in keys:
        return False
    places = figures.get("places")
    if isinstance(places, int) and places > 0:
        keys["physicalType"] = f"DECIMAL({figures['digits'] + places},{places})"
        return True
    widest = next((name for kind, name in _PHYSICAL.items() if kind in kinds), None)
    if widest is None:
        return False
    keys["physicalType"] = "HUGEINT" if kinds == ("INTEGERS",) else widest
    return True


def _logical(keys: dict[str, Any], kinds: tuple[str, ...]) -> bool:
    if len(kinds) == 1 and (name := (_GROUPS | _LOGICAL).get(kinds[0].removeprefix("*"))):
        keys["logicalType"] = name
        return True
    zoned = {kind.endswith(", tz]") for kind in kinds if kind.startswith("timestamp[")}
    if len(zoned) != 1 or len(kinds) != len([kind for kind in kinds if kind.startswith("timestamp[")]):
        return False
    keys["logicalType"] = "timestamp"
    options_of(keys)["timezone"] = zoned.pop()
    return True
