"""Operations that judge rows by the others with the same key, or by another dataset."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from decimal import Decimal

from tests.checks.reference.figures import Figures
from tests.checks.reference.values import Row, Value, complete, is_nan, key_of, rounded, same

Widths = Sequence[int | None]


def unique(rows: Sequence[Row]) -> Figures:
    """`unique` and `duplicateValues`: every row of a repeated key, rows with a NULL left out."""
    whole = [key_of(row) for row in rows if complete(row)]
    repeated = sum(count for count in Counter(whole).values() if count > 1)
    return Figures(len(rows), len(whole), len(rows) - len(whole), repeated)


def repeated_values(rows: Sequence[Row]) -> Figures:
    found = unique(rows)
    counts = Counter(key_of(row) for row in rows if complete(row))
    return Figures(found.rows, found.evaluated, found.missing, sum(count > 1 for count in counts.values()))


def unique_combination(rows: Sequence[Row], *, ignore_empty: bool = False) -> Figures:
    """NULL equals NULL."""
    empty = [row for row in rows if ignore_empty and all(value is None for value in row)]
    counts = Counter(key_of(row) for row in rows if row not in empty)
    repeated = sum(count for count in counts.values() if count > 1)
    return Figures(len(rows), len(rows) - len(empty), len(empty), repeated)


def primary_key(rows: Sequence[Row]) -> Figures:
    found = unique(rows)
    return Figures(found.rows, found.rows, found.missing, found.violations + found.missing)


def foreign_key(
    rows: Sequence[Row], known: Sequence[Row], widths: Widths = (), known_widths: Widths = ()
) -> Figures:
    """`widths` are those of float columns, for the parts of the key on either side."""
    sides = list(zip(widths, known_widths, strict=True)) or [(None, None)] * 9
    keys = {_shared(row, [other for _, other in sides], sides) for row in known if complete(row)}
    whole = [_shared(row, [own for own, _ in sides], sides) for row in rows if complete(row)]
    unknown = sum(key not in keys for key in whole)
    return Figures(len(rows), len(whole), len(rows) - len(whole), unknown)


def _shared(row: Row, own: Widths, sides: Sequence[tuple[int | None, int | None]]) -> Hashable:
    parts = zip(row, own, sides, strict=False)
    return tuple(same(_beside(value, width, max(w or 0 for w in both))) for value, width, both in parts)


def _beside(value: Value, width: int | None, widest: int) -> Value:
    """Return a decimal as a float beside a float column; integers are compared as they are."""
    if width is None and widest and isinstance(value, Decimal) and not is_nan(value):
        return rounded(value, widest)
    return value
