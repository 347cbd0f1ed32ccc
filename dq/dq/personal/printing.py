"""Names and tables fit to print: nothing personal in them, and nothing that a terminal obeys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dq.reports.palette import Palette
from dq_core.display import flat, inert, width
from dq_policies.personal.redaction import HIDDEN
from dq_policies.personal.values import social_security_number
from dq_policies.personal.values_of_columns import is_personal_text

_WIDEST = 44
_FEWEST_DIGITS = 9


def printable(name: str) -> str:
    """Return a name of a column or table, hidden where it is itself a personal value.

    Files without a header have values where names are looked for.
    """
    if "@" not in name and sum(map(str.isdigit, name)) < _FEWEST_DIGITS:
        return name
    text = name.strip()
    return HIDDEN if is_personal_text(text) or social_security_number.matches(text) else name


def table_lines(head: Sequence[str], rows: Sequence[Sequence[str]], palette: Palette) -> Iterator[str]:
    """Return rows as lines of columns; the last column is as wide as it is."""
    if not rows:
        return
    shown = [[inert(flat(cell)) for cell in row] for row in rows]
    widths = [min(_WIDEST, max(map(width, cells))) for cells in zip(head, *shown, strict=True)]
    yield palette.paint("strong", _line(head, widths))
    yield from (_line(row, widths) for row in shown)


def _line(cells: Iterable[str], widths: Sequence[int]) -> str:
    padded = [cell + " " * max(0, size - width(cell)) for cell, size in zip(cells, widths, strict=True)]
    return "  ".join(padded).rstrip()
