"""Queries over the keys of a dataset: repeated keys, and keys that refer to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dq.checks.common_types import equal
from dq.checks.data import CannotEvaluateError, DataColumn, DataRelation
from dq.checks.sql import NUMBERS, TEXTS, all_of, any_null, any_of, is_null, negated

if TYPE_CHECKING:
    from sqlglot import Expr, exp

# names that no column of the data has: inside EXISTS they would hide it
_PARTS, _ROWS = "dq key part {}", "dq rows"


def key_counts(data: DataRelation, key: tuple[str, ...], *, nulls_violate: bool) -> exp.Select:
    """Return a query of one row: rows, missing, evaluated and violations of a key that should be unique."""
    from sqlglot import exp

    parts = _part_columns(len(key), "keys")
    null, several = any_null(parts), exp.GT(this=_column(_ROWS, "keys"), expression=exp.Literal.number(1))
    violates = any_of([null, several]) if nulls_violate else all_of([negated(null), several])
    evaluated = exp.true() if nulls_violate else negated(null)
    return _figures(null, evaluated, violates).from_(_grouped(data, key).subquery("keys"))


def combination_counts(data: DataRelation, key: tuple[str, ...], *, without_empty: bool) -> exp.Select:
    """Return what `key_counts` does for a key in which NULL is a value and equals NULL.

    With `without_empty`, rows in which every part is NULL are missing.
    """
    from sqlglot import exp

    parts = _part_columns(len(key), "keys")
    empty = all_of([is_null(part) for part in parts]) if without_empty else exp.false()
    several = exp.GT(this=_column(_ROWS, "keys"), expression=exp.Literal.number(1))
    query = _figures(empty, negated(empty.copy()), all_of([negated(empty.copy()), several]))
    return query.from_(_grouped(data, key).subquery("keys"))


def repeated_counts(data: DataRelation, key: tuple[str, ...]) -> exp.Select:
    """Return what `key_counts` does, with each repeated value as one violation however often it occurs."""
    from sqlglot import exp

    null = any_null(_part_columns(len(key), "keys"))
    several = exp.GT(this=_column(_ROWS, "keys"), expression=exp.Literal.number(1))
    counted = exp.Where(this=all_of([negated(null.copy()), several]))
    values = exp.Filter(this=exp.Count(this=exp.Star()), expression=counted)
    query = _figures(null, negated(null.copy()), exp.false())
    query.expressions[-1].replace(exp.alias_(values, "violations"))
    return query.from_(_grouped(data, key).subquery("keys"))


def reference_counts(
    data: DataRelation, key: tuple[str, ...], target: DataRelation, target_key: tuple[str, ...]
) -> exp.Select:
    """Return a query of one row: rows, missing, evaluated and violations of a foreign key."""
    from sqlglot import exp

    columns, targets = data.require(*key), target.require(*target_key)
    check_same_kinds(columns, targets)
    parts = _part_columns(len(key), "keys")
    known = _grouped(target, target_key).subquery("known")
    joined = all_of(_equal_parts(parts, columns, targets))
    null = any_null(parts)
    unknown = exp.Is(this=_column(_ROWS, "known"), expression=exp.Null())
    query = _figures(null, negated(null), all_of([negated(null), unknown]))
    return query.from_(_grouped(data, key).subquery("keys")).join(known, on=joined, join_type="left")


def repeated(data: DataRelation, key: tuple[str, ...]) -> Expr:
    """Return the condition that a row shares its complete key with another row."""
    values = [column.value.copy() for column in data.require(*key)]
    return all_of([negated(any_null(values)), _shared(values)])


def repeated_combination(data: DataRelation, key: tuple[str, ...], *, without_empty: bool) -> Expr:
    """Return the condition that a row shares its key with another row, where NULL equals NULL."""
    values = [column.value.copy() for column in data.require(*key)]
    present = [negated(all_of([is_null(value) for value in values]))] if without_empty else []
    return all_of([*present, _shared(values)])


def _shared(values: list[Expr]) -> Expr:
    from sqlglot import exp

    count = exp.Window(this=exp.Count(this=exp.Star()), partition_by=[value.copy() for value in values])
    return exp.GT(this=count, expression=exp.Literal.number(1))


def unmatched(
    data: DataRelation, key: tuple[str, ...], target: DataRelation, target_key: tuple[str, ...]
) -> Expr:
    """Return the condition that a row's complete key is not among the keys referred to."""
    from sqlglot import exp

    columns = data.require(*key)
    values = [column.value for column in columns]
    known = _grouped(target, target_key).subquery("known")
    equals = _equal_parts(values, columns, target.require(*target_key))
    exists = exp.Exists(this=exp.select("1").from_(known).where(all_of(equals)))
    return all_of([negated(any_null(values)), negated(exists)])


def check_same_kinds(left: list[DataColumn], right: list[DataColumn]) -> None:
    """Raise CannotEvaluateError when two keys have columns whose values never compare."""
    for one, other in zip(left, right, strict=True):
        families = (NUMBERS, TEXTS)
        same = one.type.kind == other.type.kind
        if not same and not any({one.type.kind, other.type.kind} <= set(family) for family in families):
            raise CannotEvaluateError(
                f"{one.name!r} of type {one.type} cannot refer to {other.name!r} of type {other.type}"
            )
        if {one.type.zone, other.type.zone} == {"aware", "naive"}:
            raise CannotEvaluateError(f"{one.name!r} and {other.name!r}: only one of them has a time zone")


def _equal_parts(values: list[Expr], columns: list[DataColumn], targets: list[DataColumn]) -> list[Expr]:
    return [
        equal(value, column.type, part, other.type)
        for value, column, part, other in zip(
            values, columns, _part_columns(len(targets), "known"), targets, strict=True
        )
    ]


def _grouped(data: DataRelation, key: tuple[str, ...]) -> exp.Select:
    from sqlglot import exp

    values = [column.value.copy() for column in data.require(*key)]
    named = [exp.alias_(value, _PARTS.format(index), quoted=True) for index, value in enumerate(values)]
    count = exp.alias_(exp.Count(this=exp.Star()), _ROWS, quoted=True)
    positions = [exp.Literal.number(index + 1) for index in range(len(values))]
    return exp.select(*named, count).from_(data.scan.copy()).group_by(*positions)


def _figures(missing: Expr, evaluated: Expr, violates: Expr) -> exp.Select:
    from sqlglot import exp

    def total(condition: Expr | None) -> Expr:
        added: Expr = exp.Sum(this=_column(_ROWS, "keys"))
        if condition is not None:
            added = exp.Filter(this=added, expression=exp.Where(this=condition))
        return exp.cast(exp.Coalesce(this=added, expressions=[exp.Literal.number(0)]), "BIGINT")

    names = ("rows", "missing", "evaluated", "violations")
    conditions = (None, missing, evaluated, violates)
    return exp.select(
        *(exp.alias_(total(condition), name) for name, condition in zip(names, conditions, strict=True))
    )


def _part_columns(count: int, table: str) -> list[Expr]:
    return [_column(_PARTS.format(index), table) for index in range(count)]


def _column(name: str, table: str) -> exp.Column:
    from sqlglot import exp

    return exp.column(name, table=table, quoted=True)
