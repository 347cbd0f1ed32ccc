"""The values of columns with few of them, and a part of those of others, both halves in one scan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dq.checks.data import DataRelation
from dq.profiling.halves import HALF, LEARNED
from dq.profiling.measuring import values_of
from dq.profiling.profile import ColumnProfile, SeenValues
from dq.profiling.queries import call, measured_rows

if TYPE_CHECKING:
    from sqlglot import Expr

MOST_VALUES = 1000
_LONGEST_VALUE = 64
_COLUMNS_OF_A_QUERY = 50


@dataclass(frozen=True, slots=True)
class _Part:
    """A column of which one value in `share` is kept, chosen by its hash."""

    profile: ColumnProfile
    share: int


def seen_values(connection: Any, data: DataRelation, columns: Iterable[ColumnProfile]) -> None:
    """Add to each profile the values of its column: all of them where they are few, else some by their hash.

    Columns with texts of more than 64 characters are left out: their values are no codes.
    """
    wanted = [_Part(each, _share(each)) for each in columns if _is_short(each)]
    for start in range(0, len(wanted), _COLUMNS_OF_A_QUERY):
        _add(connection, data, wanted[start : start + _COLUMNS_OF_A_QUERY])


def _is_short(profile: ColumnProfile) -> bool:
    return max(profile.learned.longest, profile.held_out.longest) <= _LONGEST_VALUE


def _share(profile: ColumnProfile) -> int:
    return max(profile.learned.distinct, profile.held_out.distinct) // MOST_VALUES + 1


def _add(connection: Any, data: DataRelation, parts: Sequence[_Part]) -> None:
    from sqlglot import exp

    source = values_of(data, [data.columns[part.profile.name] for part in parts])
    half = exp.column(HALF, quoted=True)
    kept = [_kept(part, f"c{number}") for number, part in enumerate(parts)]
    texts = exp.select(half, *(exp.alias_(value, f"v{number}") for number, value in enumerate(kept)))
    names = [exp.column(f"v{number}") for number in range(len(parts))]
    sets = [exp.Tuple(expressions=[half.copy(), name.copy()]) for name in names]
    which = call("grouping_id", *names)
    query = exp.select(half.copy(), which, call("coalesce", *names), exp.Count(this=exp.Star()))
    query = query.from_(texts.from_(source).subquery("dq texts"))
    query.set("group", exp.Group(grouping_sets=[exp.GroupingSets(expressions=sets)]))
    _collect(parts, measured_rows(connection, query))


def _kept(part: _Part, name: str) -> Expr:
    """Return the value as text; NULL where its hash does not choose it."""
    from sqlglot import exp

    text = exp.cast(exp.column(name), "VARCHAR")
    if part.share == 1:
        return text
    chosen = exp.EQ(
        this=exp.Mod(this=call("hash", exp.column(name)), expression=exp.Literal.number(part.share)),
        expression=exp.Literal.number(0),
    )
    return exp.Case(ifs=[exp.If(this=chosen, true=text)])


def _collect(parts: Sequence[_Part], rows: Iterable[tuple[Any, ...]]) -> None:
    full = (1 << len(parts)) - 1
    # in the mask of a grouping set the first column is the highest bit, and set where it does not group
    masks = {full ^ (1 << (len(parts) - 1 - number)): number for number in range(len(parts))}
    found: list[dict[str, list[int]]] = [defaultdict(lambda: [0, 0]) for _ in parts]
    for half, mask, value, count in rows:
        if value is not None:
            found[masks[mask]][value][half != LEARNED] += count
    for part, counts in zip(parts, found, strict=True):
        rows_of_values = {value: (learned, held) for value, (learned, held) in sorted(counts.items())}
        part.profile.values = SeenValues(part.share == 1, rows_of_values)
