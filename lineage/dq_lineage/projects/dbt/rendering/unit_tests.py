"""Unit tests as renderings: no SQL, what they refer to, and the columns that are not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dq_core.record import identity_record
from dq_core.relation import Relation
from dq_core.source import Source
from dq_lineage.projects.dbt.declaring.plain_jinja import has_jinja
from dq_lineage.projects.records import Element, Lack, Node, Rendered, Renderings, Unresolved


def render_unit_test(
    nodes: Mapping[str, Node], node: Node, raw: Source, known: Mapping[str, Relation], dialect: str
) -> Renderings:
    """Return a rendering without text; `known` has the columns of models, where these are all they have."""
    lacks: list[Unresolved] = []
    for each in node.elements:
        columns = known[each.of].columns if each.of in known else ()
        if columns:
            names = {column.name.lower(): column.name for column in columns}
            about = _About(node, nodes[each.of], raw, names, dialect)
            lacks += about.rows(each) if each.kind == "rows" else about.column(each)
    return Renderings((Rendered("only", "", raw, references=node.depends_on),), tuple(lacks))


@identity_record
class _About:
    """A unit test and one of the models that its rows are of, whose `columns` are by name in lower case."""

    test: Node
    model: Node
    raw: Source
    columns: Mapping[str, str]
    dialect: str

    def column(self, each: Element) -> Iterator[Unresolved]:
        """Yield the column that rows name, if the model does not have it."""
        if each.member.lower() not in self.columns:
            what = f"unit test {self.test.name}, which names it of {self.model.name}"
            yield self._lack("column", each, each.member, what)

    def rows(self, each: Element) -> Iterator[Unresolved]:
        """Yield the columns of the model that SQL of expected rows does not give."""
        names = _columns_of_query(each.expression, self.dialect)
        what = f"rows that the unit test {self.test.name} expects of {self.model.name}"
        for lowered, name in self.columns.items() if names else ():
            if lowered not in names:
                yield self._lack("rows", each, name, what)

    def _lack(self, lack: Lack, each: Element, name: str, what: str) -> Unresolved:
        detail = f"{what} in {each.role}" if each.role else what
        return Unresolved(lack, name, self.raw.location(each.start, each.end), detail)


def _columns_of_query(text: str, dialect: str) -> frozenset[str]:
    """Return the names of the columns of a query in lower case; none where not all of them are known."""
    import sqlglot
    from sqlglot import exp
    from sqlglot.errors import SqlglotError

    if has_jinja(text):
        return frozenset()
    try:
        tree = sqlglot.parse_one(text, dialect=dialect or None)
    except (SqlglotError, RecursionError):
        return frozenset()
    names = [each.output_name for each in tree.selects] if isinstance(tree, exp.Query) else []
    return frozenset(map(str.lower, names)) if names and all(names) and "*" not in names else frozenset()
