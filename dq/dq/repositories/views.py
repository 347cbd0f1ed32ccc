"""The views of a project that stand upstream of a model, and the tables behind them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dq_core.record import identity_record
from dq_core.source import Source
from dq_lineage.projects.repository import Repository
from dq_lineage.projects.resolved import Resolved

if TYPE_CHECKING:
    from sqlglot import exp


class Views:
    """The views of a project; the query of each is read once, whoever asks."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._queries: dict[str, exp.Expr | None] = {}

    def behind(self, resolved: Resolved) -> Behind:
        """Return what a model reads: directly, and through models that are views."""
        found: dict[str, Resolved] = {}
        waiting = list(resolved.upstream)
        while waiting:
            each = waiting.pop()
            if each not in found:
                one = found[each] = self._repository.resolved(each)
                waiting += one.upstream if is_view(one) else ()
        views = {one.table: one for one in found.values() if is_view(one)}
        return Behind(self, tuple(found.values()), views)

    def query_of(self, resolved: Resolved) -> exp.Expr | None:
        """Return the query of a view; None where it is not known, or is more than one statement."""
        key = resolved.node.id
        if key not in self._queries:
            self._queries[key] = self._parsed(resolved)
        return self._queries[key]

    def _parsed(self, resolved: Resolved) -> exp.Expr | None:
        from dq_lineage.reading.script import statements

        first = resolved.renderings.branches[0] if resolved.renderings.branches else None
        if first is None:
            return None
        source = Source(first.raw.path, first.text)
        trees = [read.tree for read in statements(source, self._repository.declared.dialect)]
        return trees[0] if len(trees) == 1 else None


@identity_record
class Behind:
    """What runs when one model does: the nodes that it reads, those behind views among them too.

    `by_table` are the views by the folded names of their tables.
    """

    views: Views
    nodes: tuple[Resolved, ...]
    by_table: Mapping[str, Resolved]

    def query(self, name: str) -> exp.Expr | None:
        """Return the query of the view with the folded name of a table; None where it is no view of these."""
        view = self.by_table.get(name)
        return self.views.query_of(view) if view is not None else None


def is_view(resolved: Resolved) -> bool:
    """Say whether the query of a node runs whenever somebody reads it."""
    return resolved.node.materialized == "view" and resolved.node.kind == "model"
