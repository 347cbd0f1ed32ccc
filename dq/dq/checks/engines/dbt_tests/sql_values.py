"""Values that tests of dbt state as SQL: `0`, `"'2024-01-01'"`, `other_column`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from dq.checks.conditions.condition import Condition, Joined
from dq.checks.conditions.reading import read_condition
from dq.checks.data import UnsupportedError
from dq.checks.engines.foreign_arguments import ForeignArguments, is_nothing
from dq.checks.operation import RowOperation
from dq.checks.operations.between import Between
from dq.checks.operations.expression import Expression
from dq_contracts.values import ContractValue
from dq_core.intervals import Interval
from dq_core.yaml.scalars import resolve
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from sqlglot import Expr

_BOUNDS = ("min_value", "max_value")


def range_check(given: ForeignArguments, column: str, *, open_: bool) -> RowOperation:
    """Return the check that a column lies between two pieces of SQL, NULL passing.

    Raises UnsupportedError for anything but numbers, quoted moments and columns.
    """
    low, high = (given.given(name) for name in _BOUNDS)
    if low is None and high is None:
        raise UnsupportedError("neither 'min_value' nor 'max_value' is given")
    numbers = [None if node is None else plain_number(node) for node in (low, high)]
    stated = [node for node in (low, high) if node is not None]
    if len([number for number in numbers if number is not None]) == len(stated):
        interval = Interval(numbers[0], numbers[1], open_, open_)
        if interval.is_empty():
            raise UnsupportedError("no value lies between its bounds")
        return Between(column, interval)
    texts = [None if node is None else _text(node) for node in (low, high)]
    return _compared(given, column, texts, open_=open_)


def plain_number(node: Node | None) -> int | Decimal | None:
    """Return the number that a value is, also one written as text; None for other values."""
    value = node.value if isinstance(node, Scalar) else None
    if isinstance(value, str) and value:
        value = resolve(value.strip() or value)
    return value if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def listed(
    given: ForeignArguments, name: str, column: str, *, quoted: bool
) -> tuple[tuple[ContractValue, str], ...]:
    """Return the values of a list, which dbt puts in quotes unless the test says otherwise.

    Databases read a quoted number beside a column of numbers as that number. Raises UnsupportedError.
    """
    node = given.required(name)
    kinds = [found.column.logical_type for found in given.placed() if found.name == column]
    numeric = bool(kinds) and kinds[0] in ("integer", "number")
    items = node.items if isinstance(node, Sequence) else []
    if not items:
        raise UnsupportedError(f"{name!r} is no list of values")
    return tuple(
        _listed_value(item, kinds[0] if kinds else None, numeric=numeric, quoted=quoted) for item in items
    )


def _listed_value(item: Node, kind: str | None, *, numeric: bool, quoted: bool) -> tuple[ContractValue, str]:
    from dq.checks.operations.in_set import listed_values

    if not isinstance(item, Scalar) or item.value is None:
        raise UnsupportedError("the list of values holds something that is no single value")
    number = plain_number(item)
    if isinstance(item.value, str) and number is not None and (numeric or not quoted):
        return number, item.text
    if isinstance(item.value, str) and not quoted:
        return _unquoted(item.value)
    alone = Sequence(item.source, item.start, item.end, [item])
    return listed_values(alone, kind)[0]


def _unquoted(text: str) -> tuple[ContractValue, str]:
    if len(text) > 1 and text[0] == text[-1] == "'" and "'" not in text[1:-1]:
        return text[1:-1], text[1:-1]
    value = resolve(text)
    if isinstance(value, bool):
        return value, text
    raise UnsupportedError(f"{text!r} is SQL and no value")


def _text(node: Node) -> str:
    if not isinstance(node, Scalar) or isinstance(node.value, bool) or is_nothing(node):
        raise UnsupportedError("a bound is neither a number nor SQL")
    return node.text


def _compared(given: ForeignArguments, column: str, texts: list[str | None], *, open_: bool) -> RowOperation:
    from sqlglot import exp

    sides = ((exp.GT if open_ else exp.GTE), (exp.LT if open_ else exp.LTE))
    parts: list[Condition] = []
    words = []
    for side, text in zip(sides, texts, strict=True):
        if text is not None:
            tree = side(this=exp.column(column, quoted=True), expression=_parsed(text))
            parts.append(read_condition(tree, given.obligation.dataset))
            words.append(f"{'>' if side in (exp.GT, exp.GTE) else '<'}{'' if open_ else '='} {text}")
    return Expression(f"{column} {' and '.join(words)}", Joined(tuple(parts), every=True))


def _parsed(text: str) -> Expr:
    import sqlglot
    from sqlglot.errors import SqlglotError

    if "{{" in text:
        raise UnsupportedError("a bound is a template that dbt fills in")
    try:
        found = sqlglot.parse(text, read="duckdb")
    except (SqlglotError, RecursionError):
        found = []
    if len(found) != 1 or found[0] is None:
        raise UnsupportedError(f"the bound {text!r} is not read")
    return found[0]


def mapping_with(given: ForeignArguments, **nodes: Node) -> ForeignArguments:
    """Return the same arguments with some more."""
    old = given.node
    made = Mapping(old.source, old.start, old.end, dict(old.keys), {**old.values, **nodes})
    for name in nodes:
        made.keys.setdefault(name, Scalar(old.source, old.start, old.start, name, name, plain=True))
    return ForeignArguments(made, given.obligation)


def ungrouped(given: ForeignArguments) -> None:
    """Raise UnsupportedError where a test is about groups of rows."""
    node = given.given("group_by_columns")
    if node is not None and getattr(node, "items", True):
        raise UnsupportedError("'group_by_columns' is not read: dq looks at the dataset as a whole")
