"""Columns of few values that are all known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dq.profiling.names import is_code
from dq.profiling.profile import ColumnProfile, TableProfile
from dq.profiling.proposal import Proposal

_MOST_TEXTS = 30
_MOST_NUMBERS = 12
_LONGEST = 40
_ROWS_OF_A_VALUE = 10
_RARE = 3
_WEIGHT = 0.99


def propose(table: TableProfile) -> Iterator[Proposal]:
    """Yield the list of values of a text column, and of numbers whose name says that they are a code.

    Each value stands for ten rows on average and is seen in both halves, three times or more in the learned
    one; the share of rows whose value was seen once estimates what has not been seen (Good and Turing).
    """
    for column in table.columns.values():
        if (values := listed_values(column)) is not None:
            listed = [
                {"value": _value(text, column)} for text in sorted(values, key=lambda v: _order(v, column))
            ]
            once = sum(count for count in values.values() if count == 1) / sum(values.values())
            evidence = {"distinct": len(listed)}
            yield Proposal(
                table.name, column.name, "enum", listed, _WEIGHT * (1 - once), "held-out rows", evidence
            )


def listed_values(column: ColumnProfile) -> Mapping[str, int] | None:
    """Return the values of the learned half with their rows where they make a list, else None."""
    seen = column.values
    if seen is None or not seen.complete or column.personal or column.learned.longest > _LONGEST:
        return None
    values = seen.learned
    most = _MOST_TEXTS if column.type.kind in ("string", "enum") else _MOST_NUMBERS * is_code(column.name)
    if not 1 < len(values) <= most or column.learned.present < _ROWS_OF_A_VALUE * len(values):
        return None
    stable = all(learned and held for learned, held in seen.rows.values())
    return values if stable and min(values.values()) >= _RARE else None


def _value(text: str, column: ColumnProfile) -> str | int:
    return int(text) if column.type.kind == "integer" else text


def _order(text: str, column: ColumnProfile) -> tuple[int, str]:
    return (int(text), "") if column.type.kind == "integer" else (0, text)
