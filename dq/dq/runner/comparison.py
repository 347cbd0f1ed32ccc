"""The queries that hold two versions of a dataset against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dq.adapters.connection import rows_of, unpruned
from dq.checks.data import DataColumn, DataRelation

if TYPE_CHECKING:
    from sqlglot import Expr, exp

_SIDES = ("here", "there")


@dataclass(frozen=True, slots=True)
class Twin:
    """A column that both sides have."""

    name: str
    here: DataColumn
    there: DataColumn


@dataclass(frozen=True, slots=True)
class KeyCounts:
    """Keys on both sides, on one only, and rows whose key tells nothing: repeated, or with a NULL."""

    both: int
    only_here: int
    only_there: int
    unusable_here: int
    unusable_there: int


class Comparison:
    """Two versions of a dataset, with the columns of their key and those to be compared."""

    def __init__(
        self,
        connection: Any,
        here: DataRelation,
        there: DataRelation,
        key: Sequence[Twin],
        twins: Sequence[Twin],
    ) -> None:
        self.connection, self.here, self.there = connection, here, there
        self.key, self.twins = key, twins

    def row_counts(self) -> tuple[int, int]:
        """Return the rows of both sides."""
        counts = [self._one(_select(_star()).from_(data.scan.copy())) for data in (self.here, self.there)]
        return counts[0][0], counts[1][0]

    def checksums(self) -> dict[str, tuple[str, str]]:
        """Return a checksum of each column on each side, over its texts in any order."""
        sides = []
        for data, side in ((self.here, "here"), (self.there, "there")):
            sums = [_checksum(getattr(twin, side)) for twin in self.twins]
            sides.append(self._one(_select(*sums).from_(data.scan.copy())) if sums else ())
        pairs = zip(*sides, strict=True)
        return {
            twin.name: (_hex(one), _hex(other)) for twin, (one, other) in zip(self.twins, pairs, strict=True)
        }

    def key_counts(self) -> KeyCounts:
        """Count the keys that can be told apart, and the rows that cannot."""
        joined = self._joined(*map(_count_where, (_single("here", "there"), _alone("here"), _alone("there"))))
        both, only_here, only_there = self._one(joined)
        unusable = [self._one(self._unusable(side))[0] for side in _SIDES]
        return KeyCounts(both, only_here, only_there, *unusable)

    def differing(self) -> dict[str, int]:
        """Return for each column how many keys of both sides have other values in it."""
        if not self.twins:
            return {}
        conditions = [self._differs(index) for index in range(len(self.twins))]
        counts = self._one(self._joined(*(_count_where(condition) for condition in conditions)))
        return {twin.name: count for twin, count in zip(self.twins, counts, strict=True)}

    def first_keys(self, side: str, most: int) -> list[tuple[str | None, ...]]:
        """Return the first keys that stand on one side only, as texts."""
        from sqlglot import exp

        shown = [_text(exp.column(f"k{index}", table=side)) for index in range(len(self.key))]
        return self._ordered(self._joined(*shown).where(_alone(side)), side, most)

    def first_differences(self, number: int, most: int) -> list[tuple[str | None, ...]]:
        """Return the first keys that differ in a column, with both values, as texts."""
        from sqlglot import exp

        shown = [_text(exp.column(f"k{index}", table="here")) for index in range(len(self.key))]
        values = [_text(exp.column(f"c{number}", table=side)) for side in _SIDES]
        query = self._joined(*shown, *values).where(self._differs(number), copy=False)
        return self._ordered(query, "here", most)

    def surplus_rows(self) -> tuple[int, int]:
        """Return how many rows of each side the other lacks, whole rows, each as often as it occurs."""
        here, there = (self._texts(side) for side in _SIDES)
        counts = [
            self._one(_select(_star()).from_(_except_all(one, other).subquery("surplus")))[0]
            for one, other in ((here, there), (there, here))
        ]
        return counts[0], counts[1]

    def _one(self, query: exp.Select) -> tuple[Any, ...]:
        with unpruned(self.connection):
            return rows_of(self.connection, query.sql("duckdb"))[0]

    def _ordered(self, query: exp.Select, side: str, most: int) -> list[tuple[str | None, ...]]:
        from sqlglot import exp

        order = [exp.column(f"k{index}", table=side) for index in range(len(self.key))]
        with unpruned(self.connection):
            return rows_of(self.connection, query.order_by(*order).limit(most).sql("duckdb"))

    def _joined(self, *figures: Expr) -> exp.Select:
        from sqlglot import exp

        from dq.checks.sql import all_of

        sides = {side: self._side(side).subquery(side) for side in _SIDES}
        equal = [
            exp.EQ(
                this=exp.column(f"k{index}", table="here"), expression=exp.column(f"k{index}", table="there")
            )
            for index in range(len(self.key))
        ]
        joined = _select(*figures).from_(sides["here"])
        return joined.join(sides["there"], on=all_of(equal), join_type="full")

    def _side(self, side: str) -> exp.Select:
        """Return one row of each complete key of a side, with how many rows have it."""
        from sqlglot import exp

        from dq.checks.sql import any_null, negated

        keys = [getattr(twin, side).value for twin in self.key]
        values = [getattr(twin, side).value for twin in self.twins]
        numbered = exp.Anonymous(this="row_number")
        counts = [
            exp.alias_(exp.Window(this=function, partition_by=[key.copy() for key in keys]), name)
            for name, function in (("n", _star()), ("r", numbered))
        ]
        named = [exp.alias_(key.copy(), f"k{index}") for index, key in enumerate(keys)]
        named += [exp.alias_(value.copy(), f"c{index}") for index, value in enumerate(values)]
        rows = _select(*named, *counts).from_(self._data(side).scan.copy()).where(negated(any_null(keys)))
        first = exp.EQ(this=exp.column("r"), expression=exp.Literal.number(1))
        return _select("*").from_(rows.subquery("own")).where(first)

    def _data(self, side: str) -> DataRelation:
        return self.here if side == "here" else self.there

    def _unusable(self, side: str) -> exp.Select:
        from sqlglot import exp

        from dq.checks.grouping import repeated
        from dq.checks.sql import any_null, any_of

        data = self._data(side)
        null = any_null([getattr(twin, side).value for twin in self.key])
        names = tuple(getattr(twin, side).name for twin in self.key)
        judged = exp.alias_(any_of([null, repeated(data, names)]), "unusable")
        rows = _select(judged).from_(data.scan.copy()).subquery("judged")
        return _select(_count_where(exp.column("unusable"))).from_(rows)

    def _differs(self, number: int) -> Expr:
        from sqlglot import exp

        here, there = (exp.column(f"c{number}", table=side) for side in _SIDES)
        return exp.And(
            this=_single(*_SIDES), expression=exp.paren(exp.NullSafeNEQ(this=here, expression=there))
        )

    def _texts(self, side: str) -> exp.Select:
        data = self._data(side)
        return _select(*(_text(getattr(twin, side).value) for twin in self.twins)).from_(data.scan.copy())


def _select(*figures: Expr | str) -> exp.Select:
    from sqlglot import exp

    return exp.select(*figures)


def _star() -> exp.Count:
    from sqlglot import exp

    return exp.Count(this=exp.Star())


def _count_where(condition: Expr) -> Expr:
    from sqlglot import exp

    return exp.Filter(this=_star(), expression=exp.Where(this=condition))


def _single(*sides: str) -> Expr:
    """Return the condition that each of the sides has one row of the key."""
    from sqlglot import exp

    from dq.checks.sql import all_of

    counts = (exp.column("n", table=side) for side in sides)
    return all_of([exp.EQ(this=count, expression=exp.Literal.number(1)) for count in counts])


def _alone(side: str) -> Expr:
    """Return the condition that one side has one row of the key and the other none."""
    from sqlglot import exp

    from dq.checks.sql import all_of

    other = next(name for name in _SIDES if name != side)
    return all_of([_single(side), exp.Is(this=exp.column("n", table=other), expression=exp.Null())])


def _text(value: Expr) -> Expr:
    from sqlglot import exp

    return exp.cast(value.copy(), "VARCHAR", dialect="duckdb")


def _checksum(column: DataColumn) -> Expr:
    from sqlglot import exp

    hashed = exp.cast(
        exp.Anonymous(this="hash", expressions=[_text(column.value)]), "HUGEINT", dialect="duckdb"
    )
    return exp.Sum(this=hashed)


def _hex(total: int | None) -> str:
    return f"{(total or 0) % 2**64:016x}"


def _except_all(one: exp.Select, other: exp.Select) -> Any:
    from sqlglot import exp

    return exp.except_(one, other, distinct=False)
