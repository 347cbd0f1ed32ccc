"""Columns that the user knows, for the sources of a project that say none or not all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from dq_core.record import changed
from dq_core.relation import Column, Relation
from dq_core.types import Type
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

_UNKNOWN = Type("unknown")


class FilledSession(Session):
    """A session whose sources, and models that are no SQL, have the columns of tables that the user knows.

    A table is found by the end of its name, if only one source ends so. What the project says of a column
    stays; those that it does not name are added, and are all that there are.
    """

    def __init__(self, session: Session, relations: Iterable[Relation]) -> None:
        self._session = session
        self._relations = [relation for relation in relations if relation.name and relation.columns]

    def __reduce__(self) -> tuple[type[FilledSession], tuple[object, ...]]:
        return FilledSession, (self._session, self._relations)

    @property
    def declared(self) -> Declared:
        """What the files say, with the user's columns."""
        return self._declared

    @cached_property
    def _declared(self) -> Declared:
        declared = self._session.declared
        filled = {node.id: node for node in self._filled(declared.nodes)}
        return changed(declared, nodes={**declared.nodes, **filled}) if filled else declared

    def readings(self, node: Node | Outline) -> tuple[str, ...]:
        """Return the ids of the nodes that the text of a node names literally."""
        return self._session.readings(node)

    def render(self, node: Node, known: Mapping[str, Relation]) -> Renderings:
        """Return the SQL of a node."""
        return self._session.render(node, known)

    def inputs(self, node: Node, renderings: Renderings | None) -> str:
        """Return a digest of what the rendering of a node depends on; columns stand upstream."""
        return self._session.inputs(node, renderings)

    def prepare(self) -> None:
        """Load what every rendering needs."""
        self._session.prepare()

    def references(self, node: Node) -> tuple[Reference, ...]:
        """Return what the text of a node that is no SQL names."""
        return self._session.references(node)

    def expression_problems(self, node: Node) -> Iterable[Unresolved]:
        """Yield what properties say of a node in expressions that are no SQL."""
        return self._session.expression_problems(node)

    def macro_texts(self) -> Iterable[str]:
        """Yield the files with macros of the project itself."""
        return self._session.macro_texts()

    def macro_problems(self) -> tuple[MacroProblem, ...]:
        """Return what is wrong with macros of the project itself."""
        return self._session.macro_problems()

    def relation_name(self, node: Node) -> tuple[str, ...]:
        """Return the parts of a node's name in the warehouse."""
        return self._session.relation_name(node)

    def mentions(self, node: Node | Outline, named: Node | Outline) -> bool:
        """Say whether the readings of a node may have another."""
        return self._session.mentions(node, named)

    def _filled(self, nodes: Mapping[str, Node]) -> Iterable[Node]:
        open_ = [node for node in nodes.values() if node.relation is not None and _may_lack(node)]
        for relation in self._relations:
            found = [node for node in open_ if node.relation and _same(node.relation.name, relation.name)]
            if len(found) == 1:
                yield changed(found[0], relation=_with_columns(found[0], relation))


def _may_lack(node: Node) -> bool:
    return node.kind == "source" or (node.kind not in BY_PROPERTIES and node.language not in ("sql", "csv"))


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    length = min(len(one), len(other))
    return [part.lower() for part in one[-length:]] == [part.lower() for part in other[-length:]]


def _with_columns(node: Node, told: Relation) -> Relation:
    own = node.relation or Relation(told.name)
    left = {column.name.lower(): column for column in own.columns}
    columns = [_merged(left.pop(column.name.lower(), None), column) for column in told.columns]
    more = [_typed(column) for column in left.values()]
    return changed(own, columns=(*columns, *more))


def _merged(own: Column | None, told: Column) -> Column:
    if own is None:
        return _typed(told)
    nullable = told.nullable if own.nullable is None else own.nullable
    return _typed(changed(own, type=own.type or told.type, nullable=nullable))


def _typed(column: Column) -> Column:
    """Return a column with a type, if only an unknown one: a table of typed columns is known as a whole."""
    return column if column.type is not None else changed(column, type=_UNKNOWN)
