"""Find the node that a person names: `orders.amount`, in any case, with as much of the name as is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dq_core.suggestion import did_you_mean
from dq_lineage.graph.labels import Labels
from dq_lineage.graph.records import Node, Table


class NoSuchNodeError(LookupError):
    """Nothing in the graph has this name. `help` says what may have been meant."""

    def __init__(self, message: str, help_: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help_


def find(labels: Labels, name: str) -> list[Node]:
    """Return the nodes of a name: a table, a column of a table, or a column of a query's result.

    Several are found where several scripts have a temporary table of that name. Raises NoSuchNodeError.
    """
    tables = _tables(labels, name)
    if tables:
        return [Node(table) for table in tables]
    dataset, _, column = name.rpartition(".")
    if not dataset:
        return _of_results(labels, name)
    tables = _tables(labels, dataset)
    if not tables:
        raise NoSuchNodeError(f"no table {dataset!r} is read or written", _meant(dataset, labels))
    return _columns(labels, tables, column)


def tables_of(labels: Labels, name: str) -> list[Table]:
    """Return the tables of this name. Raises NoSuchNodeError."""
    found = _tables(labels, name)
    if not found:
        raise NoSuchNodeError(f"no table {name!r} is read or written", _meant(name, labels))
    return found


def _tables(labels: Labels, name: str) -> list[Table]:
    """Return the tables of a name, each way of matching in turn: those that stay, else passing ones."""
    named = [table for table in labels.versions if table.name]
    for matches in (_exactly, _folded, _by_its_end):
        found = [table for table in named if matches(table.name, name)]
        if len({table.name for table in found}) > 1:
            several = ", ".join(sorted({table.name for table in found}))
            raise NoSuchNodeError(f"{name!r} may mean several tables: {several}", "write its whole name")
        if found:
            staying = [table for table in found if not table.passing]
            return staying or sorted(found)
    return []


def _exactly(name: str, asked: str) -> bool:
    return name == asked


def _folded(name: str, asked: str) -> bool:
    return name.lower() == asked.lower()


def _by_its_end(name: str, asked: str) -> bool:
    return name.lower().endswith("." + asked.lower())


def _columns(labels: Labels, tables: list[Table], column: str) -> list[Node]:
    found = [Node(table, name) for table in tables for name in _matching(labels.columns(table), column)]
    if found or column == "*":
        return found or [Node(table, "*") for table in tables]
    found = [Node(table, column) for table in tables if labels.is_open(table, column)]
    if found:
        return found
    known = {name for table in tables for name in labels.columns(table)}
    help_ = did_you_mean(column, known) or (f"its columns are {_listed(known)}" if known else "")
    raise NoSuchNodeError(f"no statement mentions a column {column!r} of {tables[0].name}", help_)


_MOST = 12


def _listed(names: Iterable[str]) -> str:
    first = sorted(names)
    return ", ".join(first[:_MOST]) + (f" and {len(first) - _MOST} more" if len(first) > _MOST else "")


def _matching(names: Iterable[str], asked: str) -> Iterator[str]:
    known = sorted(names)
    if asked in known:
        return iter((asked,))
    folded = [name for name in known if name.lower() == asked.lower()]
    return iter(folded if len(folded) == 1 else ())


def _of_results(labels: Labels, column: str) -> list[Node]:
    """Return the columns of this name that queries give."""
    found = [
        Node(table, name)
        for table in sorted(table for table in labels.versions if not table.name)
        for name in _matching(labels.columns(table), column)
    ]
    if not found:
        raise NoSuchNodeError(
            f"there is no table {column!r}, and no query gives such a column",
            _meant(column, labels) or "name a column as table.column",
        )
    return found


def _meant(name: str, labels: Labels) -> str:
    names = [table.name for table in labels.versions if table.name]
    ends = {known.rpartition(".")[2]: known for known in names}
    return did_you_mean(name, [*names, *ends])
