"""The views of a project that stand upstream of a model, and the tables behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dq_core.source import Source
from dq_lineage.projects.repository import Repository
from dq_lineage.projects.resolved import Resolved

if TYPE_CHECKING:
    from sqlglot import exp


class Views:
    """What one model reads: directly, and through models that are views, whose queries run when it does."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._by_table: dict[str, Resolved] = {}
        self._queries: dict[str, exp.Expr | None] = {}

    def behind(self, resolved: Resolved) -> list[Resolved]:
        """Return the nodes that a model reads, and those that the views among them read."""
        found: dict[str, Resolved] = {}
        waiting = list(resolved.upstream)
        while waiting:
            each = waiting.pop()
            if each in found:
                continue
            one = found[each] = self._repository.resolved(each)
            if is_view(one):
                self._by_table[one.table] = one
                waiting += one.upstream
        return list(found.values())

    def query(self, name: str) -> exp.Expr | None:
        """Return the query of the view with the folded name of a table; None where it is no view."""
        if name not in self._by_table:
            return None
        if name not in self._queries:
            self._queries[name] = self._parsed(self._by_table[name])
        return self._queries[name]

    def _parsed(self, resolved: Resolved) -> exp.Expr | None:
        from dq_lineage.reading.script import statements

        first = resolved.renderings.branches[0] if resolved.renderings.branches else None
        if first is None:
            return None
        source = Source(first.raw.path, first.text)
        trees = [read.tree for read in statements(source, self._repository.declared.dialect)]
        return trees[0] if len(trees) == 1 else None


def is_view(resolved: Resolved) -> bool:
    """Say whether the query of a node runs whenever somebody reads it."""
    return resolved.node.materialized == "view" and resolved.node.kind == "model"
