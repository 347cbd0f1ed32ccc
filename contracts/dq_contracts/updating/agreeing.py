"""Whether two values of one key say the same."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from dq_core.types import dialect, parse
from dq_core.types.order import relation

# a column may promise less than its source does: these logical types hold the others
_WIDER = {"number": ("integer",), "object": ("map",), "array": ("vector",)}
_PROSE = frozenset({
    "description", "businessName", "tags", "examples", "synonyms", "semanticType",
    "criticalDataElement", "classification", "authoritativeDefinitions", "dataGranularityDescription",
    "transformLogic", "transformDescription", "transformSourceObjects", "id", "name", "version",
    "status", "domain", "tenant", "apiVersion", "kind", "team", "price", "context", "dataProduct",
})  # fmt: skip
_DIALECTS = ("duckdb", "postgres", "bigquery", "snowflake", "databricks", "tsql", "mysql", "trino", "avro")


def is_prose(key: str) -> bool:
    """Say whether a key is for people, so that what they wrote there stands."""
    return key in _PROSE


def agree(key: str, ours: Any, theirs: Any) -> bool:
    """Say whether a contract's value of a key admits what a source says of it."""
    if _same(ours, theirs):
        return True
    if key == "logicalType":
        return theirs in _WIDER.get(str(ours), ())
    if key == "physicalType":
        return _same_type(str(ours), str(theirs))
    return False


def _same(ours: Any, theirs: Any) -> bool:
    if isinstance(ours, bool) or isinstance(theirs, bool):
        return ours is theirs
    if isinstance(ours, int | float | Decimal) and isinstance(theirs, int | float | Decimal):
        return Decimal(str(ours)) == Decimal(str(theirs))
    return type(ours) is type(theirs) and bool(ours == theirs)


def _same_type(ours: str, theirs: str) -> bool:
    """Say whether two physical types are spellings of one type in some dialect."""
    if "".join(ours.lower().split()) == "".join(theirs.lower().split()):
        return True
    for name in _DIALECTS:
        pair = parse(ours, dialect(name)), parse(theirs, dialect(name))
        if all(of.kind not in ("unknown", "opaque") for of in pair):
            return relation(*pair) == "equal"
    return False
