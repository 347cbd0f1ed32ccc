"""SQL files and repositories to passages of columns, for following personal data through them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dq.repositories.opening import Project
from dq_core.record import field, mutable_record
from dq_core.relation import Relation
from dq_lineage.answer.records import OutputColumn, Statement
from dq_lineage.dialects.traits import traits_of
from dq_lineage.interface import prepared
from dq_lineage.projects.known import canonical
from dq_lineage.projects.resolved import Resolved
from dq_policies.personal.classifying import Judged, judge_in, with_said
from dq_policies.personal.flow.statement import STAR, Output, outputs_of
from dq_policies.personal.flow.tracing import Access, Passage
from dq_policies.personal.flow.ways import KEEP, PSEUDONYM, Origin, Way
from dq_policies.sql.facts import SqlFile
from dq_policies.sql.preparing import sql_file

_MASKED = Way(PSEUDONYM, ("a masking function",))


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

    def judged(self, column: Origin) -> Judged:
        """Return what is known of a column by itself."""
        found = self._judged.get(column)
        if found is None:
            found = self._judged[column] = judge_in(self.relations.get(column[0]), *column)
        return found

    _judged: dict[Origin, Judged] = field(default_factory=dict)

    def columns(self) -> Iterator[Origin]:
        """Yield every column that is known: of tables, and those that statements name."""
        for name, relation in self.relations.items():
            fold = traits_of(self.dialect).column
            yield from ((name, fold(column.name, False)) for column in relation.columns)  # noqa: FBT003
        for passage in self.passages:
            yield passage.source
            yield passage.target
        yield from (access.source for access in self.accesses)


def read_files(files: Iterable[SqlFile], relations: Iterable[Relation], dialect: str) -> FlowRead:
    """Return what SQL files do with columns, each script by itself."""
    read = FlowRead(dialect)
    traits = traits_of(dialect)
    for relation in relations:
        read.relations[canonical(relation.name, traits)] = relation
    for file in files:
        for unread in file.unread:
            read.unknown[f"{unread.location.path}:{unread.location.line}: a statement that is no SQL"] = None
        if file.template is not None:
            read.unknown[f"{file.path}: it holds templates, and belongs to no project"] = None
        for statement in file.statements:
            _add(read, statement.lineage, file.path, "", list(outputs_of(statement, file.masking)))
    return read


def read_project(project: Project, masking: Sequence[str]) -> FlowRead:
    """Return what the enabled models of a project do with columns.

    The lineage tells it where columns are passed on as they are; the SQL of a model is looked at where
    something is computed of what may be personal.
    """
    declared = project.repository.declared
    read = FlowRead(declared.dialect)
    every = project.repository.resolve()
    for resolved in every.values():
        if resolved.table and resolved.node.kind != "test":
            read.relations[resolved.table] = with_said(resolved.relation, resolved.node)
            _note_kind(read, resolved)
    wanted = [each for each in every.values() if each.node.kind not in ("test", "analysis")]
    reach = _reach(read, wanted)
    for resolved in wanted:
        _add_node(read, project, resolved, reach, masking)
    _note_exposures(read, project)
    return read


def _note_kind(read: FlowRead, resolved: Resolved) -> None:
    node = resolved.node
    if node.kind != "model":
        return
    if node.materialized in ("view", "ephemeral"):
        read.views.add(resolved.table)
    elif node.materialized != "incremental":
        read.rebuilt.add(resolved.table)


def _note_exposures(read: FlowRead, project: Project) -> None:
    repository = project.repository
    for node in repository.declared.nodes.values():
        for reference in node.depends_on if node.kind == "exposure" and node.enabled else ():
            if reference.node:
                table = repository.resolved(reference.node).table
                read.exposures.setdefault(table, []).append(node.name)


def _reach(read: FlowRead, wanted: Iterable[Resolved]) -> set[Origin]:
    """Return the columns that may hold something personal, whatever masks it on the way."""
    onward: dict[Origin, set[Origin]] = {}
    for resolved in wanted:
        for statement in resolved.script.statements:
            for column in statement.columns:
                target = (column.dataset or resolved.table, column.name)
                for source in column.sources:
                    if source.kind == "DIRECT":
                        onward.setdefault((source.dataset, source.column), set()).add(target)
    found = {column for column in (*onward, *read.columns()) if read.judged(column).personal is not None}
    waiting = list(found)
    while waiting:
        table, name = waiting.pop()
        stars = ((to[0], name) if to[1] == STAR else to for to in onward.get((table, STAR), ()))
        for to in (*onward.get((table, name), ()), *stars):
            if to not in found:
                found.add(to)
                waiting.append(to)
    return found


def _add_node(
    read: FlowRead, project: Project, resolved: Resolved, reach: set[Origin], masking: Sequence[str]
) -> None:
    script = resolved.script
    place = resolved.node.location.path if resolved.node.location is not None else resolved.node.path
    for lack in resolved.unresolved:
        read.unknown[f"{place}: {lack.lack} {lack.name}"] = None
    columns = [column for statement in script.statements for column in statement.columns]
    told: dict[str, list[Output]] = {}
    if any(_is_computed(column, reach) for column in columns):
        for output in _outputs(project, resolved, masking):
            told.setdefault(output.column.name, []).append(output)
    for statement in script.statements:
        outputs = [each for column in statement.columns for each in _told(column, told)]
        _add(read, statement, place, resolved.table, outputs)


def _is_computed(column: OutputColumn, reach: set[Origin]) -> bool:
    return any(
        source.kind == "DIRECT"
        and (source.subtype != "IDENTITY" or source.masking)
        and (source.dataset, source.column) in reach
        for source in column.sources
    )


def _outputs(project: Project, resolved: Resolved, masking: Sequence[str]) -> Iterator[Output]:
    repository, dialect = project.repository, project.repository.declared.dialect
    known = [repository.resolved(each).relation for each in resolved.upstream]
    catalog = prepared([each for each in (*known, resolved.relation) if each.columns], dialect)
    for rendered in resolved.renderings.branches:
        file = sql_file(rendered.raw, dialect, catalog, resolved.node, rendered)
        for statement in file.statements:
            yield from outputs_of(statement, masking)


def _told(column: OutputColumn, told: dict[str, list[Output]]) -> Iterator[Output]:
    """Yield what the SQL tells of a column that the lineage knows; without that, what the lineage says."""
    ways: dict[Origin, Way] = {}
    for source in column.sources:
        if source.kind == "DIRECT":
            origin = (source.dataset, source.column)
            bound = _MASKED if source.masking else KEEP
            found = [output.ways[origin] for output in told.get(column.name, ()) if origin in output.ways]
            way = max(found, key=lambda each: each.left) if found else bound
            if origin not in ways or way.left > ways[origin].left:
                ways[origin] = way
    accessed = ((source.dataset, source.column) for source in column.sources if source.kind != "DIRECT")
    yield Output(column, ways, tuple(each for each in accessed if each not in ways))


def _add(read: FlowRead, statement: Statement, path: str, table: str, outputs: list[Output]) -> None:
    """Add the passages and accesses of one statement."""
    read.statements += 1
    read.read.update(name for name in statement.reads if name not in statement.writes)
    if statement.kind == "CREATE_VIEW":
        read.views.update(statement.writes)
    if statement.kind == "UNLOAD":
        read.exports.update(dict.fromkeys(statement.writes))
    result = table or f"the result of {path}"
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
