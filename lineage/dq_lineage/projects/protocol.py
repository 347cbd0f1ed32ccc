"""What a reader of one kind of repository offers; each is a package of its own beside this file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Protocol

from dq_core.relation import Relation
from dq_lineage.projects.outline import Outline
from dq_lineage.projects.records import Declared, MacroProblem, Node, Reference, Renderings, Unresolved
from dq_lineage.projects.trees.tree import Tree

if TYPE_CHECKING:
    from dq_lineage.projects.cache import Cache


class Session(Protocol):
    """One project, opened: what it declares, and its SQL on demand."""

    @property
    def declared(self) -> Declared:
        """What the files say, read once."""
        ...

    def readings(self, node: Node | Outline) -> tuple[str, ...]:
        """Return the ids of the nodes that the text of a node names literally, without rendering it."""
        ...

    def render(self, node: Node, known: Mapping[str, Relation]) -> Renderings:
        """Return the SQL of a node; `known` has the relations, by node id, of what stands upstream."""
        ...

    def inputs(self, node: Node, renderings: Renderings | None) -> str:
        """Return a digest of everything but upstream relations that the rendering of a node depends on.

        That is its own text and settings and, of a rendering that is known, the texts of the macros and the
        values of the variables that it used.
        """
        ...

    def prepare(self) -> None:
        """Load what every rendering needs; by default nothing."""
        return

    def relation_name(self, node: Node) -> tuple[str, ...]:
        """Return the parts of a node's name in the warehouse, by default as declared; empty for none."""
        return node.relation.name if node.relation is not None else ()

    def references(self, node: Node) -> tuple[Reference, ...]:
        """Return what the text of a node that is no SQL names, with the places; by default nothing."""
        del node
        return ()

    def expression_problems(self, node: Node) -> Iterable[Unresolved]:
        """Yield what properties say of a node in expressions that are no SQL; by default nothing."""
        del node
        return ()

    def macro_texts(self) -> Iterable[str]:
        """Yield the files with macros of the project itself, with their paths; by default none."""
        return ()

    def macro_problems(self) -> tuple[MacroProblem, ...]:
        """Return what is wrong with macros of the project itself, used or not; by default nothing."""
        return ()

    def mentions(self, node: Node | Outline, named: Node | Outline) -> bool:
        """Say whether `readings` of a node may have another, where that is easier to tell; by default yes."""
        del node, named
        return True


class Reader(Protocol):
    """Finds projects of its kind in a tree and opens them."""

    name: str

    def folders(self, tree: Tree) -> tuple[str, ...]:
        """Return the folders, relative to the tree, that hold such a project, by their marker file."""
        ...

    def open(self, tree: Tree, folder: str, dialect: str, cache: Cache | None = None) -> Session:
        """Open a project, by what a cache has of it. Never raises for bad files.

        `dialect` is what the user said, empty for nothing.
        """
        ...
