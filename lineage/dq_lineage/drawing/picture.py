"""What a picture of a graph shows, the same in each language: boxes with columns, and arrows between them."""

from __future__ import annotations

from collections.abc import Iterable

from dq_core.record import record
from dq_lineage.graph.graph import Graph
from dq_lineage.graph.records import Node, Table

ROWS = "(rows)"
"""What stands in a box for the rows of a table."""


@record
class Arrow:
    """An arrow: the numbers of its ends, what is written on it, and whether it stands for INDIRECT."""

    source: int
    target: int
    text: str
    indirect: bool


@record
class Box:
    """A table: its title, whether its script removes it again, and its columns with their numbers."""

    title: str
    passing: bool
    columns: tuple[tuple[int, str], ...]


@record
class Picture:
    """Boxes and arrows, in an order that does not change from run to run."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def picture(
    graph: Graph,
    *,
    passing: bool = True,
    indirect: bool = True,
    about: Iterable[Node] = (),
    only: Iterable[Node] | None = None,
) -> Picture:
    """Return the picture of a graph, or of what is between some nodes; those it is `about` are shown always.

    Without `passing`, tables that a script removes again are left out, without `indirect` what decides
    about values and rows. Two tables of which no columns are connected, as `count(*)` leaves them, are
    connected by their rows.
    """
    chosen = None if only is None else frozenset(only)
    words: dict[tuple[Node, Node], dict[str, bool]] = {}
    for edge in graph.edges(passing=passing):
        if (indirect or edge.kind == "DIRECT") and _is_in(chosen, edge.source, edge.target):
            words.setdefault((edge.source, edge.target), {})[edge.subtype] = edge.kind == "INDIRECT"
    connected = {(source.table, target.table) for source, target in words}
    for source, target in graph.table_edges(passing=passing):
        if (source, target) not in connected and _is_in(chosen, Node(source), Node(target)):
            words[Node(source), Node(target)] = {"": False}
    return _drawn(words, {node for pair in words for node in pair} | set(about))


def _is_in(chosen: frozenset[Node] | None, *nodes: Node) -> bool:
    return chosen is None or chosen.issuperset(nodes)


def _drawn(words: dict[tuple[Node, Node], dict[str, bool]], nodes: set[Node]) -> Picture:
    ordered = sorted(nodes, key=lambda node: node.key)
    numbers = {node: number for number, node in enumerate(ordered)}
    tables: dict[Table, list[tuple[int, str]]] = {}
    for node in ordered:
        tables.setdefault(node.table, []).append(
            (numbers[node], ROWS if node.column is None else node.column)
        )
    arrows = [
        Arrow(numbers[source], numbers[target], ", ".join(sorted(found)), all(found.values()))
        for (source, target), found in words.items()
    ]
    boxes = (Box(str(table), table.passing, tuple(columns)) for table, columns in tables.items())
    return Picture(tuple(boxes), tuple(sorted(arrows, key=lambda arrow: (arrow.source, arrow.target))))
