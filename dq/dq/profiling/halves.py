"""Part the rows of a dataset into two halves: one to learn from, one to hold against what was learned.

Of every two neighbours in the source one goes to each half, and a hash of their position says which: data
that is sorted, by time or by anything else, has its first and its last rows in both. A source that does not
number its rows (CSV, JSON, views) is parted by a hash of what the row holds; equal rows stay together there.
The same data is parted in the same way in every run with the same version of DuckDB.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from dq.checks.data import DataRelation
from dq.profiling.queries import call

if TYPE_CHECKING:
    from sqlglot import Expr, exp

HALF = "dq half"
LEARNED, HELD_OUT = 0, 1
_ROW = "dq row"


def parted(data: DataRelation, values: Iterable[Expr | str]) -> exp.Subquery:
    """Return a query of values of the rows of a dataset, with the column HALF: LEARNED or HELD_OUT."""
    from sqlglot import exp

    scan, place = with_place(data)
    half = _of_position(place) if data.row_number is not None else _modulo_2(call("hash", place))
    return exp.select(exp.alias_(half, HALF, quoted=True), *values).from_(scan).subquery("dq parted")


def with_place(data: DataRelation) -> tuple[Expr, Expr]:
    """Return a scan with what tells its rows apart: their number in the source, else the rows themselves."""
    from sqlglot import exp

    if data.row_number is None or data.numbered_scan is None:
        return exp.select("*").from_(data.scan.copy()).subquery(_ROW), exp.column(_ROW, quoted=True)
    return data.numbered_scan.copy(), data.row_number.copy()


def held_out(data: DataRelation) -> DataRelation:
    """Return the relation with the rows of the held-out half only."""
    from sqlglot import exp

    is_held_out = exp.EQ(this=exp.column(HALF, quoted=True), expression=_number(HELD_OUT))
    scan = exp.select("*").from_(parted(data, ["*"])).where(is_held_out).subquery("dq held out")
    return replace(data, scan=scan, numbered_scan=None, row_number=None, file=None)


def _of_position(number: Expr) -> Expr:
    """Return `(number % 2 + hash(number // 2) % 2) % 2`: one of two neighbours for each half."""
    from sqlglot import exp

    pair = exp.IntDiv(this=exp.paren(number.copy()), expression=_number(2))
    side = exp.Add(this=_modulo_2(number), expression=_modulo_2(call("hash", pair)))
    return _modulo_2(side)


def _modulo_2(value: Expr) -> Expr:
    from sqlglot import exp

    return exp.Mod(this=exp.paren(value.copy()), expression=_number(2))


def _number(value: int) -> Expr:
    from sqlglot import exp

    return exp.Literal.number(value)
