"""One node worked out: rendered, read, and told as plain values. The work of a worker.

A message is JSON: the `node`, the nodes that its text names literally (`readings`), the relations of what it
reads as far as they come from SQL (`known`), and what it has to go `without`. The answer is JSON as well:
what there is, or `needs`, the nodes that the rendering named and that were not known.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from dq_core.location import Location
from dq_core.relation import Column, Relation
from dq_core.source import Source
from dq_lineage.answer.packing import packed
from dq_lineage.answer.records import Lineage
from dq_lineage.answer.stored_parts import StoredShape
from dq_lineage.answer.storing import stored
from dq_lineage.dialects.traits import traits_of
from dq_lineage.projects.keys import notes_of
from dq_lineage.projects.known import (
    canonical,
    declared,
    is_computed,
    makes_table,
    spellings,
    table_name,
    with_name,
)
from dq_lineage.projects.protocol import Session
from dq_lineage.projects.records import Node, Rendered, Renderings, Unresolved
from dq_lineage.projects.storing import restored_table, stored_columns
from dq_lineage.projects.writing import columns_of, less_sure, renamed, writing_of, written
from dq_lineage.shaping.shape import Shape


class Computing:
    """Works out nodes of one session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._traits = traits_of(session.declared.dialect)
        self._prepared = False

    def prepare(self) -> None:
        """Load what every node needs, once."""
        if self._prepared:
            return
        from dq_lineage.interface import lineage

        self._prepared = True
        lineage("select 1 as one", self._session.declared.dialect)
        self._session.prepare()

    def __call__(self, message: bytes) -> bytes:
        """Answer a message."""
        asked = json.loads(message)
        if "macros" in asked:
            return json.dumps(packed(self._session.macro_problems())).encode()
        known = {each: restored_table(value) for each, value in asked["known"].items()}
        answer = self.answer(asked["node"], asked["readings"], known, frozenset(asked["without"]))
        return json.dumps(answer, separators=(",", ":")).encode()

    def answer(
        self, name: str, readings: list[str], known: dict[str, Relation], without: frozenset[str]
    ) -> dict[str, Any]:
        """Return what there is to say of a node; `known` are the relations that come from SQL."""
        nodes = self._session.declared.nodes
        node = self._named(nodes[name])
        self._add_declared(known, readings)
        renderings = self._session.render(nodes[name], known)
        found = referenced_by(renderings, node) or tuple(dict.fromkeys(readings))
        referenced = tuple(each for each in found if each in nodes)
        needs = [
            each
            for each in referenced
            if each not in known and each not in without and is_computed(nodes[each])
        ]
        if needs:
            return {"needs": needs}
        self._add_declared(known, referenced)
        told = self._told(node, renderings, [known[each] for each in referenced if each in known])
        names = {each: list(known[each].name) for each in referenced if each in known}
        notes = packed(notes_of(renderings, referenced, readings))
        return {"renderings": packed(renderings), **told, "names": names, "notes": notes}

    def _named(self, node: Node) -> Node:
        """Return a node with the name of its table by the project's own rules, where it has such."""
        if node.relation is None or node.kind == "source":
            return node
        return with_name(node, self._session.relation_name(node))

    def _add_declared(self, known: dict[str, Relation], ids: Iterable[str]) -> None:
        nodes = self._session.declared.nodes
        for each in ids:
            node = nodes[each]
            if each not in known and not is_computed(node) and node.relation is not None:
                known[each] = declared(self._named(node)).lean()

    def _told(self, node: Node, renderings: Renderings, relations: list[Relation]) -> dict[str, Any]:
        columns: tuple[Column, ...] = ()
        closed = False
        lineages: list[dict[str, Any]] = []
        name = table_name(node)
        for number, rendered in enumerate(renderings.branches):
            own = [Relation(name, columns)] if closed and name else []
            lineage = self._lineage(node, rendered, [*relations, *own])
            if not number:
                writing = writing_of(lineage)
                columns, closed = columns_of(writing)
                name = name or (tuple(writing.writes[-1].split(".")) if writing is not None else ())
            lineages.append(stored(lineage, placing(rendered)))
        own_name = name if node.relation is None else node.relation.name
        return {
            "lineages": lineages,
            "columns": stored_columns(columns),
            "closed": closed,
            "name": list(own_name),
        }

    def _lineage(self, node: Node, rendered: Rendered, relations: list[Relation]) -> Lineage:
        """Return the lineage of a branch, in which it writes the node's table."""
        from dq_lineage.interface import lineage, prepared

        name = self._session.declared.dialect
        catalog = prepared([each for each in relations if each.columns], name)
        names: dict[str, str] = {}
        own = table_name(node)
        for relation in [*relations, *([Relation(own)] if own else [])]:
            meant, *others = spellings(relation.name, self._traits)
            for other in others:
                if other != meant:
                    names[other] = meant
                    _declare(catalog, other, catalog.columns(meant), relation)
        found = lineage(Source(rendered.raw.path, rendered.text), name, catalog)
        found = renamed(found, names)
        if makes_table(node):
            found = written(found, node, canonical(own, self._traits), rendered)
        return less_sure(found) if rendered.unresolved else found


def _declare(catalog: Any, name: str, columns: tuple[str, ...] | None, relation: Relation) -> None:
    if columns and len(columns) == len(relation.columns):
        shapes = [StoredShape(Shape(each.type, each.nullable)) for each in relation.columns]
        catalog.put(name, columns, shapes)


def referenced_by(renderings: Renderings, node: Node) -> tuple[str, ...]:
    """Return the ids of the nodes that a rendering reads, itself left out, in order."""
    found = dict.fromkeys(
        reference.node
        for rendered in renderings.branches
        for reference in rendered.references
        if reference.node and reference.node != node.id
    )
    return tuple(found)


def placing(rendered: Rendered) -> Callable[[int, int], Location]:
    """Return the function from spans of a rendered text to places in the file it came from."""
    from dq_lineage.projects.mapping import origin

    def placed(start: int, end: int) -> Location:
        return origin(rendered, start, end)

    return placed


def nothing(node: Node, problem: str) -> dict[str, Any]:
    """Return the answer about a node that could not be worked out within its limits."""
    unresolved = Unresolved("limit", node.name, node.location, problem)
    return {"renderings": packed(Renderings((), (unresolved,))), "lineages": []}
