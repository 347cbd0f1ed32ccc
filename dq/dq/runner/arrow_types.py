"""The types of Arrow as the project's own, as far as engines tell them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dq_core.types import Type
from dq_core.types.type import unknown

if TYPE_CHECKING:
    import pyarrow as pa

_NAMED = {
    "bool": Type("boolean"),
    "string": Type("string"),
    "large_string": Type("string"),
    "string_view": Type("string"),
    "halffloat": Type("float", bits=16),
    "float": Type("float", bits=32),
    "double": Type("float", bits=64),
    "date32[day]": Type("date"),
    "date64[ms]": Type("date"),
}


def type_of(arrow: pa.DataType) -> Type:
    """Return the type whose values are those of an Arrow type; nested and others are of kind `unknown`."""
    from pyarrow import types

    found = _NAMED.get(str(arrow))
    if types.is_integer(arrow):
        found = Type("integer", bits=arrow.bit_width, signed=types.is_signed_integer(arrow))
    elif types.is_decimal(arrow):
        found = Type("decimal", precision=arrow.precision, scale=arrow.scale)
    elif types.is_timestamp(arrow):
        found = Type("timestamp", zone="aware" if arrow.tz else "naive")
    elif types.is_time(arrow):
        found = Type("time")
    return found or unknown(str(arrow))
