"""`dq pii` on SQL files and repositories: where personal columns go to, and how to erase a person."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from dq.commands.output import finish
from dq.commands.project_options import wish_of
from dq.commands.sql_options import dialect_of
from dq.personal.erasure import plan
from dq.personal.flow_reading import FlowRead, read_files, read_project
from dq.personal.flow_view import FlowTold, picture_of, plain, text_of
from dq.reports.palette import Palette
from dq.reports.report import Report
from dq_core.config.settings import Config
from dq_core.finding import Finding
from dq_core.paths import shown
from dq_core.relation import Relation
from dq_core.source import Source


def run(arguments: argparse.Namespace, config: Config, findings: list[Finding], root: str | None) -> int:
    """Follow personal data through the projects below a folder, or through SQL files; return the exit code.

    `root` is the folder of the projects, None for files by themselves. With `arguments.erasure` the report
    says how a person's rows would be erased; nothing is ever run.
    """
    erasure = bool(getattr(arguments, "erasure", False))
    if root is not None:
        told = _of_projects(arguments, config, root, erasure=erasure)
        files: tuple[str, ...] = ()
    else:
        told, more, files = _of_files(arguments, config, erasure=erasure)
        findings = [*findings, *more]
    from dq.project.rule_packages import lineage_rules

    return finish(arguments, lineage_rules(), _report(config, told, findings, files))


def _of_projects(
    arguments: argparse.Namespace, config: Config, root: str, *, erasure: bool
) -> list[FlowTold]:
    from dq.repositories.opening import opened

    with opened(root, wish_of(arguments, config)) as projects:
        return [
            _told(project.name or project.folder, read_project(project, config.masking), erasure=erasure)
            for project in projects
        ]


def _of_files(
    arguments: argparse.Namespace, config: Config, *, erasure: bool
) -> tuple[list[FlowTold], list[Finding], tuple[str, ...]]:
    from dq.project.collecting import collect
    from dq.project.sql_linting import known_relations, prepare
    from dq.tracing.schema_files import relations_from

    dialect = dialect_of(arguments, config)
    collected = collect(arguments.paths, config)
    relations = [
        *known_relations(config, dialect, ()),
        *relations_from(getattr(arguments, "schema", ()), dialect, config.root),
    ]
    chosen = [file for file in collected.files if file.kind == "sql" or file.path.endswith(".sql")]
    files, findings = prepare(chosen, dialect, relations)
    for file in files:
        file.masking = config.masking
    own = [relation for file in files for relation in _created(file.read, dialect)]
    read = read_files(files, [*own, *relations], dialect)
    name = ", ".join(shown(path) for path in arguments.paths[:3]) or "the working directory"
    told = [_told(name, read, erasure=erasure)]
    return told, [*collected.findings, *findings], tuple(file.path for file in files)


def _created(source: Source, dialect: str) -> Iterator[Relation]:
    """Yield the tables that a script creates, with their keys; what cannot be read is told of elsewhere."""
    from dq_lineage.schemas.ddl import relations_in
    from dq_lineage.schemas.schema_error import SchemaError

    try:
        yield from relations_in(source, dialect)
    except SchemaError:
        return


def _told(name: str, read: FlowRead, *, erasure: bool) -> FlowTold:
    from dq_policies.personal.flow.tracing import Flow

    traces = Flow(read.passages, read.accesses, read.judged).traces(read.columns())
    return FlowTold(name, read, traces, plan(read, traces) if erasure else None)


def _report(config: Config, told: list[FlowTold], findings: list[Finding], files: tuple[str, ...]) -> Report:
    data: dict[str, Any] = {"personal": [plain(each) for each in told]}
    return Report(
        "pii",
        tuple(findings),
        files,
        coverage={"personal": [data_of["coverage"] for data_of in data["personal"]]},
        data=data,
        fail_on=config.fail_on,
        picture=lambda: picture_of(told),
        preface=lambda palette: _lines(told, palette),
    )


def _lines(told: list[FlowTold], palette: Palette) -> Iterator[str]:
    for each in told:
        yield from text_of(each, palette)
