"""Small tables of strangers' values for a terminal."""

from collections.abc import Sequence
from typing import Any

from dq_core.display import ELLIPSIS, inert, visible, width, widths

MOST_CELL_WIDTH = 40
_SEPARATOR = " | "


def table(columns: Sequence[Any], rows: Sequence[Sequence[Any]], room: int) -> list[str]:
    """Return the lines of a table: header, rule, one line per row; `room` is the width in cells.

    Numbers stand to the right. Long cells are cut, columns that find no room are left out behind an
    ellipsis, and rows that are too short are filled up.
    """
    header = [_cell(column) for column in columns]
    body = [[_cell(row[index]) if index < len(row) else "" for index in range(len(header))] for row in rows]
    sizes = [max(width(line[index]) for line in (header, *body)) for index in range(len(header))]
    fitting = _fitting(sizes, room)
    cut = [ELLIPSIS] if fitting < len(sizes) else []
    right = [_is_numeric(rows, index) for index in range(fitting)]
    rule = "-+-".join(["-" * size for size in sizes[:fitting]] + ["-" for _ in cut])
    lines = [
        _SEPARATOR.join(
            [_set(line[index], sizes[index], right=right[index]) for index in range(fitting)] + cut
        )
        for line in (header, *body)
    ]
    return [inert(line.rstrip()) for line in (lines[0], rule, *lines[1:])]


def cut_to(text: str, room: int) -> str:
    """Return a text that takes at most `room` cells, with an ellipsis for what was cut off."""
    if width(text) <= room:
        return text
    taken = 0
    for index, cells in enumerate(widths(text)):
        taken += cells
        if taken > room - 1:
            return text[:index] + ELLIPSIS
    return text


def _cell(value: Any) -> str:
    return "NULL" if value is None else cut_to(visible(str(value)), MOST_CELL_WIDTH)


def _fitting(sizes: Sequence[int], room: int) -> int:
    """Return how many columns fit, at least one; an ellipsis for the others needs room too."""
    whole = sum(sizes) + len(_SEPARATOR) * (len(sizes) - 1)
    if whole <= room:
        return len(sizes)
    taken = len(ELLIPSIS)
    for index, size in enumerate(sizes):
        taken += size + len(_SEPARATOR)
        if taken > room:
            return max(1, index)
    return len(sizes)


def _is_numeric(rows: Sequence[Sequence[Any]], index: int) -> bool:
    values = [row[index] for row in rows if index < len(row) and row[index] is not None]
    return bool(values) and all(
        isinstance(value, int | float) and not isinstance(value, bool) for value in values
    )


def _set(text: str, size: int, *, right: bool) -> str:
    padding = " " * (size - width(text))
    return padding + text if right else text + padding
