"""`dq pii` on SQL files and repositories: where personal columns go to, and how to erase a person."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator

from dq.commands.output import finish
from dq.commands.project_options import wish_of
from dq.commands.sql_options import dialect_of
from dq.personal.erasure import plan
from dq.personal.flow_as_json import plain
from dq.personal.flow_as_picture import picture_of
from dq.personal.flow_as_text import text_of
from dq.personal.flow_of_files import read_files
from dq.personal.flow_of_projects import read_project
from dq.personal.flow_read import FlowRead
from dq.personal.flow_told import FlowTold
from dq.personal.targets import kind_of_target
from dq.project.collecting import SQL_FILES, Collected, collect
from dq.project.rule_packages import personal_rules
from dq.project.sql_context import SqlContext, known_relations
from dq.project.sql_linting import prepare
from dq.reports.palette import Palette
from dq.reports.report import Report
from dq.tracing.schema_files import relations_from
from dq_contracts.loading import Library, Opened
from dq_core.config.settings import Config
from dq_core.errors import DqError
from dq_core.finding import Finding
from dq_core.notices.nothing_found import nothing_found
from dq_core.notices.path_missing import path_missing
from dq_core.paths import shown
from dq_core.relation import Relation
from dq_core.source import Source
from dq_lineage.notices.statement_unparsable import statement_unparsable
from dq_policies.personal.flow.tracing import Flow
from dq_policies.sql.file import SqlFile

_LINK = "PRJ127"
_Read = tuple[str, FlowRead, frozenset[str]]
"""A name, what was read under it, and the tables to tell of; all if there are none."""


def run(arguments: argparse.Namespace, config: Config, findings: list[Finding], root: str | None) -> int:
    """Follow personal data through the projects below a folder, or through SQL files; return the exit code.

    `root` is the folder of the projects, None for files by themselves. With `arguments.erasure` the report
    says how a person's rows would be erased; nothing is ever run.
    """
    return finish(arguments, personal_rules(), report_of(arguments, config, findings, root))


def report_of(
    arguments: argparse.Namespace, config: Config, findings: list[Finding], root: str | None
) -> Report:
    """Return what `run` reports."""
    read, more, files = _read(arguments, config, root)
    told = [_told(arguments, *each) for each in read]
    return _report(config, told, [*findings, *more], files)


def _read(
    arguments: argparse.Namespace, config: Config, root: str | None
) -> tuple[list[_Read], list[Finding], tuple[str, ...]]:
    if root is None:
        return _of_files(arguments, config)
    from dq.repositories.opening import opened
    from dq.repositories.selecting import nodes_named

    wish = wish_of(arguments, config)
    told = tuple(known_relations(config, wish.dialect, _contracts(arguments)))
    with opened(root, wish) as projects:
        named = [found for name in arguments.model or () for found in nodes_named(projects, name)]
        read: list[_Read] = []
        for project in projects:
            tables = [project.repository.resolved(node.id).table for of, node in named if of is project]
            if tables or not named:
                flow = read_project(project, config.masking, told, arguments.min_confidence)
                read.append((project.name or project.folder, flow, frozenset(tables)))
        unread = [each for project in projects for each in project.repository.findings if _is_left_out(each)]
        return read, unread, ()


def _is_left_out(finding: Finding) -> bool:
    """Say whether a finding about a project tells of something that was not read."""
    return finding.code == _LINK or finding.severity == "error"


def _contracts(arguments: argparse.Namespace) -> list[Opened]:
    """Return the contracts that the command line names. Raises DqError for one that is not there."""
    named = [path for path in arguments.paths if kind_of_target(path) == "contract"]
    named += arguments.contract
    for path in named:
        if not os.path.isfile(path):
            raise DqError(path_missing(shown(path)))
    library = Library()
    return [library.open(os.path.abspath(path)) for path in named]


def _of_files(
    arguments: argparse.Namespace, config: Config
) -> tuple[list[_Read], list[Finding], tuple[str, ...]]:
    dialect = dialect_of(arguments, config)
    collected = collect(arguments.paths, config, wanted=SQL_FILES)
    given = relations_from(arguments.schema, dialect, config.root)
    relations = list(known_relations(config, dialect, _contracts(arguments), given))
    files, findings = _prepared(collected, dialect, SqlContext(relations, masking=config.masking))
    own = [relation for file in files for relation in _created(file.read, dialect)]
    read = read_files(files, [*own, *relations], dialect, arguments.min_confidence)
    name = ", ".join(shown(path) for path in arguments.paths[:3]) or "the working directory"
    if not files and not collected.findings:
        findings = [*findings, nothing_found("SQL file", name)]
    return [(name, read, frozenset())], [*collected.findings, *findings], tuple(file.path for file in files)


def _prepared(collected: Collected, dialect: str, known: SqlContext) -> tuple[list[SqlFile], list[Finding]]:
    """Return the SQL files that were collected, read, and what in them could not be read."""
    chosen = [file for file in collected.files if file.kind == "sql" or file.path.lower().endswith(".sql")]
    files, findings = prepare(chosen, dialect, known)
    unread = (
        statement_unparsable(each.reason, each.location, "it is left out; check the dialect")
        for file in files
        for each in file.unread
    )
    return files, [*findings, *unread]


def _created(source: Source, dialect: str) -> Iterator[Relation]:
    """Yield the tables that a script creates, with their keys; what cannot be read is told of elsewhere."""
    from dq_lineage.schemas.ddl import relations_in
    from dq_lineage.schemas.schema_error import SchemaError

    try:
        yield from relations_in(source, dialect)
    except SchemaError:
        return


def _told(arguments: argparse.Namespace, name: str, read: FlowRead, tables: frozenset[str]) -> FlowTold:
    every = Flow(read.passages, read.accesses, read.judged).traces(read.columns())
    traces = tuple(trace for trace in every if not tables or tables & trace.tables)
    erasure = plan(read, traces) if arguments.erasure else None
    return FlowTold(name, read, traces, erasure)


def _report(config: Config, told: list[FlowTold], findings: list[Finding], files: tuple[str, ...]) -> Report:
    personal = [plain(each) for each in told]
    return Report(
        "pii",
        tuple(findings),
        files,
        coverage={"personal": [each["coverage"] for each in personal]},
        data={"personal": personal},
        fail_on=config.fail_on,
        picture=lambda: picture_of(told),
        preface=lambda palette: _lines(told, palette),
    )


def _lines(told: list[FlowTold], palette: Palette) -> Iterator[str]:
    for each in told:
        if each.read.statements:
            yield from text_of(each, palette)
