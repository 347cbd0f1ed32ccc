"""What was read of SQL for following personal data: passages of columns, tables, and what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dq_core.record import field, mutable_record
from dq_core.relation import Relation
from dq_lineage.answer.records import Statement
from dq_lineage.dialects.traits import traits_of
from dq_policies.personal.classifying import Judged, judge_in
from dq_policies.personal.flow.statement import Output
from dq_policies.personal.flow.tracing import Access, Passage
from dq_policies.personal.flow.ways import Origin

RESULT_OF = "the result of "
"""What the rows of a statement are called that writes no table, before its file."""


@mutable_record
class FlowRead:
    """What was read. `relations` are tables by their folded names, `unknown` says in words what is not known.

    `rebuilt` tells of tables that are made anew by each run, `views` of those that hold no rows, `exposures`
    who uses tables beside SQL, by the tables' names.
    """

    dialect: str = ""
    passages: list[Passage] = field(default_factory=list)
    accesses: list[Access] = field(default_factory=list)
    relations: dict[str, Relation] = field(default_factory=dict)
    unknown: dict[str, None] = field(default_factory=dict)
    exports: dict[str, None] = field(default_factory=dict)
    exposures: dict[str, list[str]] = field(default_factory=dict)
    views: set[str] = field(default_factory=set)
    rebuilt: set[str] = field(default_factory=set)
    read: set[str] = field(default_factory=set)
    statements: int = 0
    least: float = 0.0
    _judged: dict[Origin, Judged] = field(default_factory=dict)

    def judged(self, column: Origin) -> Judged:
        """Return what is known of a column by itself; evidence less sure than `least` does not count."""
        found = self._judged.get(column)
        if found is None:
            found = judge_in(self.relations.get(column[0]), *column)
            if found.personal is not None and found.personal.confidence < self.least:
                found = Judged(found.said)
            self._judged[column] = found
        return found

    def columns(self) -> Iterator[Origin]:
        """Yield every column that is known: of tables, and those that statements name."""
        fold = traits_of(self.dialect).column
        for name, relation in self.relations.items():
            yield from ((name, fold(column.name, False)) for column in relation.columns)  # noqa: FBT003 - the shape of all foldings
        for passage in self.passages:
            yield passage.source
            yield passage.target
        yield from (access.source for access in self.accesses)


def add_statement(
    read: FlowRead, statement: Statement, path: str, table: str, outputs: Iterable[Output]
) -> None:
    """Add the passages and accesses of one statement of a file, whose rows are `table` if it writes none."""
    read.statements += 1
    read.read.update(name for name in statement.reads if name not in statement.writes)
    if statement.kind == "CREATE_VIEW":
        read.views.update(statement.writes)
    if statement.kind == "UNLOAD":
        read.exports.update(dict.fromkeys(statement.writes))
    result = table or f"{RESULT_OF}{path}"
    for output in outputs:
        column = output.column
        target = (column.dataset or result, column.name)
        # a table that is written again from itself tells nothing new
        read.passages += [
            Passage(origin, target, way, column.location)
            for origin, way in output.ways.items()
            if origin != target
        ]
        read.accesses += [Access(origin, target[0], "CONDITIONAL") for origin in output.accessed]
    to = statement.writes[0] if statement.writes else result
    read.accesses += [Access((each.dataset, each.column), to, each.subtype) for each in statement.indirect]
    for unknown in statement.unknowns:
        place = unknown.location
        line = f":{place.line}" if place is not None else ""
        about = f" ({', '.join(unknown.candidates[:3])})" if unknown.candidates else ""
        read.unknown[f"{path}{line}: {unknown.reason.replace('_', ' ')}{about}"] = None
