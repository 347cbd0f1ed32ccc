"""Conditions over the columns of a row, with SQL's third truth value for what a NULL leaves unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.checks.reference.figures import Figures
from tests.checks.reference.rows import COMPARISONS, compares, is_listed
from tests.checks.reference.values import Value, is_nan, rounded

Condition = tuple[Any, ...]
"""("null", name), ("value", name, sign, value), ("in", name, values), ("columns", name, sign, name),
("not", condition), ("and", conditions) or ("or", conditions)."""
Named = Mapping[str, Value]
Widths = Mapping[str, int | None]


def expression(rows: Sequence[Named], condition: Condition, widths: Widths) -> Figures:
    """A row violates a condition that is false, not one that is unknown; no row is missing."""
    broken = sum(holds(row, condition, widths) is False for row in rows)
    return Figures(len(rows), len(rows), 0, broken)


def kept(rows: Sequence[Named], condition: Condition, widths: Widths) -> list[bool]:
    """Return of each row whether a `where` keeps it."""
    return [holds(row, condition, widths) is True for row in rows]


def holds(row: Named, condition: Condition, widths: Widths) -> bool | None:
    kind, *parts = condition
    if kind == "not":
        found = holds(row, parts[0], widths)
        return None if found is None else not found
    if kind in ("and", "or"):
        return _joined([holds(row, part, widths) for part in parts[0]], every=kind == "and")
    if kind == "null":
        return row[parts[0]] is None
    return _compared(row, condition, widths)


def _joined(found: Sequence[bool | None], *, every: bool) -> bool | None:
    decisive = not every
    if decisive in found:
        return decisive
    return None if None in found else every


def _compared(row: Named, condition: Condition, widths: Widths) -> bool | None:
    kind, name, *parts = condition
    value, width = row[name], widths[name]
    if value is None:
        return None
    if kind == "in":
        return is_listed(value, parts[0], width)
    sign, other = parts
    if kind == "columns":
        return None if row[other] is None else compares(value, sign, row[other], (width, widths[other]))
    if is_nan(value):
        return bool(sign == "<>")
    return COMPARISONS[sign](value, rounded(other, width))
