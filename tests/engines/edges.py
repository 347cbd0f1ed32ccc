"""The data of `edges.odcs.yaml`: values that engines of checks disagree about."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pyarrow as pa

CONTRACT = Path(__file__).with_name("edges.odcs.yaml")
_NAN, _INFINITY = float("nan"), float("inf")
_EXACT = 2**53


def moment(*parts: int) -> dt.datetime:
    """Return a timestamp without a zone."""
    return dt.datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001 - the column has no zone


COLUMNS: dict[str, tuple[pa.DataType, list[object]]] = {
    "large": (pa.int64(), [1, _EXACT, _EXACT + 1, None, 2, 2, 10, 0]),
    "small": (pa.int16(), [1, 1, 2, None, 2, 3, None, 1]),
    "price": (
        pa.decimal128(20, 2),
        [
            Decimal("0.30"),
            Decimal("0.31"),
            None,
            Decimal("0.57"),
            Decimal("1.00"),
            Decimal(_EXACT + 1),
            Decimal("0.29"),
            None,
        ],
    ),
    "double": (pa.float64(), [_NAN, _NAN, 0.0, -0.0, None, _INFINITY, 0.1, 0.1 + 0.2]),
    "single": (pa.float32(), [_NAN, 0.1, 0.0, -0.0, None, -_INFINITY, 0.1, 16777216.0]),
    "text": (pa.string(), ["b\n", "b", "abc", "`", None, "٣", "a'b", "\u212a@x"]),
    "day": (
        pa.date32(),
        [dt.date(2024, 1, 1), dt.date(2024, 6, 1), dt.date(2024, 6, 2), None, *[dt.date(2024, 1, 1)] * 4],
    ),
    "moment": (
        pa.timestamp("us"),
        [
            moment(2024, 6, 1),
            moment(2024, 6, 1, 0, 0, 0, 1),
            moment(2024, 5, 31),
            None,
            *[moment(1, 1, 1)] * 4,
        ],
    ),
    "instant": (
        pa.timestamp("us", tz="UTC"),
        [dt.datetime(2024, 6, 1, tzinfo=dt.UTC), dt.datetime(2024, 5, 31, 23, tzinfo=dt.UTC), *[None] * 6],
    ),
    "flag": (pa.bool_(), [True, False, None, True, False, True, True, False]),
    "hour": (pa.time64("us"), [dt.time(1), dt.time(2, 0, 0, 1), *[None] * 6]),
    "list": (pa.list_(pa.int64()), [[1], [], None, [1, None], *[[2]] * 4]),
    "a b": (pa.int32(), [1, 0, None, 1, 2, 3, 4, 5]),
    "it's": (pa.int32(), [1, 0, None, 1, 2, 3, 4, 5]),
    "from": (pa.int32(), [1, 1, None, None, 2, 3, 4, 5]),
    "x`y": (pa.int32(), [1, 0, None, 1, 2, 3, 4, 5]),
}


def rows() -> pa.Table:
    """Return all rows."""
    return pa.table({name: pa.array(values, kind) for name, (kind, values) in COLUMNS.items()})


def no_rows() -> pa.Table:
    """Return the columns without a row."""
    return rows().slice(0, 0)


def no_values() -> pa.Table:
    """Return rows in which every column is NULL."""
    return pa.table({name: pa.nulls(3, kind) for name, (kind, _) in COLUMNS.items()})


def single_row() -> pa.Table:
    """Return one row."""
    return rows().slice(0, 1)


TABLES = {"rows": rows, "no rows": no_rows, "no values": no_values, "one row": single_row}
