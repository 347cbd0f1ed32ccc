"""Types of columns of data frames, by their names in pandas, Polars, NumPy, PyArrow, Pandera and Python."""

from __future__ import annotations

import re
from typing import Any

from dq_contracts.importers.typed import typed
from dq_core.types import Type
from dq_core.types.type import (
    BOOLEAN,
    DATE,
    STRING,
    TIME,
    array,
    decimal,
    float_,
    integer,
    timestamp,
    unsigned,
)

_SIZED = re.compile(r"(u?int|float)_?(8|16|32|64|128)(?:dtype)?")
_DATETIME = re.compile(r"datetime64(?:\[(?P<unit>\w+)(?:,\s*(?P<zone>[^\]]+))?\])?")
_NAMES: dict[str, Type] = {
    **dict.fromkeys(("int", "integer", "int_"), integer(64)),
    **dict.fromkeys(("float", "double", "float_"), float_(64)),
    **dict.fromkeys(("str", "string", "utf8", "stringdtype", "np_str", "str_", "large_string"), STRING),
    **dict.fromkeys(("bool", "boolean", "booleandtype", "bool_"), BOOLEAN),
    **dict.fromkeys(("date", "date32", "date64"), DATE),
    **dict.fromkeys(("datetime", "timestamp", "datetimetzdtype"), timestamp()),
    "time": TIME,
    "decimal": decimal(),
    **dict.fromkeys(("category", "categorical", "enum"), STRING),
    **dict.fromkeys(("list", "array"), array()),
}


def keys_of(name: str) -> dict[str, Any] | None:
    """Return the keys that state a type; None for one that is not known, or holds anything (`object`)."""
    of = _type_of(name.rpartition(".")[2] if "[" not in name else name)
    return typed(of, widths=True) if of is not None else None


def _type_of(name: str) -> Type | None:
    folded = name.lower()
    if sized := _SIZED.fullmatch(folded):
        bits = int(sized[2])
        if sized[1] == "float":
            return float_(bits)
        return integer(bits) if sized[1] == "int" else unsigned(bits)
    if moment := _DATETIME.fullmatch(folded):
        return timestamp(None, "aware" if moment["zone"] else "naive")
    return _NAMES.get(folded)
