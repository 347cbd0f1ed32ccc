"""Semantic models, metrics and saved queries as queries that mean the same: lineage goes through these.

They are never run: a query names what each measure and metric is made of, in one block without grouping.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from dq_core.record import identity_record
from dq_core.relation import Relation
from dq_core.source import Source
from dq_lineage.dialects.traits import traits_of
from dq_lineage.projects.dbt.declaring.plain_jinja import has_jinja
from dq_lineage.projects.dbt.rendering.semantic_checking import expression_problems
from dq_lineage.projects.dbt.rendering.semantic_expressions import aggregated, columns_of, parsed
from dq_lineage.projects.dbt.rendering.semantic_text import SemanticText
from dq_lineage.projects.records import Element, Lack, Node, Reference, Renderings, Unresolved
from dq_lineage.resolving.catalog import needs_quotes

_NAME = re.compile(r"[^\W\d]\w*")


@identity_record
class Around:
    """What stands around a node: all nodes by id, the dialect, how names are quoted, and names of tables."""

    nodes: Mapping[str, Node]
    dialect: str
    quote: Callable[[str], str]
    table: Callable[[Node], str]


def render_semantic(around: Around, node: Node, raw: Source, known: Mapping[str, Relation]) -> Renderings:
    """Return the query of a node that `raw` declares.

    `known` has the columns of the models, where these are all they have.
    """
    writing = _Writing(around, node, raw)
    if node.kind != "semantic_model":
        writing.query()
    elif node.depends_on:
        writing.semantic_model(known)
    else:
        return Renderings()
    lacks = (*writing.unresolved, *expression_problems(node, raw, around.dialect))
    return Renderings((writing.text.rendered(writing.references),), lacks)


class _Writing:
    """The query of one node on its way, and what it lacks."""

    def __init__(self, around: Around, node: Node, raw: Source) -> None:
        self._around, self._node, self._raw = around, node, raw
        self._traits = traits_of(around.dialect)
        self.text = SemanticText(node, raw)
        self.unresolved: list[Unresolved] = []
        self.references: tuple[Reference, ...] = tuple(one for one in node.depends_on if one.name)

    def semantic_model(self, known: Mapping[str, Relation]) -> None:
        """Write each entity, dimension and measure as a column over the model."""
        if not self.references:
            return
        reference = self.references[0]
        meant = self._around.nodes.get(reference.node)
        table = self._around.table(meant) if meant else self._quoted(reference.name)
        columns = known[reference.node].columns if reference.node in known else ()
        have = {column.name.lower() for column in columns}
        self.text.write("select\n")
        for number, each in enumerate(self._node.elements):
            text = self._checked(each, have)
            self.text.write(f"{', ' * bool(number)}{text} as {self._quoted(each.name)}\n", each)
        self.text.write("*\n" if not self._node.elements else "")
        self.text.write(f"from {table}")

    def query(self) -> None:
        """Write a metric as a column over its inputs, and a saved query as a column for each of them."""
        inputs = [each for each in self._node.elements if each.kind == "input"]
        conditions = [each for each in self._node.elements if each.kind == "condition"]
        self.text.write("select\n")
        self._columns(inputs)
        self.text.write("from\n" if inputs or conditions else "")
        for number, each in enumerate((*inputs, *conditions)):
            of = self._around.nodes[each.of]
            name = ".".join(self._around.quote(part) for part in self._folded(of.kind, of.name))
            alias = self._quoted(self._alias(each, number))
            column = f"{self._quoted(each.member)} as {alias}"
            self.text.write(f"{', ' * bool(number)}(select {column} from {name}) as i{number}\n", each)
        for number, each in enumerate(conditions, len(inputs)):
            word = "and" if number > len(inputs) else "where"
            self.text.write(f"{word} i{number}.{self._quoted(self._alias(each, number))} is not null\n", each)

    def _columns(self, inputs: list[Element]) -> None:
        if self._node.kind == "saved_query":
            for number, each in enumerate(inputs):
                name = self._quoted(each.name)
                self.text.write(f"{', ' * bool(number)}i{number}.{name} as {name}\n", each)
            return
        formula = next((each for each in self._node.elements if each.kind == "formula"), None)
        text = self._checked(formula, set()) if formula else ""
        whole = " / ".join(f"i{number}.{self._quoted(each.name)}" for number, each in enumerate(inputs))
        self.text.write(f"{text or whole or 'null'} as {self._quoted(self._node.name)}\n", formula)

    @staticmethod
    def _alias(each: Element, number: int) -> str:
        """Return the name of a column of the query's inputs; those of conditions must hide no other."""
        return each.name if each.kind == "input" else f"condition {number}"

    def _checked(self, each: Element, have: set[str]) -> str:
        """Return the SQL of an element; what it lacks is noted."""
        text = (each.expression or each.name).strip()
        if has_jinja(text):
            self._note("jinja", f"of the {each.kind} {each.name}", each)
            return "null"
        tree = parsed(text, self._around.dialect)
        if tree is None and _NAME.fullmatch(text):
            text = self._quoted(text)
            tree = parsed(text, self._around.dialect)
        if tree is None:
            return "null"
        absent = [name for name in columns_of(tree) if have and name.lower() not in have]
        for column in dict.fromkeys(absent):
            self._note("column", column, each)
        if absent == [text]:
            return "null"
        return aggregated(each, text)

    def _quoted(self, name: str) -> str:
        """Return a name between signs, folded as the warehouse folds it where it has none."""
        return self._around.quote(self._traits.column(name, needs_quotes(name)))

    def _folded(self, *parts: str) -> Iterator[str]:
        return (self._traits.table(part, needs_quotes(part)) for part in parts)

    def _note(self, lack: Lack, name: str, each: Element) -> None:
        place = self._raw.location(each.start, each.end)
        self.unresolved.append(Unresolved(lack, name, place, f"{each.kind} {each.name}"))
