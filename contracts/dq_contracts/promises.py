"""What the columns of a dataset promise already, so that a quality rule need not."""

from __future__ import annotations

from collections.abc import Iterator

from dq_contracts.located_rules import LocatedRule
from dq_contracts.measures import canonical, key_of
from dq_contracts.model.contract import Column
from dq_contracts.model.schema import ITEMS, MAP_KEY, MAP_VALUE
from dq_core.location import Location
from dq_core.record import identity_record
from dq_core.yaml.tree import Mapping, Scalar, Sequence

_INSIDE = frozenset((ITEMS, MAP_KEY, MAP_VALUE))


@identity_record
class Promise:
    """A key of a column after which the result of a rule can only be 0, as number and as percentage."""

    place: Location
    words: str

    def __str__(self) -> str:
        return self.words


def promises_of(rule: LocatedRule) -> Iterator[Promise]:
    """Yield the promises of the dataset's columns that settle what a rule measures."""
    metric, column, arguments = rule.quality.metric, rule.column, list(rule.arguments or ())
    if rule.quality.type != "library" or not _INSIDE.isdisjoint(rule.path):
        return
    if metric == "nullValues" and column and not arguments:
        yield from _no_nulls(column)
    elif metric == "duplicateValues" and arguments in ([], ["properties"]):
        yield from _no_duplicates(rule)
    elif metric == "invalidValues" and column and len(arguments) == 1:
        yield from _all_valid(column, rule)


def _no_nulls(column: Column) -> Iterator[Promise]:
    for flag, stated in (("required", column.required), ("primaryKey", column.primary_key)):
        if stated:
            yield Promise(column.node.key_location(flag), f"{flag}: true")


def _no_duplicates(rule: LocatedRule) -> Iterator[Promise]:
    key = key_of(rule)
    columns = {column.path: column for column in rule.dataset.columns}
    if rule.column is not None:
        columns.setdefault(rule.path, rule.column)
    for path in sorted(key):
        if columns[path].unique:
            yield Promise(
                columns[path].node.key_location("unique"), f"unique: true of {columns[path].name!r}"
            )
    own = rule.dataset.primary_key
    if own and key.issuperset(column.path for column in own):
        yield Promise(own[0].node.key_location("primaryKey"), "the primary key")


def _all_valid(column: Column, rule: LocatedRule) -> Iterator[Promise]:
    arguments = rule.arguments
    if arguments is None:
        return
    valid, pattern = arguments.node("validValues"), arguments.node("pattern")
    own = column.option("pattern")
    if isinstance(pattern, Scalar) and isinstance(own, Scalar) and pattern.value == own.value:
        yield Promise(own.location, "logicalTypeOptions.pattern")
    allowed = _enum(column)
    if isinstance(valid, Sequence) and allowed and allowed <= {canonical(item) for item in valid.items}:
        yield Promise(column.node.key_location("enum"), "enum")


def _enum(column: Column) -> set[str]:
    node = column.node.node("enum")
    items = node.items if isinstance(node, Sequence) else []
    return {canonical(item.node("value")) for item in items if isinstance(item, Mapping)}
