"""What all renderings of one project share: compiled templates, macros, names, relations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dq_core.source import Source
from dq_lineage.projects.dbt.records import DbtProject
from dq_lineage.projects.dbt.rendering.context.relation import TableRelation
from dq_lineage.projects.dbt.rendering.environment import DbtEnvironment
from dq_lineage.projects.dbt.rendering.indexed_project import IndexedProject
from dq_lineage.projects.dbt.rendering.macro_blocks import stretch
from dq_lineage.projects.dbt.rendering.macro_index import DeclaredMacro, MacroIndex
from dq_lineage.projects.dbt.rendering.macros import MacroReturn
from dq_lineage.projects.dbt.rendering.names import Names, prefixes_of
from dq_lineage.projects.dbt.rendering.naming import Naming
from dq_lineage.projects.dbt.rendering.positions import RawText, raw_text
from dq_lineage.projects.dbt.rendering.program import BrokenTemplateError, Program, compile_program
from dq_lineage.projects.dbt.rendering.quoting import quoting_of
from dq_lineage.projects.dbt.rendering.run import Run
from dq_lineage.projects.records import Node

_DEEPEST_VALUE = 10
_KEPT_PROGRAMS = 256


class Engine:
    """The shared parts; one thread uses it, since the environment knows which run it works for."""

    def __init__(self, indexed: IndexedProject) -> None:
        self.project: DbtProject = indexed.project
        self.index: MacroIndex = indexed.index
        self.lookup, self.variables = indexed.lookup, indexed.variables
        self.environment_variables, self.text_of = indexed.environment_variables, indexed.text_of
        self.environment = DbtEnvironment()
        self.absent: Callable[..., Any] = self.environment.undefined
        self.quoting = quoting_of(self.project.target.type, self.project.quoting)
        self.names = Names(self.index, prefixes_of(self.project.target.type), self.project.dispatch)
        self.naming = Naming(self)
        self._macros: dict[int, Program | BrokenTemplateError] = {}
        self._texts: dict[str, Program | None] = {}
        self._nodes: dict[str, Program] = {}
        self._depth = 0

    def node_text(self, node: Node) -> str:
        """Return the text of a node's file, empty for what has none."""
        return self.text_of(node).text if node.path else ""

    def macro_program(self, declared: DeclaredMacro) -> Program:
        """Return a macro's code, compiled once. Raises BrokenTemplateError, each time it is asked for."""
        found = self._macros.get(id(declared))
        if found is None:
            found = self._macros[id(declared)] = self._compiled_macro(declared)
        if isinstance(found, BrokenTemplateError):
            raise found
        return found

    def _compiled_macro(self, declared: DeclaredMacro) -> Program | BrokenTemplateError:
        block = declared.block
        try:
            return compile_program(self.environment, declared.raw, block.start, block.end)
        except BrokenTemplateError as error:
            return error

    def relation(self, database: str, schema: str, identifier: str, kind: str | None = None) -> TableRelation:
        """Return a relation of a name."""
        return TableRelation(database, schema, identifier, kind, _quoting=self.quoting)

    def declared_relation(self, node: Node) -> TableRelation:
        """Return the relation of a node as the files name it."""
        return self.naming.declared(node)

    def relation_of(self, node: Node, found: Mapping[str, Any] | None = None) -> TableRelation:
        """Return the relation of a node, by the project's own rules of names where it has some."""
        return self.naming.relation(node, found or {})

    def is_ephemeral(self, node: Node) -> bool:
        """Say whether a node is no relation of its own."""
        return node.kind == "model" and node.materialized == "ephemeral"

    def rendered_value(self, run: Run, value: Any) -> Any:
        """Return the value of a variable, whose texts are templates."""
        if not isinstance(value, str) or not ("{{" in value or "{%" in value):
            return value
        if self._depth >= _DEEPEST_VALUE:
            run.note("limit", "var", "a variable that is made of itself")
            return ""
        self._depth += 1
        try:
            return self._rendered(run, value)
        finally:
            self._depth -= 1

    def _rendered(self, run: Run, text: str) -> str:
        if text not in self._texts:
            raw: RawText = raw_text(Source("", text), builtin=True)
            try:
                self._texts[text] = compile_program(self.environment, raw)
            except BrokenTemplateError:
                self._texts[text] = None
        program = self._texts[text]
        if program is None:
            run.note("jinja", text[:80], "the value of a variable cannot be compiled")
            return text
        return "".join(piece for _, piece in program.root(run.context(program)))

    def node_program(self, node: Node) -> Program:
        """Return the code of a node's text; the last ones are kept. Raises BrokenTemplateError."""
        found = self._nodes.get(node.id)
        if found is None:
            raw = raw_text(self.text_of(node))
            found = compile_program(self.environment, raw, *stretch(node, raw.text))
            if len(self._nodes) >= _KEPT_PROGRAMS:
                self._nodes.clear()
            self._nodes[node.id] = found
        return found

    def found_settings(self, node: Node) -> Mapping[str, Any]:
        """Return the settings that the text of a node states, rendered without what stands upstream."""
        from dq_lineage.projects.dbt.rendering.renderings import render_branches

        try:
            program = self.node_program(node)
        except BrokenTemplateError:
            return {}
        outcomes, _ = render_branches(self, node, program, {})
        return outcomes[0][1].run.found_config if outcomes else {}

    def naming_run(self, node: Node, macro: str, custom: Any) -> str:
        """Return the name that a macro of the project gives a node; empty where it fails."""
        run = Run(self, node, {}, node.config)
        with self.environment.running(run):
            try:
                function = run.resolve(macro)
                return str(function(self.rendered_value(run, custom), run.resolve("model"))).strip()
            except (Exception, MacroReturn):  # noqa: BLE001 - templates raise whatever they like
                return ""
