"""What the graph of a lineage is told in: tables, nodes, edges, and what a search has reached."""

from __future__ import annotations

from typing import Any, NamedTuple


class Table(NamedTuple):
    """A table of the graph.

    `script` is the path of the script that makes and removes it again, or in which it is temporary; empty
    for a table that stays. Such names may be made again: `number` counts from 1 which of them it is. A
    table without a name is the result of a query, which is the statement of this number in its script.
    """

    name: str
    script: str = ""
    number: int = 0

    @property
    def passing(self) -> bool:
        """Whether it lives no longer than its script."""
        return bool(self.script and self.name)

    def __str__(self) -> str:
        if not self.name:
            return f"query {self.number}"
        return f"{self.name} ({self.number})" if self.number > 1 else self.name

    def plain(self) -> dict[str, Any]:
        """Return the table as JSON has it; a result has no name but the index of its statement."""
        if not self.name:
            return {"dataset": None, "script": self.script, "statement": self.number - 1}
        passing: dict[str, Any] = {"script": self.script, "version": self.number} if self.script else {}
        return {"dataset": self.name, **passing}


class Node(NamedTuple):
    """A column of a table, `*` for all that it may have; without a column the table, or its rows."""

    table: Table
    column: str | None = None

    @property
    def key(self) -> tuple[Table, str]:
        """What to sort by."""
        return self.table, self.column or ""

    def __str__(self) -> str:
        return str(self.table) if self.column is None else f"{self.table}.{self.column}"

    def plain(self) -> dict[str, Any]:
        """Return the node as JSON has it."""
        return {**self.table.plain(), "column": self.column}


class Edge(NamedTuple):
    """A dependency that one statement makes: `target` is made of `source`.

    Kind, subtype, masking and certainty are those of a source of a column. A target without a column stands
    for the rows of its table. `script` and `statement` say which statement it is, the first one being 0.
    """

    source: Node
    target: Node
    kind: str
    subtype: str
    masking: bool
    certainty: str
    script: str
    statement: int

    def plain(self) -> dict[str, Any]:
        """Return the edge as JSON has it."""
        return {
            "from": self.source.plain(),
            "to": self.target.plain(),
            "kind": self.kind,
            "subtype": self.subtype,
            "masking": self.masking,
            "certainty": self.certainty,
            "script": self.script,
            "statement": self.statement,
        }


class Reached(NamedTuple):
    """A node that a search has come to, with how it and the start depend on each other on all ways.

    `depth` counts the statements on the shortest way. A node that depends in several ways occurs once for
    each subtype.
    """

    node: Node
    kind: str
    subtype: str
    masking: bool
    certainty: str
    depth: int

    @property
    def key(self) -> tuple[Any, ...]:
        """What to sort by."""
        return self.depth, self.node.key, self.subtype

    def plain(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return {
            **self.node.plain(),
            "kind": self.kind,
            "subtype": self.subtype,
            "masking": self.masking,
            "certainty": self.certainty,
            "depth": self.depth,
        }
