"""Unit tests as renderings: no SQL, what they refer to, and the columns that are not there."""

from __future__ import annotations

from collections.abc import Mapping

from dq_core.relation import Relation
from dq_core.source import Source
from dq_lineage.projects.records import Node, Rendered, Renderings, Unresolved


def render_unit_test(
    nodes: Mapping[str, Node], node: Node, raw: Source, known: Mapping[str, Relation]
) -> Renderings:
    """Return a rendering without text; `known` has the columns of models, where these are all they have."""
    lacks = []
    for each in node.elements:
        columns = known[each.of].columns if each.of in known else ()
        if columns and each.member.lower() not in {column.name.lower() for column in columns}:
            detail = f"unit test {node.name}, which names it of {nodes[each.of].name}"
            lacks.append(Unresolved("column", each.member, raw.location(each.start, each.end), detail))
    return Renderings((Rendered("only", "", raw, references=node.depends_on),), tuple(lacks))
