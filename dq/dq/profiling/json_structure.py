"""What stands inside the objects and lists of a JSON file, as a type."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from dq.checks.data import DataColumn, DataRelation
from dq.profiling.queries import call, measured_rows, named
from dq_core.types import Type
from dq_core.types.type import BOOLEAN, INTEGER, NUMBER, STRING, UNKNOWN, Field, array, struct

_LEAVES = {
    "BOOLEAN": BOOLEAN,
    "BIGINT": INTEGER,
    "UBIGINT": INTEGER,
    "HUGEINT": INTEGER,
    "DOUBLE": NUMBER,
    "VARCHAR": STRING,
}
_DEEPEST = 20


def structures(connection: Any, data: DataRelation, columns: Sequence[DataColumn]) -> dict[str, Type]:
    """Return the types of JSON columns by name: the fields of all their objects, the elements of all lists.

    A value that has several JSON types, or none but null, is of unknown type.
    """
    from sqlglot import exp

    values = [column for column in columns if column.json is not None]
    if not values:
        return {}
    figures = [call("json_group_structure", column.json) for column in values if column.json is not None]
    query = exp.select(*named(figures, "f")).from_(data.scan.copy())
    row = measured_rows(connection, query)[0]
    return {
        column.name: _type(json.loads(text), _DEEPEST) if text else UNKNOWN
        for column, text in zip(values, row, strict=True)
    }


def _type(structure: Any, deepest: int) -> Type:
    if deepest == 0:
        return UNKNOWN
    if isinstance(structure, dict):
        return struct(*(Field(name, _type(inner, deepest - 1)) for name, inner in structure.items() if name))
    if isinstance(structure, list):
        return array(_type(structure[0], deepest - 1) if structure else UNKNOWN)
    return _LEAVES.get(str(structure), UNKNOWN)
