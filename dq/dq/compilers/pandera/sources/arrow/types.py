"""The types of columns."""

# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

from typing import Any

import pyarrow as pa

from dq.compilers.pandera.sources.arrow.arrays import Array, is_text, plain


def check_type(
    values: Array, kinds: tuple[str, ...], digits: int | None, places: int | None
) -> None:
    """Raise TypeError unless the type is one of those named.

    A decimal has at most so many digits before the point, and places behind it.
    """
    kind = plain(values).type
    if pa.types.is_decimal(kind) and digits is not None and places is not None:
        fits = kind.precision - kind.scale <= digits and kind.scale <= places
    else:
        fits = name_of(kind) in kinds
    if not fits:
        raise TypeError(f"the type is {kind}, not one of {', '.join(kinds)}")


def name_of(kind: Any) -> str:
    """Return the name of a type, without what it holds or how it is stored."""
    if pa.types.is_timestamp(kind):
        return f"timestamp[{kind.unit}, tz]" if kind.tz else str(kind)
    named = (name for name, is_kind in KINDS if is_kind(kind))
    return next(named, str(kind))


KINDS = (
    ("string", is_text),
    ("binary", pa.types.is_binary),
    ("binary", pa.types.is_large_binary),
    ("list", pa.types.is_list),
    ("list", pa.types.is_large_list),
    ("list", pa.types.is_fixed_size_list),
    ("struct", pa.types.is_struct),
    ("map", pa.types.is_map),
    ("date", pa.types.is_date),
    ("time", pa.types.is_time),
    ("decimal", pa.types.is_decimal),
)
