"""Renders the nodes of one dbt project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dq_core.location import Location
from dq_core.relation import Relation
from dq_core.source import Source
from dq_lineage.projects.dbt.rendering.engine import Engine
from dq_lineage.projects.dbt.rendering.ephemeral import Separate, with_ephemeral
from dq_lineage.projects.dbt.rendering.indexed_project import IndexedProject
from dq_lineage.projects.dbt.rendering.macro_blocks import stretch
from dq_lineage.projects.dbt.rendering.macro_index import DeclaredMacro
from dq_lineage.projects.dbt.rendering.positions import RawText, raw_text
from dq_lineage.projects.dbt.rendering.program import BrokenTemplateError
from dq_lineage.projects.dbt.rendering.renderings import render_branches, rendered
from dq_lineage.projects.dbt.rendering.segments import exact_segments
from dq_lineage.projects.records import (
    SEMANTIC,
    MacroProblem,
    Node,
    Reference,
    Rendered,
    Renderings,
    Unresolved,
)

_RENDERED_KINDS = ("model", "snapshot", "analysis", "test")


class Renderer:
    """Renders nodes, in one thread; it keeps compiled macros, so that one should serve a whole project."""

    def __init__(self, indexed: IndexedProject) -> None:
        self._engine = Engine(indexed)

    def render(self, node: Node, known: Mapping[str, Relation]) -> Renderings:
        """Return the SQL of a node; never raises for what templates do."""
        if node.kind in SEMANTIC:
            return self._semantic(node, known)
        if node.kind == "unit_test":
            # loaded for projects that have such nodes alone
            from dq_lineage.projects.dbt.rendering.unit_tests import render_unit_test

            declared = self._engine.project.declared
            text = self._engine.text_of(node)
            return render_unit_test(declared.nodes, node, text, known, declared.dialect)

        def render_ephemeral(other: Node) -> Separate | None:
            return next(iter(self._separate(other, known)[0]), None)

        try:
            made, lacks = self._separate(node, known)
            return Renderings(tuple(with_ephemeral(one, render_ephemeral) for one in made), tuple(lacks))
        except RecursionError:
            place = self._engine.text_of(node).location(0, 0)
            lack = Unresolved("limit", "depth", place, "too many ephemeral models one upon another")
            return Renderings(unresolved=(lack,))

    def _semantic(self, node: Node, known: Mapping[str, Relation]) -> Renderings:
        from dq_lineage.projects.dbt.rendering.semantics import Around, render_semantic

        engine, declared = self._engine, self._engine.project.declared

        def table(node: Node) -> str:
            return engine.relation_of(node).render()

        around = Around(declared.nodes, declared.dialect, engine.quoting.quote, table)
        return render_semantic(around, node, engine.text_of(node), known)

    def _separate(
        self, node: Node, known: Mapping[str, Relation]
    ) -> tuple[Sequence[Separate], Sequence[Unresolved]]:
        """Return the branches of a node by itself, and what kept one from being there."""
        if node.kind == "snapshot" and not node.path and node.depends_on:
            return (self._whole(node, node.depends_on[0]),), ()
        if node.kind not in _RENDERED_KINDS or not node.path:
            return (), ()
        if node.language != "sql":
            return (), (Unresolved("language", node.language, node.location, "it is not SQL"),)
        raw = raw_text(self._engine.text_of(node))
        base, end = stretch(node, raw.text)
        if "{" not in raw.text[base:end]:
            return (Separate(_plain(raw, base, end)),), ()
        try:
            program = self._engine.node_program(node)
        except BrokenTemplateError as error:
            return (), (Unresolved(error.lack, "syntax", error.location, str(error)),)
        outcomes, lacks = render_branches(self._engine, node, program, known)
        made = [Separate(rendered(branch, found, program), program, found.run) for branch, found in outcomes]
        return made, lacks

    def _whole(self, node: Node, of: Reference) -> Separate:
        """Return the SQL of a snapshot that is declared in properties: all of one relation."""
        meant = self._engine.project.declared.nodes.get(of.node)
        relation = self._engine.relation_of(meant) if meant else self._engine.relation("", "", of.name)
        raw = Source(node.properties.path if node.properties else "", "")
        return Separate(Rendered("only", f"select * from {relation}", raw, references=(of,)))

    def relation_name(self, node: Node) -> tuple[str, ...]:
        """Return the parts of the name of what a node becomes, by the project's own rules of names."""
        relation = self._engine.relation_of(node)
        return tuple(part for part in (relation.database, relation.schema, relation.identifier) if part)

    def macro_problems(self) -> tuple[MacroProblem, ...]:
        """Return the project's own macros that cannot be compiled, or stand twice; all are compiled."""
        index = self._engine.index
        found: list[MacroProblem] = []
        for declared in index.real.get(index.root, {}).values():
            try:
                self._engine.macro_program(declared)
            except BrokenTemplateError as error:
                found.append(MacroProblem(declared.name, str(error), error.location))
        for first, second in index.duplicates:
            if second.package == index.root:
                found.append(MacroProblem(second.name, "", _place(second), _place(first)))
        return tuple(found)


def _place(macro: DeclaredMacro) -> Location:
    return macro.raw.location(macro.block.start, macro.block.body)


def _plain(raw: RawText, base: int, end: int) -> Rendered:
    """Return a text without templates, without its last line end, as Jinja leaves it."""
    text = raw.text[base:end].removesuffix("\n")
    return Rendered("only", text, raw.source, tuple(exact_segments(raw, base, len(text))))
