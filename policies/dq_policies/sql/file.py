"""A SQL file of the user: what was read of it, and what is known around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from dq_core.location import Location
from dq_core.record import field, identity_record
from dq_core.relation import Relation
from dq_core.source import Source
from dq_lineage.answer.records import Statement
from dq_lineage.dialects.traits import Traits, traits_of
from dq_lineage.projects.records import Node, Rendered
from dq_lineage.reading.script import Read
from dq_lineage.resolving.catalog import Catalog
from dq_lineage.statements.answering import Session
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.mapped import original
from dq_policies.sql.places import Places, Span
from dq_policies.sql.scopes import NotingResolver

if TYPE_CHECKING:
    from sqlglot import exp


def no_view(_name: str) -> None:
    """Know of no view."""


@identity_record
class FileContext:
    """What is known around a SQL file, beside the tables.

    `promised` is what contracts promise of tables, by their folded names and the ends of these that one table
    alone has. `masking` are patterns of the functions and macros that the user says hide a value. `view_of`
    gives the query of a view by the folded name of the table. `settled` are the names of tables whose layout
    the project decides, so that one without partitions has none.
    """

    promised: Mapping[str, Relation] = field(default_factory=dict)
    masking: Sequence[str] = ()
    view_of: Callable[[str], exp.Expr | None] = field(default=no_view)
    settled: frozenset[tuple[str, ...]] = frozenset()


@identity_record
class Unread:
    """A statement that is no SQL of its dialect: what is wrong, and where in the user's file."""

    reason: str
    location: Location


class SqlFile:
    """One SQL text of the user, as `dq_policies.sql.preparing` reads it.

    `source` is the text as the user sees it, `relations` the tables that are known, `context` what else is.
    Of a model of a project, `node` is what the project says of it and `rendered` what it was rendered to;
    `read` is then the rendered text, else the source itself. `unread` are the statements that are no SQL;
    `template` is where the text holds Jinja that nobody rendered, so that it was not read at all; None for
    SQL.
    """

    language = "sql"

    def __init__(
        self,
        source: Source,
        dialect: str,
        relations: Catalog,
        node: Node | None,
        rendered: Rendered | None,
        context: FileContext,
        *,
        read: Source,
        reads: tuple[Read, ...],
        template: Location | None,
    ) -> None:
        self.source = source
        self.dialect = dialect
        self.traits: Traits = traits_of(dialect)
        self.relations = relations
        self.node = node
        self.rendered = rendered
        self.context = context
        self.read = read
        self.reads = reads
        self.template = template
        self.statements: tuple[SqlStatement, ...] = tuple(self._statements())
        self.unread: tuple[Unread, ...] = tuple(self._unread())
        self._session: Session | None = None
        self._answered: list[tuple[Statement, NotingResolver]] = []

    @property
    def path(self) -> str:
        """The path of the file, as reports show it."""
        return self.source.path

    @property
    def config(self) -> dict[str, object]:
        """The settings of the model that the text is, those that rendering found over those of the node."""
        node = dict(self.node.config) if self.node is not None else {}
        return {**node, **(dict(self.rendered.config) if self.rendered is not None else {})}

    def location_of(self, span: Span) -> Location:
        """Return the place in the user's file of a span of the text that was read."""
        return self.source.location(*original(self.rendered, span))

    def tables(self) -> dict[str, Relation | None]:
        """Return the physical tables that the statements name, and what is known of each."""
        return {
            statement.table_name(table): statement.relation(table)
            for statement in self.statements
            for table in statement.tables
        }

    def answered(self, at: int) -> tuple[Statement, NotingResolver]:
        """Return the lineage of the read at this place, and who resolved it; those before it come first."""
        if self._session is None:
            self._session = Session(self.traits, self.relations.session(), NotingResolver)
        while len(self._answered) <= at:
            index = len(self._answered)
            statement = self._session.add(index, self.reads[index])
            self._answered.append((statement, cast("NotingResolver", self._session.resolver)))
        return self._answered[at]

    def _statements(self) -> Iterator[SqlStatement]:
        """Yield what is SQL; reads of one script share the places of its tokens."""
        places: dict[int, Places] = {}
        index = 0
        for at, read in enumerate(self.reads):
            if read.tree is not None:
                script = read.text
                where = places.get(id(script)) or places.setdefault(id(script), Places(script.tokens))
                yield SqlStatement(self, at, index, read.tree, where)
                index += 1

    def _unread(self) -> Iterator[Unread]:
        for read in self.reads:
            if read.tree is None and read.reason == "unparsed":
                span = read.problem_at or read.start, read.end
                yield Unread(read.problem, self.location_of(span))
