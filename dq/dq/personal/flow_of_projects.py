"""The models of a project to passages of columns, by their lineage and, where it takes that, by their SQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dq.personal.flow_read import FlowRead, add_statement
from dq.repositories.opening import Project
from dq_core.record import changed
from dq_core.relation import Column, Relation
from dq_lineage.answer.records import OutputColumn
from dq_lineage.interface import prepared
from dq_lineage.projects.resolved import Resolved
from dq_policies.personal.classifying import with_said
from dq_policies.personal.flow.statement import STAR, Output, outputs_of
from dq_policies.personal.flow.ways import KEEP, MASKED, Origin, Way
from dq_policies.personal.said import said_of
from dq_policies.sql.preparing import sql_file


def read_project(
    project: Project, masking: Sequence[str], told: Sequence[Relation] = (), least: float = 0.0
) -> FlowRead:
    """Return what the enabled models of a project do with columns.

    `told` are tables that contracts describe, whose classifications and tags win. The lineage tells it where
    columns are passed on as they are; the SQL of a model is looked at where something is computed of what
    may be personal.
    """
    declared = project.repository.declared
    read = FlowRead(declared.dialect, least=least)
    every = project.repository.resolve()
    for resolved in every.values():
        if resolved.table and resolved.node.kind != "test":
            read.relations[resolved.table] = with_said(resolved.relation, resolved.node)
            _note_kind(read, resolved)
    _classify(read, told)
    wanted = [each for each in every.values() if each.node.kind not in ("test", "analysis")]
    reach = _reach(read, wanted)
    for resolved in wanted:
        _add_node(read, project, resolved, reach, masking)
    _note_exposures(read, project)
    return read


def _classify(read: FlowRead, told: Iterable[Relation]) -> None:
    """Let the classifications and tags of contracts win over those of the project, by the end of a name."""
    for contract in told:
        end = f".{'.'.join(contract.name)}".lower()
        found = [name for name in read.relations if f".{name}".lower().endswith(end)]
        for name in found if len(found) == 1 else ():
            said = {column.name.lower(): column for column in contract.columns}
            columns = [
                _classified(column, said.get(column.name.lower())) for column in read.relations[name].columns
            ]
            read.relations[name] = changed(read.relations[name], columns=tuple(columns))


def _classified(column: Column, said: Column | None) -> Column:
    if said is None or said_of(said.classification, said.tags) is None:
        return column
    return changed(column, classification=said.classification, tags=said.tags)


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
        add_statement(read, statement, place, resolved.table, outputs)


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
            bound = MASKED if source.masking else KEEP
            found = [output.ways[origin] for output in told.get(column.name, ()) if origin in output.ways]
            way = max(found, key=lambda each: each.left) if found else bound
            if origin not in ways or way.left > ways[origin].left:
                ways[origin] = way
    accessed = ((source.dataset, source.column) for source in column.sources if source.kind != "DIRECT")
    yield Output(column, ways, tuple(each for each in accessed if each not in ways))
