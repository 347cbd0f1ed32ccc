"""The SQL that reads texts by a date pattern: NULL for what is spelled otherwise, or does not exist.

Each spelling is checked by a regular expression, because strptime is lenient, and then read by strptime.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.adapters.date_fields import Piece
from dq_core.types import Type

if TYPE_CHECKING:
    from sqlglot import Expr

DATE_ROLES = ("year", "month", "day")
UTC = "UTC"


@dataclass(frozen=True, slots=True)
class PatternReading:
    """How texts of a pattern become values of a type; texts without a zone are of the zone `default`."""

    type: Type
    spellings: tuple[tuple[Piece, ...], ...]
    default: str

    def value(self, written: Expr) -> Expr:
        """Return the SQL of the value, NULL for a text that is none."""
        from sqlglot import exp

        return exp.Case(
            ifs=[
                exp.If(this=_spelled(written, pieces), true=self._read(written, pieces))
                for pieces in self.spellings
            ]
        )

    def _read(self, written: Expr, pieces: Sequence[Piece]) -> Expr:
        from sqlglot import exp

        form = "".join(piece.format for piece in pieces)
        value: Expr = _call("try_strptime", _readable(written, pieces), form)
        if self.type.kind != "timestamp":
            value = exp.cast(value, self.type.kind.upper(), dialect="duckdb")
        if self.type.zone == "aware" and not formats_of(pieces) & {"%z", "%Z"}:
            zone = UTC if "Z" in formats_of(pieces) else self.default
            value = exp.Anonymous(this="timezone", expressions=[exp.Literal.string(zone), value])
        if "weekday" in roles_of(pieces):
            value = exp.Case(ifs=[exp.If(this=_right_weekday(written, pieces), true=value)])
        return value


def roles_of(pieces: Iterable[Piece]) -> set[str]:
    """Return what parts of a moment the pieces name."""
    return {piece.role for piece in pieces}


def formats_of(pieces: Iterable[Piece]) -> set[str]:
    """Return how strptime calls them."""
    return {piece.format for piece in pieces if piece.role}


def _spelled(written: Expr, pieces: Sequence[Piece]) -> Expr:
    pattern = "".join(piece.pattern + piece.dropped for piece in pieces)
    return _call("regexp_full_match", written, pattern)


def _readable(written: Expr, pieces: Sequence[Piece]) -> Expr:
    """Return the text as strptime reads it: short years with their century, no places it has no room for."""
    if not any(piece.front or piece.dropped for piece in pieces):
        return written.copy()
    runs: list[tuple[str, str, str]] = []
    for piece in pieces:
        if piece.front or not runs or runs[-1][2]:
            runs.append((piece.front, piece.pattern, piece.dropped))
        else:
            runs[-1] = (runs[-1][0], runs[-1][1] + piece.pattern, piece.dropped)
    pattern = "".join(f"({kept}){dropped}" for _, kept, dropped in runs)
    replacement = "".join(f"{front}\\{number}" for number, (front, _, _) in enumerate(runs, 1))
    return _call("regexp_replace", written, f"^{pattern}$", replacement)


def _right_weekday(written: Expr, pieces: Sequence[Piece]) -> Expr:
    """Return the condition that the weekday is that of the date, whatever the zone."""
    from sqlglot import exp

    named = [piece for piece in pieces if piece.role in (*DATE_ROLES, "weekday")]
    pattern = "".join(
        f"({piece.pattern})" if piece in named else piece.pattern + piece.dropped for piece in pieces
    )
    parts = {piece.role: (f"{piece.front}\\{place}", piece.format) for place, piece in enumerate(named, 1)}
    weekday, form = parts.pop("weekday")
    dates, forms = zip(*parts.values(), strict=True)
    day = _call("regexp_replace", written, f"^{pattern}$", " ".join(dates))
    right = _call("strftime", _call("try_strptime", day, " ".join(forms)), form)
    return exp.EQ(this=right, expression=_call("regexp_replace", written, f"^{pattern}$", weekday))


def _call(name: str, value: Expr, *texts: str) -> Expr:
    from sqlglot import exp

    literals = [exp.Literal.string(text) for text in texts]
    return exp.Anonymous(this=name, expressions=[value.copy(), *literals])
