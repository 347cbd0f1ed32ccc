"""How a table lies on its disks, read from the texts of its metadata."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from dq_core.relation import Relation
from dq_core.types import Type

_CALL = re.compile(r"^\s*([a-z_]+)\s*\((.*)\)\s*$", re.IGNORECASE | re.DOTALL)
_WORD = re.compile(r"^[`\"\[]?([A-Za-z_$][\w$.]*)[`\"\]]?$")
_UNITS = frozenset(("hour", "hours", "day", "days", "month", "months", "year", "years", "week", "quarter"))
_WRAPPERS = frozenset(("linear", "range", "list"))


class Key(NamedTuple):
    """A column by which a table is laid out, and what is done to it before.

    `transform` is empty for the column itself, else the folded name of a function, or the unit for one that
    cuts time off: `day` of `timestamp_trunc(c, DAY)`.
    """

    column: str
    transform: str = ""
    type: Type | None = None
    position: int = 0


class Layout(NamedTuple):
    """The keys of a table: partitions, and clusters or an order; `wildcard` if its name ends in `*`."""

    partitions: tuple[Key, ...] = ()
    clusters: tuple[Key, ...] = ()
    wildcard: bool = False
    columns: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()


def layout_of(relation: Relation | None, *, wildcard: bool = False) -> Layout | None:
    """Return the layout of a table; None where nothing is known of it."""
    partition_by, cluster_by = (relation.partition_by, _order(relation)) if relation is not None else ((), ())
    if not (partition_by or cluster_by or wildcard):
        return None
    partitions = _keys(partition_by, relation)
    clusters = _keys(cluster_by, relation)
    columns = {key.column for key in (*partitions, *clusters)}
    keys = frozenset((*columns, "_table_suffix", "_partitiontime", "_partitiondate"))
    if relation is not None:
        columns.update(column.name.lower() for column in relation.columns)
    if wildcard:
        columns.add("_table_suffix")
    if columns & {"_partitiontime", "_partitiondate"}:
        columns |= {"_partitiontime", "_partitiondate"}
    return Layout(partitions, clusters, wildcard, frozenset(columns), keys)


def _order(relation: Relation) -> tuple[str, ...]:
    return tuple(relation.cluster_by) or tuple(relation.sort_by)


def _keys(texts: Sequence[str], relation: Relation | None) -> tuple[Key, ...]:
    named = [key for text in texts for key in _named(text)]
    return tuple(
        Key(name, transform, _type(relation, name), at) for at, (name, transform) in enumerate(named)
    )


def _type(relation: Relation | None, name: str) -> Type | None:
    declared = relation.column_folded(name) if relation is not None else None
    return declared.type if declared is not None else None


@lru_cache(maxsize=4096)
def _named(text: str) -> tuple[tuple[str, str], ...]:
    """Return the columns that a text names, each with its transform."""
    return tuple(_key(part) for part in _parts(text))


def _parts(text: str) -> list[str]:
    """Return the keys of a text: `LINEAR(a, b)` and `RANGE (a)` hold them in parentheses."""
    call = _CALL.match(text)
    if call is not None and call[1].lower() in _WRAPPERS:
        return split(call[2])
    return split(text)


def split(text: str) -> list[str]:
    """Return the parts of a text between the commas outside of parentheses."""
    parts, depth = [""], 0
    for sign in text:
        depth += (sign in "([<") - (sign in ")]>")
        if sign == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts if part.strip()]


def _key(text: str) -> tuple[str, str]:
    bare = re.sub(r"\s+(asc|desc)$", "", text.strip(), flags=re.IGNORECASE)
    call = _CALL.match(bare)
    column, transform = (bare, "") if call is None else _called(call[1].lower(), split(call[2]))
    word = _WORD.match(column)
    return (word[1] if word is not None else column).split(".")[-1].lower(), transform


def _called(function: str, arguments: list[str]) -> tuple[str, str]:
    """Return the column and the transform of a call such as `timestamp_trunc(c, HOUR)` or `bucket(16, c)`."""
    words = [argument.strip("'\"") for argument in arguments]
    units = [word.lower().rstrip("s") for word in words if word.lower() in _UNITS]
    columns = [
        argument for argument in arguments
        if _WORD.match(argument)
        and argument.strip("'\"").lower() not in _UNITS
        and not argument.startswith("'")
    ]  # fmt: skip
    if not columns and len(arguments) == 1:
        columns = [arguments[0]]
    column = columns[0] if columns else ""
    if column and _CALL.match(column):
        inner = _CALL.match(column)
        column = split(inner[2])[0] if inner is not None else column
    if "trunc" in function and "truncate" not in function:
        return column, units[0] if units else "day"
    if function in _UNITS:
        return column, function.rstrip("s")
    return column, {"date": "day", "to_date": "day"}.get(function, function)
