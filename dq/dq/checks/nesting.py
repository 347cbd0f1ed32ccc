"""The elements of lists as rows of their own, so that every operation means the same for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from dq.checks.column_path import ColumnPath, Step
from dq.checks.data import DataColumn, DataRelation, UnsupportedError
from dq.checks.operation import RowOperation

if TYPE_CHECKING:
    from sqlglot import Expr, exp

# names that no column of the data has
_ELEMENT, _ROW, _FILE = "dq element {}", "dq row", "dq file"


def view(data: DataRelation, names: Iterable[str]) -> DataRelation:
    """Return the relation with one value of each named column in a row: the elements of lists they are in.

    Raises UnsupportedError for columns of several lists, CannotEvaluateError for what is no list.
    """
    prefixes = {path.names: path for name in names if (path := list_prefix(name)) is not None}
    if len(prefixes) > 1:
        raise UnsupportedError("values of several lists are not held against each other")
    return _exploded(data, next(iter(prefixes.values()))) if prefixes else data


def row_conditions(operation: RowOperation, data: DataRelation) -> tuple[Expr, ...]:
    """Return the conditions of a missing and of a violating row, and of one that is not judged, if any.

    An operation that judges rows without a value does not judge those where what should hold it is NULL: an
    order without an address has no address without a city.
    """
    from sqlglot import exp

    from dq.checks.sql import all_of, any_of, negated

    figures = operation.missing(data), operation.violation(data)
    holders = [column.absent for column in data.require(*operation.columns) if column.absent is not None]
    if not operation.judges_missing or not holders:
        return figures
    absent = any_of([holder.copy() for holder in holders])
    judged = exp.Coalesce(this=negated(absent), expressions=[exp.true()])
    return (*(all_of([judged.copy(), figure]) for figure in figures), absent)


def list_prefix(name: str) -> ColumnPath | None:
    """Return the path of the list whose elements hold a column, or None."""
    return name.list_prefix if isinstance(name, ColumnPath) else None


def _exploded(data: DataRelation, path: ColumnPath) -> DataRelation:
    """Return the elements at a path that ends with a step into a list; lists that are NULL have none."""
    outer = view(data, [path.parent])
    holder, step = outer.require(path.parent)[0], path.steps[-1]
    alias = _ELEMENT.format(len(outer.elements) + 1)
    unnested = _unnested(outer.inner().listed(holder, step), alias)
    return replace(
        outer,
        scan=_with(outer.scan, [unnested]),
        numbered_scan=outer.numbered_scan and _with(outer.numbered_scan, [*_places(outer), unnested]),
        row_number=_column(_ROW) if outer.row_number is not None else None,
        file=_column(_FILE) if outer.file is not None else None,
        elements={**outer.elements, path: _element(outer, holder, step, alias)},
    )


def _element(outer: DataRelation, holder: DataColumn, step: Step, alias: str) -> DataColumn:
    return outer.inner().element(holder, step, _column(alias))


def _unnested(values: Expr, alias: str) -> Expr:
    from sqlglot import exp

    return exp.alias_(exp.Anonymous(this="unnest", expressions=[values]), alias, quoted=True)


def _places(outer: DataRelation) -> list[Expr]:
    from sqlglot import exp

    if outer.elements:
        return []
    places = {_ROW: outer.row_number, _FILE: outer.file}
    return [
        exp.alias_(place.copy(), name, quoted=True) for name, place in places.items() if place is not None
    ]


def _with(scan: Expr, more: list[Expr]) -> Expr:
    from sqlglot import exp

    return exp.select("*", *more).from_(scan.copy()).subquery("dq elements")


def _column(name: str) -> exp.Column:
    from sqlglot import exp

    return exp.column(name, quoted=True)
