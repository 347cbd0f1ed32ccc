"""What frames cannot say as DuckDB does, of the types that the data really has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dq.checks.check import Check
from dq.checks.operation import KeyOperation
from dq.checks.operations.foreign_key import ForeignKey
from dq.runner.engines.protocol import OpenedData

if TYPE_CHECKING:
    import pyarrow as pa

_ZEROS = "frames take 0.0 and -0.0 inside objects and lists for different values"
_MIXED = "frames compare whole numbers with floats as floats"


def unsaid(check: Check, data: OpenedData) -> str:
    """Return why a check is not the same over frames, empty if it is."""
    operation = check.operation
    if isinstance(operation, ForeignKey):
        return _mixed_keys(operation, data)
    if isinstance(operation, KeyOperation) or check.kind in ("distinct_count", "distinct_proportion"):
        types = [_type_of(data.table, column) for column in check.columns]
        return _ZEROS if any(found is not None and _holds_floats(found) for found in types) else ""
    return ""


def _mixed_keys(operation: ForeignKey, data: OpenedData) -> str:
    other = data.others.get(operation.others()[0])
    if other is None:
        return ""
    for column, to in zip(operation.columns, operation.to_key, strict=False):
        kinds = {_is_float(_type_of(data.table, column)), _is_float(_type_of(other.table, to))}
        if kinds == {True, False}:
            return _MIXED
    return ""


def _type_of(table: pa.Table, column: str) -> pa.DataType | None:
    return table.schema.field(column).type if column in table.column_names else None


def _is_float(kind: pa.DataType | None) -> bool | None:
    import pyarrow as pa

    return None if kind is None else bool(pa.types.is_floating(kind))


def _holds_floats(kind: pa.DataType) -> bool:
    import pyarrow as pa

    if not pa.types.is_nested(kind):
        return False
    inner = [kind.field(at).type for at in range(kind.num_fields)]
    return any(pa.types.is_floating(item) or _holds_floats(item) for item in inner)
