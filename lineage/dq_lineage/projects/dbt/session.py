"""A dbt project, opened: what it declares, and its SQL on demand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from dq_core.record import changed
from dq_core.relation import Relation
from dq_core.source import Source
from dq_lineage.projects.dbt.records import DbtProject
from dq_lineage.projects.dbt.rendering.indexed_project import IndexedProject
from dq_lineage.projects.dbt.rendering.inputs import Inputs
from dq_lineage.projects.dbt.rendering.macro_blocks import stretch
from dq_lineage.projects.outline import Outline
from dq_lineage.projects.protocol import Session
from dq_lineage.projects.records import (
    BY_PROPERTIES,
    Declared,
    MacroProblem,
    Node,
    Reference,
    Renderings,
    Unresolved,
)
from dq_lineage.projects.sent_parts import SentNodes, SentTexts
from dq_lineage.projects.trees.tree import Texts

if TYPE_CHECKING:
    from dq_lineage.projects.dbt.declaring.literal_references import Spelled
    from dq_lineage.projects.dbt.rendering.renderer import Renderer
    from dq_lineage.projects.dbt.stored.text_facts import Facts


class DbtSession(Session):
    """The `Session` of a dbt project. Jinja is loaded when a node is rendered first.

    `environment` are the environment variables that templates may see; by default none. `facts` are those of
    the texts, where they are kept.
    """

    def __init__(
        self,
        project: DbtProject,
        texts: Texts,
        environment: Mapping[str, str] | None = None,
        facts: Facts | None = None,
    ) -> None:
        self.project, self._texts, self._environment = project, texts, environment or {}
        self._facts = facts
        self._sources: dict[str, Source] = {}

    def __reduce__(self) -> tuple[type[DbtSession], tuple[object, ...]]:
        # what is worked out is worked out again; facts lie in a cache, which belongs to one process
        declared = changed(self.declared, nodes=SentNodes.of(self.declared.nodes), findings=(), files=())
        project = changed(self.project, declared=declared)
        return DbtSession, (project, SentTexts.of(self._texts), self._environment)

    @property
    def declared(self) -> Declared:
        """What the files say, read once."""
        return self.project.declared

    def readings(self, node: Node | Outline) -> tuple[str, ...]:
        """Return the ids of the nodes that the text of a node names literally, without rendering it."""
        if not node.path or node.kind in BY_PROPERTIES:
            return tuple(dict.fromkeys(item.node for item in node.depends_on if item.node))
        if node.language == "csv":
            return ()
        names = self._indexed.lookup.names
        meant = (each.node(names, node.package) for each in self._spelled(node))
        return tuple(dict.fromkeys(each for each in meant if each and each != node.id))

    def mentions(self, node: Node | Outline, named: Node | Outline) -> bool:
        """Say whether the text of a node may name another literally: no, where its name is not there.

        Where the facts of texts are kept, none is read for this.
        """
        if not node.path or node.language == "csv" or node.kind in BY_PROPERTIES:
            return True
        name = named.name.rpartition(".")[2]
        if self._facts is None:
            text = self._source(node).text
            return name in text or "\\" in text
        return node.kind == "snapshot" or self._facts.may_name(node.path, node.language, name)

    def _spelled(self, node: Node | Outline) -> tuple[Spelled, ...]:
        if self._facts is not None and node.kind != "snapshot":
            return self._facts.references(node.path, node.language)
        # workers, which are told what a text names, need not load it
        from dq_lineage.projects.dbt.declaring.literal_references import spelled_references

        text = self._source(node).text
        return spelled_references(text, node.language, stretch(node, text))

    def render(self, node: Node, known: Mapping[str, Relation]) -> Renderings:
        """Return the SQL of a node; `known` has the relations, by node id, of what stands upstream.

        Never raises for what templates do. What would run for ever has to be stopped from outside.
        """
        return self._renderer.render(node, known)

    def relation_name(self, node: Node) -> tuple[str, ...]:
        """Return the parts of a node's name in the warehouse, by the project's own macros for names."""
        return self._renderer.relation_name(node)

    def references(self, node: Node) -> tuple[Reference, ...]:
        """Return what a Python model names literally, with the places."""
        if node.language != "python" or not node.path:
            return ()
        from dq_lineage.projects.dbt.declaring.literal_references import literal_references

        names = self._indexed.lookup.names
        return literal_references(self._source(node), names, node.package, node.language)

    def expression_problems(self, node: Node) -> Iterable[Unresolved]:
        """Yield what properties say of a node in expressions that are no SQL."""
        from dq_lineage.projects.dbt.rendering.semantic_checking import expression_problems

        return expression_problems(node, self._source(node), self.declared.dialect)

    def macro_texts(self) -> Iterable[str]:
        """Yield the files with macros of the project itself."""
        for package in self.project.packages:
            if package.root and not package.builtin:
                yield from (f"{path}\n{source.text}" for path, source in package.macro_files.items())

    def macro_problems(self) -> tuple[MacroProblem, ...]:
        """Return the project's own macros that cannot be compiled, or stand twice."""
        return self._renderer.macro_problems()

    def inputs(self, node: Node, renderings: Renderings | None) -> str:
        """Return a digest of everything but upstream relations that the rendering of a node depends on."""
        return self._inputs.digest(node, renderings)

    def prepare(self) -> None:
        """Load what every rendering needs."""
        _ = self._renderer

    @cached_property
    def _indexed(self) -> IndexedProject:
        return IndexedProject(self.project, self._environment, self._source)

    @cached_property
    def _inputs(self) -> Inputs:
        return Inputs(self._indexed)

    @cached_property
    def _renderer(self) -> Renderer:
        from dq_lineage.projects.dbt.rendering.renderer import Renderer

        return Renderer(self._indexed)

    def _source(self, node: Node | Outline) -> Source:
        found = self._sources.get(node.path)
        if found is None:
            found = self._sources[node.path] = self._texts.source(node.path)
        return found
