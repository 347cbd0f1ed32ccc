"""A plain folder of SQL, opened: its text is its SQL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from hashlib import sha256

from dq_core.relation import Relation
from dq_lineage.projects.outline import Outline
from dq_lineage.projects.protocol import Session
from dq_lineage.projects.records import Declared, Node, Rendered, Renderings, Segment, Unresolved
from dq_lineage.projects.sql_folder.jinja_text import branches, is_template
from dq_lineage.projects.sql_folder.table_names import Name, Named, by_name, named_in
from dq_lineage.projects.trees.tree import Tree

_FORM = "sql folder 1"


class SqlFolderSession(Session):
    """Gives the texts of a folder as they are; templates with neutral text in place of what is no SQL."""

    def __init__(self, tree: Tree, declared: Declared) -> None:
        self._tree = tree
        self._declared = declared

    @property
    def declared(self) -> Declared:
        """What the files say."""
        return self._declared

    def readings(self, node: Node | Outline) -> tuple[str, ...]:
        """Return the ids of the nodes whose tables the text of a node names, other than the node itself."""
        reads = self._named[node.id].reads if node.id in self._named else ()
        ids = (owners.get(name, "") for name in reads for owners in (self._made, self._given))
        return tuple(dict.fromkeys(id_ for id_ in ids if id_ and id_ != node.id))

    def render(self, node: Node, known: Mapping[str, Relation]) -> Renderings:  # noqa: ARG002 - of the protocol
        """Return the text of a node as it is."""
        if not node.path:
            return Renderings()
        if node.language != "sql":
            return Renderings((), (Unresolved("language", node.language, detail="it is no SQL"),))
        file = self._tree.read(node.path)
        if file.problem or file.unreadable:
            reason = file.problem.message if file.problem else "it cannot be read"
            return Renderings((), (Unresolved("file", node.path, detail=reason),))
        raw = file.source
        if is_template(raw.text):
            rendered = branches(raw)
            unresolved = (each for branch in rendered for each in branch.unresolved)
            return Renderings(rendered, tuple(dict.fromkeys(unresolved)))
        end = len(raw.text)
        return Renderings((Rendered("only", raw.text, raw, (Segment(0, end, 0, end, exact=True),)),))

    def inputs(self, node: Node, renderings: Renderings | None) -> str:  # noqa: ARG002 - of the protocol
        """Return a digest of the text of a node."""
        key = self._tree.files().get(node.path, "")
        return sha256(f"{_FORM}\0{node.path}\0{node.language}\0{key}".encode()).hexdigest()

    @cached_property
    def _named(self) -> Mapping[str, Named]:
        nodes = self._declared.nodes.values()
        texts = {node.id: node.path for node in nodes if node.path and node.language == "sql"}
        return {id_: named_in(self._tree.read(path).source.text) for id_, path in texts.items()}

    @cached_property
    def _made(self) -> Mapping[Name, str]:
        """The ids of queries by the names of what they make: stated ones before those that texts create."""
        created = [(name, id_) for id_, named in self._named.items() for name in named.creates]
        return by_name([*created, *self._stated("query")])

    @cached_property
    def _given(self) -> Mapping[Name, str]:
        """The ids of tables that other files describe, by their names."""
        return by_name(self._stated("source"))

    def _stated(self, kind: str) -> Iterator[tuple[Name, str]]:
        for node in self._declared.nodes.values():
            if node.kind == kind and node.relation:
                yield tuple(part.lower() for part in node.relation.name), node.id
