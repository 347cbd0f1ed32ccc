"""The types that a contract declares for its columns, as far as compiled checks need them.

What a contract leaves open stays open: a logical `number` may be a float or a decimal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dq_contracts.model.contract import Column, Contract, Dataset
from dq_core.types import Type, dialect, included, logical_type, parse
from dq_core.types.registry import dialect_names
from dq_core.yaml.tree import plain_value

_USUAL = ("duckdb", "parquet")
_LIKE_STRINGS = ("string", "enum", "uuid")


def declared_types(contract: Contract, dataset: Dataset) -> Mapping[str, Type]:
    """Return the types of a dataset's top-level columns by the names that the data has for them."""
    names = tuple(_dialects(contract))
    return {column.physical_name: _declared(column, names) for column in dataset.columns}


def _dialects(contract: Contract) -> Iterator[str]:
    known = dialect_names()
    yield from (server.type for server in contract.servers if server.type in known)
    yield from _USUAL


def _declared(column: Column, dialects: tuple[str, ...]) -> Type:
    logical = _logical(column)
    for name in dialects:
        physical = parse(column.physical_type or "", dialect(name))
        if physical.kind != "unknown" and _narrows(physical, logical):
            return physical
    return logical


def _logical(column: Column) -> Type:
    options = plain_value(column.options) if column.options else {}
    found = logical_type(column.logical_type or "", options if isinstance(options, dict) else {})
    if found.kind == "integer":
        return Type("integer")
    return Type("number") if found.kind in ("float", "decimal") else found


def _narrows(physical: Type, logical: Type) -> bool:
    """Say whether a physical type goes with the logical one, which counts where they contradict."""
    if logical.kind == "unknown":
        return True
    if logical.kind == "string":
        return physical.kind in _LIKE_STRINGS
    return included(physical, logical)
