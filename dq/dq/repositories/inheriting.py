"""What people have said of a column, handed on to the columns of models that pass it on as it is."""

from __future__ import annotations

from dq_core.record import changed
from dq_core.relation import Column, Relation
from dq_lineage.projects.repository import Repository
from dq_lineage.projects.resolved import Resolved
from dq_policies.personal.classifying import judge_in, with_said
from dq_policies.personal.said import said_of

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

    def relation(self, resolved: Resolved) -> Relation:
        """Return the table of a node."""
        relation = self._told(resolved)
        if not resolved.upstream or not relation.columns:
            return relation
        columns = tuple(self._with_tag(resolved, column) for column in relation.columns)
        return changed(relation, columns=columns) if columns != relation.columns else relation

    def _told(self, resolved: Resolved) -> Relation:
        known = self._relations.get(resolved.node.id)
        if known is None:
            known = self._relations[resolved.node.id] = with_said(resolved.relation, resolved.node)
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
        above = {each.table: each for each in map(self._repository.resolved, resolved.upstream)}
        tags: list[str] = []
        for dataset, column in _sources(resolved, name):
            source = above.get(dataset)
            tags.append(self._tag(source, column, depth) if source is not None else "")
        personal = [tag for tag in tags if tag not in ("", CLEARED)]
        if personal:
            return personal[0]
        return CLEARED if tags and all(tags) else ""

    def _tag(self, source: Resolved, name: str, depth: int) -> str:
        judged = judge_in(self._told(source), source.table, name)
        if judged.cleared:
            return CLEARED
        if judged.personal is not None and judged.personal.declared:
            return f"pii:{judged.personal.kind.lower()}"
        return self._inherited(source, name, depth + 1) if judged.said is None else ""


def _sources(resolved: Resolved, name: str) -> list[tuple[str, str]]:
    """Return the columns that a column of a node is, as they are; none where anything is computed."""
    found = [
        source
        for statement in resolved.script.statements
        for column in statement.columns
        if column.dataset == resolved.table and column.name.lower() == name.lower()
        for source in column.sources
        if source.kind == "DIRECT"
    ]
    as_it_is = all(source.subtype == "IDENTITY" and not source.masking for source in found)
    own = resolved.table
    return [(each.dataset, each.column) for each in found if each.dataset != own] if as_it_is else []
