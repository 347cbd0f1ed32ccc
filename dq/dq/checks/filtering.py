"""The rows of a dataset for which a condition holds, as a dataset of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dq.checks.check import Check
from dq.checks.conditions.condition import Condition
from dq.checks.data import DataRelation
from dq.checks.nesting import view

if TYPE_CHECKING:
    from sqlglot import Expr

# names that no column of the data has
_ROW, _FILE = "dq filtered row", "dq filtered file"


def data_of(check: Check, data: DataRelation) -> DataRelation:
    """Return what a check with an operation looks at: its rows, and of lists their elements.

    Raises UnsupportedError and CannotEvaluateError as its condition and its columns do.
    """
    kept = filtered(data, check.where) if check.where is not None else data
    return view(kept, check.operation.columns if check.operation else ())


def filtered(data: DataRelation, where: Condition) -> DataRelation:
    """Return the rows for which a condition holds; those for which it is unknown are left out."""
    places = {_ROW: data.row_number, _FILE: data.file}
    present = {name: place for name, place in places.items() if place is not None}
    condition = where.holds(data)
    return replace(
        data,
        scan=_kept(data.scan, {}, condition),
        numbered_scan=data.numbered_scan and _kept(data.numbered_scan, present, condition),
        row_number=_column(_ROW) if _ROW in present else None,
        file=_column(_FILE) if _FILE in present else None,
    )


def _kept(scan: Expr, places: dict[str, Expr], condition: Expr) -> Expr:
    from sqlglot import exp

    more = [exp.alias_(place.copy(), name, quoted=True) for name, place in places.items()]
    return exp.select("*", *more).from_(scan.copy()).where(condition.copy()).subquery("dq kept")


def _column(name: str) -> Expr:
    from sqlglot import exp

    return exp.column(name, quoted=True)
