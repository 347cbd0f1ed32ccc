"""The dearest queries of a log: as a table for a terminal, and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dq.project.query_log.ranking import RankedQuery
from dq.reports.palette import Palette
from dq.reports.tally import counted
from dq_core.display import visible

_MOST_ROWS = 20
_CODES = 4
"""The column of the table that has words and no figures."""
_WIDEST_QUERY = 60
_UNITS = ("B", "KiB", "MiB", "GiB", "TiB", "PiB")
_STEP = 1024


def table(queries: Sequence[RankedQuery], palette: Palette) -> Iterator[str]:
    """Yield the dearest queries as a table, the literals left out."""
    total = sum(query.bytes or 0 for query in queries)
    rows: list[tuple[str, ...]] = [("bytes", "share", "runs", "line", "rules", "query")]
    rows += [_row(query, total) for query in queries[:_MOST_ROWS]]
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]) - 1)]
    for number, row in enumerate(rows):
        line = "  ".join(
            [
                *(
                    _aligned(text, width, at)
                    for at, (text, width) in enumerate(zip(row, widths, strict=False))
                ),
                row[-1],
            ]
        )
        yield palette.paint("strong", line) if not number else line
    if len(queries) > _MOST_ROWS:
        left = queries[_MOST_ROWS:]
        share = _share(sum(query.bytes or 0 for query in left), total)
        yield f"and {counted(len(left), 'other query', 'other queries')}{f' with {share}' if share else ''}"


def _aligned(text: str, width: int, at: int) -> str:
    return text.ljust(width) if at == _CODES else text.rjust(width)


def _row(query: RankedQuery, total: float) -> tuple[str, ...]:
    text = visible(query.shown.text)
    return (
        _size(query.bytes),
        _share(query.bytes or 0, total),
        f"{query.count:,}",
        str(query.example.line),
        " ".join(query.rules),
        text if len(text) <= _WIDEST_QUERY else text[: _WIDEST_QUERY - 3] + "...",
    )


def _share(part: float, total: float) -> str:
    return f"{100 * part / total:.1f} %" if total else ""


def _size(size: float | None) -> str:
    if size is None:
        return ""
    for unit in _UNITS[:-1]:
        if size < _STEP:
            return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size /= _STEP
    return f"{size:.1f} {_UNITS[-1]}"


def plain(queries: Sequence[RankedQuery]) -> list[dict[str, Any]]:
    """Return the queries as JSON has them, the dearest first; users are counted and never named."""
    total = sum(query.bytes or 0 for query in queries)
    return [
        {
            "query": query.shown.text,
            "line": query.example.line,
            "runs": query.count,
            "users": len(query.users),
            "bytes": None if query.bytes is None else round(query.bytes),
            "share": round((query.bytes or 0) / total, 4) if total else None,
            "cost": query.cost,
            "seconds": None if query.seconds is None else round(query.seconds, 3),
            "rules": query.rules,
        }
        for query in queries
    ]
