"""Names of types of columns that often stand together."""

from __future__ import annotations

INTEGERS = (
    "int8",
    "int16",
    "int32",
    "int64",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
)
NUMBERS = (*INTEGERS, "float", "double")
TIMESTAMPS = (
    "timestamp[ms]",
    "timestamp[us]",
    "timestamp[ns]",
    "timestamp[ms, tz]",
    "timestamp[us, tz]",
    "timestamp[ns, tz]",
)
