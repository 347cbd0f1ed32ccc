"""ODC252."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dq_contracts.columns import columns_with
from dq_contracts.model.contract import Column, Contract
from dq_contracts.physical_types import physical_types_of
from dq_core.rules.rule import Hit, rule

_NUMBERS = ("integer", "decimal", "float", "number")
_MOMENTS = ("date", "time", "timestamp", "interval")
_NESTED = ("array", "vector", "map", "struct", "union", "range")
_SHAPES = ("geography", "geometry")
_SCALARS = (*_NUMBERS, *_MOMENTS, "boolean", "uuid", *_SHAPES)
_ODD: dict[str, tuple[str, ...]] = {
    "string": (*_NUMBERS, "date", "time", "timestamp", "boolean", *_NESTED),
    "integer": ("string", "enum", *_MOMENTS, "boolean", "uuid", "binary", "json", *_NESTED, *_SHAPES),
    "number": ("string", "enum", *_MOMENTS, "boolean", "uuid", "binary", "json", *_NESTED, *_SHAPES),
    "boolean": (*_MOMENTS, "float", "uuid", "json", *_NESTED, *_SHAPES),
    "date": ("boolean", "time", "interval", "uuid", "json", *_NESTED, *_SHAPES),
    "timestamp": ("boolean", "date", "time", "interval", "uuid", "json", *_NESTED, *_SHAPES),
    "time": ("boolean", "date", "uuid", "json", *_NESTED, *_SHAPES),
    "object": _SCALARS,
    "array": _SCALARS,
    "map": _SCALARS,
    "vector": _SCALARS,
}
# in ODCS 3.0, `date` stood for times and timestamps as well
_BEFORE_TIMESTAMPS = ("date", "time", "timestamp")
_LENGTH_IN_BRACKETS = r"\[\s*[0-9]+\s*\]"


@rule("ODC252", Contract)
def physical_type_contradicts(contract: Contract) -> Iterator[Hit]:
    """A physical type that cannot hold what the logical type says.

    Why: no data can fulfil both, so one of them is not true, and tools that follow different ones disagree.

    The physical type is read in the dialect of the contract's servers, and must contradict on each of them.
    What is stored otherwise on purpose is no contradiction: dates as text or numbers, objects as JSON or
    text, truth values as numbers or letters. Names that the dialect does not know are the matter of ODC253.

    Bad::

        schema:
          - name: orders
            properties:
              - name: items
                logicalType: integer
                physicalType: VARCHAR(20)  # here

    Bad::

        servers:
          - {server: lake, type: bigquery, project: shop, dataset: sales}
        schema:
          - name: orders
            properties:
              - name: note
                logicalType: string
                physicalType: INT64  # here

    Bad::

        servers:
          - {server: warehouse, type: snowflake, account: a, database: d, schema: s}
        schema:
          - name: orders
            properties:
              - name: placed_at
                logicalType: timestamp
                physicalType: DATE  # here

    Good::

        schema:
          - name: orders
            properties:
              - {name: items, logicalType: integer, physicalType: 'NUMERIC(10)'}
              - {name: address, logicalType: object, physicalType: jsonb}
              - {name: order_id, logicalType: string, physicalType: uuid}

    Good::

        servers:
          - {server: warehouse, type: mysql, host: h, port: 3306, database: d}
        schema:
          - name: orders
            properties:
              - {name: paid, logicalType: boolean, physicalType: 'tinyint(1)'}
              - {name: placed_on, logicalType: date, physicalType: varchar(10)}

    Good::

        servers:
          - {server: warehouse, type: oracle, host: h, port: 1521, serviceName: s}
        schema:
          - name: orders
            properties:
              - {name: placed_at, logicalType: timestamp, physicalType: DATE}
    """
    types = physical_types_of(contract)
    older = contract.api_version.startswith("v3.0")
    for column in columns_with(contract, "physicalType"):
        odd = _odd(column, older=older)
        if not odd or not column.physical_type or re.search(_LENGTH_IN_BRACKETS, column.physical_type):
            continue
        meanings = types.meanings(column.physical_type)
        if meanings and all(each.kind in odd for each in meanings):
            text = f"{column.physical_type!r} holds no values of the logical type {column.logical_type!r}"
            yield Hit(text, column.node.value_location("physicalType"), "mend one of the two")


def _odd(column: Column, *, older: bool) -> tuple[str, ...]:
    kinds = _ODD.get(column.logical_type or "", ())
    if older and column.logical_type in _BEFORE_TIMESTAMPS:
        return tuple(kind for kind in kinds if kind not in _BEFORE_TIMESTAMPS)
    return kinds
