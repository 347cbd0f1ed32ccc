"""What people have said of a column, handed on to the columns of models that pass it on as it is."""

from __future__ import annotations

from dq_core.record import changed
from dq_core.relation import Column, Relation
from dq_lineage.projects.repository import Repository
from dq_lineage.projects.resolved import Resolved
from dq_policies.personal.classifying import judge_in, with_said
from dq_policies.personal.said import said_of

Origin = tuple[str, str]
_DEEPEST = 30
CLEARED = "non_pii"


class Inheriting:
    """The tables of a project with the tags of their columns, and with those that they inherit.

    A column inherits only where nobody has said anything of it, and every way to it is an identity. It is
    personal if one of its sources is declared so, and not personal if all are declared so.
    """

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._known: dict[tuple[str, str], str] = {}
        self._relations: dict[str, Relation] = {}
        self._spoken: dict[str, bool] = {}
        self._above: dict[str, dict[str, Resolved]] = {}
        self._sources: dict[str, dict[str, list[Origin]]] = {}

    def relation(self, resolved: Resolved) -> Relation:
        """Return the table of a node."""
        relation = self._told(resolved)
        if not resolved.upstream or not relation.columns or not self._is_spoken_of(resolved, 0):
            return relation
        columns = tuple(self._with_tag(resolved, column) for column in relation.columns)
        return changed(relation, columns=columns) if columns != relation.columns else relation

    def _told(self, resolved: Resolved) -> Relation:
        known = self._relations.get(resolved.node.id)
        if known is None:
            known = self._relations[resolved.node.id] = with_said(resolved.relation, resolved.node)
        return known

    def _is_spoken_of(self, resolved: Resolved, depth: int) -> bool:
        """Say whether anybody has said anything of a table or of those above it; most say nothing."""
        known = self._spoken.get(resolved.node.id)
        if known is None:
            self._spoken[resolved.node.id] = False
            columns = self._told(resolved).columns
            known = any(said_of(each.classification, each.tags) is not None for each in columns)
            known = known or (depth < _DEEPEST and self._above_is_spoken_of(resolved, depth))
            self._spoken[resolved.node.id] = known
        return known

    def _above_is_spoken_of(self, resolved: Resolved, depth: int) -> bool:
        return any(self._is_spoken_of(each, depth + 1) for each in self._above_of(resolved).values())

    def _above_of(self, resolved: Resolved) -> dict[str, Resolved]:
        """Return the nodes that a node reads, by their tables."""
        known = self._above.get(resolved.node.id)
        if known is None:
            found = self._repository.resolve(resolved.upstream).values()
            known = self._above[resolved.node.id] = {each.table: each for each in found}
        return known

    def _with_tag(self, resolved: Resolved, column: Column) -> Column:
        if said_of(column.classification, column.tags) is not None:
            return column
        tag = self._inherited(resolved, column.name, 0)
        return changed(column, tags=(*column.tags, tag)) if tag else column

    def _inherited(self, resolved: Resolved, name: str, depth: int) -> str:
        """Return the tag that a column inherits; empty for none."""
        key = (resolved.node.id, name.lower())
        if key not in self._known:
            self._known[key] = ""  # a model that reads itself inherits nothing from there
            if depth < _DEEPEST:
                self._known[key] = self._worked_out(resolved, name, depth)
        return self._known[key]

    def _worked_out(self, resolved: Resolved, name: str, depth: int) -> str:
        above = self._above_of(resolved)
        tags: list[str] = []
        for dataset, column in self._sources_of(resolved).get(name.lower(), ()):
            source = above.get(dataset)
            tags.append(self._tag(source, column, depth) if source is not None else "")
        personal = [tag for tag in tags if tag not in ("", CLEARED)]
        if personal:
            return personal[0]
        return CLEARED if tags and all(tags) else ""

    def _sources_of(self, resolved: Resolved) -> dict[str, list[Origin]]:
        known = self._sources.get(resolved.node.id)
        if known is None:
            known = self._sources[resolved.node.id] = _sources(resolved)
        return known

    def _tag(self, source: Resolved, name: str, depth: int) -> str:
        judged = judge_in(self._told(source), source.table, name)
        if judged.cleared:
            return CLEARED
        if judged.personal is not None and judged.personal.declared:
            return f"pii:{judged.personal.kind.lower()}"
        return self._inherited(source, name, depth + 1) if judged.said is None else ""


def _sources(resolved: Resolved) -> dict[str, list[Origin]]:
    """Return the columns that each column of a node is, as they are; none where anything is computed."""
    own = resolved.table
    found: dict[str, list[Origin]] = {}
    computed: set[str] = set()
    for statement in resolved.script.statements:
        for column in statement.columns if own in statement.writes else ():
            name = column.name.lower()
            for source in column.sources if column.dataset == own else ():
                if source.kind == "DIRECT" and (source.subtype != "IDENTITY" or source.masking):
                    computed.add(name)
                elif source.kind == "DIRECT" and source.dataset != own:
                    found.setdefault(name, []).append((source.dataset, source.column))
    return {name: sources for name, sources in found.items() if name not in computed}
