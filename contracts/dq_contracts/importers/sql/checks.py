"""Conditions of CHECK as facts about columns, where a contract has a key for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dq_contracts.importers.facts import options_of, set_bound, set_enum
from dq_contracts.importers.sql.cursor import place_of, text_of
from dq_contracts.importers.sql.tables import Column, Table

if TYPE_CHECKING:
    from sqlglot import Expr

    from dq_contracts.importers.schema_source import Losses
    from dq_contracts.importers.sql.tokens import Token

_BOUNDS = {"GT": "exclusiveMinimum", "GTE": "minimum", "LT": "exclusiveMaximum", "LTE": "maximum"}
_TURNED = {"GT": "LT", "GTE": "LTE", "LT": "GT", "LTE": "GTE", "EQ": "EQ"}
_SEARCHING = ("postgres", "postgresql", "redshift", "duckdb")
_NUMBERS = ("integer", "decimal", "float", "number")
_MOMENTS = ("date", "time", "timestamp")


_Fact = tuple[Column, Callable[[dict[str, Any]], None]]


class _Unsaid(Exception):  # noqa: N818 - not an error: the condition has no key in a contract
    """No key of a contract says this condition."""


def apply_check(tokens: list[Token], table: Table, dialect: str, losses: Losses) -> None:
    """Carry over a condition part by part; a part that no key says becomes a loss."""
    place = place_of(tokens)
    for condition, text in _parts(tokens, dialect):
        found = _facts_or_none(condition, table, dialect)
        if found is None:
            losses.add(f"no key of a column says CHECK ({text})", table.name, place)
        for column, state in found or ():
            state(column.keys)


def _parts(tokens: list[Token], dialect: str) -> list[tuple[Expr | None, str]]:
    from sqlglot import exp, parse_one
    from sqlglot.errors import SqlglotError

    text = text_of(tokens)
    try:
        tree = parse_one(text, dialect=dialect)
    except (SqlglotError, RecursionError):
        return [(None, text)]
    parts = (
        [part.unnest() for part in tree.unnest().flatten()]
        if isinstance(tree.unnest(), exp.And)
        else [tree.unnest()]
    )
    return [(part, text if len(parts) == 1 else part.sql(dialect)) for part in parts]


def _facts_or_none(condition: Expr | None, table: Table, dialect: str) -> list[_Fact] | None:
    try:
        return list(_facts(condition, table, dialect)) if condition else None
    except _Unsaid:
        return None


def _facts(condition: Expr, table: Table, dialect: str) -> Iterator[_Fact]:
    from sqlglot import exp

    kind = type(condition).__name__
    if isinstance(condition, exp.Between):
        yield from _compared(condition.this, "GTE", condition.args["low"], table)
        yield from _compared(condition.this, "LTE", condition.args["high"], table)
    elif kind in _TURNED and isinstance(condition, exp.Binary):
        yield from _binary(condition, kind, table)
    elif isinstance(condition, exp.In):
        if condition.args.get("query") or not condition.expressions:
            raise _Unsaid
        yield _listed(condition.this, condition.expressions, table)
    elif isinstance(condition, exp.Or):
        yield _alternatives(condition, table)
    elif isinstance(condition, exp.Is) and condition.args.get("negate"):
        yield _not_null(condition, condition.expression, table)
    elif isinstance(condition, exp.Not) and isinstance(condition.this.unnest(), exp.Is):
        yield _not_null(condition.this.unnest(), condition.this.unnest().expression, table)
    elif isinstance(condition, exp.NEQ):
        yield _not_empty(condition, table)
    elif isinstance(condition, exp.RegexpLike) and dialect in _SEARCHING and not condition.args.get("flag"):
        yield _matched(condition, table)
    else:
        raise _Unsaid


def _binary(condition: Any, kind: str, table: Table) -> Iterator[_Fact]:
    from sqlglot import exp

    left, right = condition.this, condition.expression
    array = _unwrapped(right.this) if isinstance(right, exp.Any) else None
    if kind == "EQ" and isinstance(array, exp.Array):
        yield _listed(left, array.expressions, table)
    elif _is_value(left):
        yield from _compared(right, _TURNED[kind], left, table)
    else:
        yield from _compared(left, kind, right, table)


def _compared(side: Expr, kind: str, value: Expr, table: Table) -> Iterator[_Fact]:
    from sqlglot import exp

    inner = _unwrapped(side)
    if isinstance(inner, exp.Length):
        if inner.args.get("binary"):
            raise _Unsaid
        yield from _length(_column(inner.this, table), kind, _value(value))
        return
    column, bound = _column(inner, table), _value(value)
    if kind == "EQ":
        yield column, lambda keys: set_enum(keys, [bound])
    elif _is_ordered(column, bound):
        yield column, lambda keys: set_bound(keys, _BOUNDS[kind], bound)
    else:
        raise _Unsaid


def _is_ordered(column: Column, bound: Any) -> bool:
    """Say whether an engine orders the column's values against the bound as a contract does."""
    if isinstance(bound, str):
        return column.type.kind in _MOMENTS
    return column.type.kind in _NUMBERS and not isinstance(bound, bool)


def _length(column: Column, kind: str, size: Any) -> Iterator[_Fact]:
    if type(size) is not int or column.type.kind != "string":
        raise _Unsaid
    least = {"GT": size + 1, "GTE": size, "EQ": size}.get(kind)
    most = {"LT": size - 1, "LTE": size, "EQ": size}.get(kind)
    if least is not None:
        yield column, lambda keys: set_bound(keys, "minLength", max(0, least))
    if most is not None:
        yield column, lambda keys: set_bound(keys, "maxLength", most)


def _listed(side: Expr, values: list[Expr], table: Table) -> _Fact:
    column, wanted = _column(side, table), [_value(value) for value in values]
    return column, lambda keys: set_enum(keys, wanted)


def _alternatives(condition: Expr, table: Table) -> _Fact:
    """Read `a = 1 OR a = 2`."""
    from sqlglot import exp

    parts = [part.unnest() for part in condition.flatten()]
    if not all(isinstance(part, exp.EQ) for part in parts):
        raise _Unsaid
    columns = {_column(part.this, table).name for part in parts}
    if len(columns) != 1:
        raise _Unsaid
    return _listed(parts[0].this, [part.args["expression"] for part in parts], table)


def _not_null(condition: Any, what: Expr, table: Table) -> _Fact:
    from sqlglot import exp

    if not isinstance(what, exp.Null):
        raise _Unsaid
    return _column(condition.this, table), lambda keys: keys.update(required=True)


def _not_empty(condition: Any, table: Table) -> _Fact:
    column = _column(condition.this, table)
    if column.type.kind != "string" or column.type.fixed or _value(condition.expression) != "":
        raise _Unsaid
    return column, lambda keys: set_bound(keys, "minLength", 1)


def _matched(condition: Any, table: Table) -> _Fact:
    from dq_core.regex import RegexError, parse

    column, pattern = _column(condition.this, table), _value(condition.expression)
    if not isinstance(pattern, str) or "pattern" in column.keys.get("logicalTypeOptions", {}):
        raise _Unsaid
    try:
        parse(pattern)
    except RegexError:
        raise _Unsaid from None
    return column, lambda keys: options_of(keys).update(pattern=pattern)


def _unwrapped(side: Expr) -> Expr:
    """Return what stands inside brackets and casts."""
    from sqlglot import exp

    inner = side.unnest()
    while isinstance(inner, exp.Cast):
        inner = inner.this.unnest()
    return inner


def _column(side: Expr, table: Table) -> Column:
    from sqlglot import exp

    inner = _unwrapped(side)
    found = table.column(inner.name) if isinstance(inner, exp.Column) else None
    if found is None:
        raise _Unsaid
    return found


def _is_value(side: Expr) -> bool:
    try:
        _value(side)
    except _Unsaid:
        return False
    return True


def _value(side: Expr) -> Any:
    from sqlglot import exp

    inner = _unwrapped(side)
    if isinstance(inner, exp.Neg):
        number = _value(inner.this)
        if isinstance(number, int | Decimal) and not isinstance(number, bool):
            return -number
        raise _Unsaid
    if isinstance(inner, exp.Boolean):
        return bool(inner.this)
    if not isinstance(inner, exp.Literal):
        raise _Unsaid
    return inner.name if inner.is_string else _number(inner.name)


def _number(text: str) -> int | Decimal:
    from decimal import InvalidOperation

    try:
        return int(text) if text.isdecimal() and text.isascii() else Decimal(text)
    except (InvalidOperation, ValueError):
        raise _Unsaid from None
