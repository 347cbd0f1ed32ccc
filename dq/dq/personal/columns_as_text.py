"""Personal columns for people at a terminal: a line each, and how much is not known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dq.personal.findings import FoundColumn
from dq.personal.printing import table_lines
from dq.reports.palette import Palette
from dq.reports.tally import counted
from dq_core.display import flat, inert

_HEAD = ("COLUMN", "TYPE", "TIER", "SURE", "SAMPLE", "WHY")
_MOST_UNKNOWN = 20


def lines_of(
    columns: Sequence[FoundColumn], least: float, not_looked_for: str, palette: Palette
) -> Iterator[str]:
    """Return the lines of the table, then those about columns of which nothing is known."""
    personal = [column for column in columns if is_listed(column, least)]
    rows = [_row(column) for column in personal]
    yield from table_lines(_HEAD, rows, palette)
    if rows:
        yield ""
    unknown = [column for column in columns if column.unknown and column.said is None]
    for column in unknown[:_MOST_UNKNOWN]:
        yield inert(f"unknown: {flat(f'{column.table}.{column.column}')}: {column.unknown}")
    if len(unknown) > _MOST_UNKNOWN:
        yield f"unknown: {len(unknown) - _MOST_UNKNOWN} more columns"
    if not_looked_for:
        yield not_looked_for
    rest = len(columns) - len(personal) - len(unknown)
    yield (
        f"{counted(len(personal), 'personal column', 'personal columns')}, {len(unknown)} unknown, "
        f"{counted(rest, 'other column', 'other columns')}"
    )


def is_listed(column: FoundColumn, least: float) -> bool:
    """Say whether a column counts as personal with at least so much confidence."""
    if not column.is_personal:
        return False
    said = column.said is not None and column.said.verdict == "personal"
    return said or (column.evidence is not None and column.evidence.confidence >= least)


def _row(column: FoundColumn) -> tuple[str, ...]:
    name, evidence = f"{column.table}.{column.column}", column.evidence
    said = f"the contract says {column.said.words!r}" if column.said else ""
    if evidence is None:
        kind = column.said.kind if column.said else None
        return (name, kind or "-", "-", "-", "", said)
    why = "; ".join((*evidence.why, said) if said else evidence.why)
    return (name, evidence.kind, evidence.tier, f"{evidence.confidence:.2f}", evidence.example, why)
