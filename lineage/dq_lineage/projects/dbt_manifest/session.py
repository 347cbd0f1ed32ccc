"""A dbt project by its manifest: compiled SQL where it still holds, and the files for everything else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256

from dq_core.finding import Finding
from dq_core.location import Location
from dq_core.record import changed
from dq_core.relation import Relation
from dq_core.source import Source
from dq_lineage.projects.dbt.declaring.adapters import DIALECTS
from dq_lineage.projects.dbt.rendering.quoting import quoting_of
from dq_lineage.projects.dbt_manifest.differences import differences
from dq_lineage.projects.dbt_manifest.entry_values import Entry, text, texts
from dq_lineage.projects.dbt_manifest.manifest import Manifest
from dq_lineage.projects.dbt_manifest.nodes import nodes_of, references_of
from dq_lineage.projects.dbt_manifest.trust import Trust
from dq_lineage.projects.outline import Outline
from dq_lineage.projects.protocol import Session
from dq_lineage.projects.records import (
    BY_PROPERTIES,
    SEMANTIC,
    Declared,
    Node,
    Reference,
    Rendered,
    Renderings,
    Unresolved,
)
from dq_lineage.projects.trees.tree import Tree

READER = "dbt_manifest"
_FORM = "dbt manifest 1"
_INCREMENTAL = "is_incremental"
_KEY = "macro."


class ManifestSession(Session):
    """Gives what dbt compiled, for the nodes whose files are those that dbt compiled.

    `files` is the session that reads the project's own files; without it, what is not compiled or has changed
    stays unknown.
    """

    def __init__(
        self, tree: Tree, folder: str, manifest: Manifest, files: Session | None = None, dialect: str = ""
    ) -> None:
        """`dialect` is what the user said; empty for what the manifest says."""
        self._dialect = dialect
        self._tree = tree
        self._folder = folder
        self._manifest = manifest
        self._files = files
        own = files.declared.nodes if files else {}
        self._trust = Trust(
            tree, folder, manifest, {id_: node.path for id_, node in own.items() if node.path}
        )

    @property
    def declared(self) -> Declared:
        """What the files say, with the names that dbt gave; without their reader, what the manifest says."""
        return self._declared

    @cached_property
    def _declared(self) -> Declared:
        said = nodes_of(self._manifest, self._folder)
        if self._files is not None:
            return self._with_names(self._files.declared, said)
        nodes = {id_: self._placed(node) for id_, node in said.items()}
        known = DIALECTS.get(self._manifest.adapter, "")
        dialect_from = "the user" if self._dialect else self._manifest.path if known else ""
        dialect, findings = self._dialect or known, self._findings(nodes)
        return Declared(READER, self._manifest.project, self._folder, dialect, dialect_from, nodes, findings)

    def _with_names(self, own: Declared, said: Mapping[str, Node]) -> Declared:
        """Return what the files say, with the names of the manifest and its nodes of other packages."""
        known = DIALECTS.get(self._manifest.adapter, "")
        nodes = {id_: self._named(node, said.get(id_)) for id_, node in own.nodes.items()}
        nodes.update((id_, self._placed(node)) for id_, node in said.items() if self._foreign(node, nodes))
        return changed(
            own,
            dialect=own.dialect or known,
            dialect_from=own.dialect_from if own.dialect else self._manifest.path if known else "",
            nodes=nodes,
            findings=(*own.findings, *self._findings(nodes)),
        )

    def _findings(self, nodes: Mapping[str, Node]) -> tuple[Finding, ...]:
        return (*self._manifest.findings, *differences(self._manifest, self._trust, nodes.values()))

    def readings(self, node: Node | Outline) -> tuple[str, ...]:
        """Return the ids of what a node depends on, by the manifest if it holds, else by its text."""
        if self._files is None and node.kind in BY_PROPERTIES:
            return tuple(each.node for each in node.depends_on if each.node)
        if self._files is None or self._compiled(node):
            return texts(self._entry(node), "depends_on", "nodes")
        return self._files.readings(node)

    def render(self, node: Node, known: Mapping[str, Relation]) -> Renderings:
        """Return the compiled SQL of a node if it holds, else what its file is rendered to.

        dbt compiles one branch of an incremental model; both come from the file where it can be rendered.
        """
        if self._compiled(node):
            compiled = self._rendered(node)
            if not compiled.unresolved or self._files is None:
                return Renderings((compiled,), compiled.unresolved)
            both = self._files.render(node, known)
            whole = not both.failed and not both.unresolved
            return both if whole else Renderings((compiled,), compiled.unresolved)
        if self._files is not None and node.id in self._files.declared.nodes:
            return self._files.render(node, known)
        if node.kind in SEMANTIC:
            return self._semantic(node, known)
        if node.kind == "unit_test":
            return Renderings()
        return Renderings((), (Unresolved("file", node.path or node.id, detail=self._reason(node)),))

    def references(self, node: Node) -> tuple[Reference, ...]:
        """Return what the text of a node that is no SQL names, where the files are read."""
        own = self._files is not None and node.id in self._files.declared.nodes
        return self._files.references(node) if self._files is not None and own else ()

    def _semantic(self, node: Node, known: Mapping[str, Relation]) -> Renderings:
        """Return what a metric or the like means, by the manifest alone."""
        from dq_lineage.projects.dbt.rendering.semantics import Around, render_semantic

        quoting = quoting_of(self._manifest.adapter, {})

        def table(meant: Node) -> str:
            return ".".join(map(quoting.quote, meant.relation.name)) if meant.relation else ""

        around = Around(self.declared.nodes, self.declared.dialect, quoting.quote, table)
        raw = Source(node.location.path if node.location else node.path, "")
        return render_semantic(around, node, raw, known)

    def inputs(self, node: Node, renderings: Renderings | None) -> str:
        """Return a digest of the compiled SQL if it holds, and of what its file depends on."""
        own = self._files is not None and node.id in self._files.declared.nodes
        behind = self._files.inputs(node, renderings) if self._files is not None and own else ""
        compiled = text(self._entry(node), "compiled_code") if self._compiled(node) else ""
        return sha256(f"{_FORM}\0{node.id}\0{compiled}\0{behind}".encode()).hexdigest()

    def relation_name(self, node: Node) -> tuple[str, ...]:
        """Return the name that dbt gave a node; of a changed one, what the reader of the files says."""
        if self._files is None or node.relation is None or self._trust.same_file(node.id):
            return node.relation.name if node.relation else ()
        return self._files.relation_name(node)

    def _entry(self, node: Node | Outline) -> Entry:
        return self._manifest.entry(node.id)

    def _compiled(self, node: Node | Outline) -> bool:
        return bool(text(self._entry(node), "compiled_code")) and self._trust.holds(node.id)

    def _rendered(self, node: Node) -> Rendered:
        entry = self._entry(node)
        macros = texts(entry, "depends_on", "macros")
        lacks: tuple[Unresolved, ...] = ()
        if f"macro.dbt.{_INCREMENTAL}" in macros:
            detail = "the manifest holds the SQL of the first run or of the later ones, not both"
            lacks = (Unresolved("introspection", _INCREMENTAL, node.location, detail),)
        return Rendered(
            "only",
            text(entry, "compiled_code"),
            self._trust.read(node.id).source,
            references=references_of(entry),
            config=node.config,
            macros=tuple(each.removeprefix(_KEY) for each in macros),
            unresolved=lacks,
        )

    def _reason(self, node: Node) -> str:
        if not self._trust.path(node.id):
            return "its file is not there"
        compiled = bool(text(self._entry(node), "compiled_code"))
        return "its file is not the one that dbt compiled" if compiled else "dbt did not compile it"

    def _named(self, node: Node, said: Node | None) -> Node:
        """Return a node with the name that dbt gave it, if that is still known to be its name."""
        if said is None or said.relation is None or node.relation is None:
            return node
        name, own = said.relation.name, node.relation.name
        longer = [part.lower() for part in name[-len(own) :]] == [part.lower() for part in own]
        if longer or (node.kind != "source" and self._trust.same_file(node.id)):
            return changed(node, relation=changed(node.relation, name=name))
        return node

    def _placed(self, node: Node) -> Node:
        """Return a node with the place of its file."""
        path = self._trust.path(node.id)
        return changed(node, path=path, location=Location(self._tree.shown(path))) if path else node

    def _foreign(self, node: Node, nodes: Mapping[str, Node]) -> bool:
        """Say whether a node is of a package whose files are not there."""
        return node.id not in nodes and node.package != self._manifest.project
