"""`dq` without a command: what is here, and what to type next."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dq.commands.configuring import configure as configured
from dq.commands.output import finish, render_options
from dq.exit_codes import CLEAN
from dq.project.rule_packages import lint_rules
from dq.project.surveying import MOST_ENTRIES, ContractCounts, Survey, survey
from dq.reports.covering import without_values
from dq.reports.palette import Palette
from dq.reports.report import Report
from dq.reports.tally import counted, severity_words
from dq_core.config.discovery import PYPROJECT
from dq_core.config.settings import Config
from dq_core.display import flat, visible
from dq_core.file_kinds import FileKind
from dq_core.paths import shown
from dq_core.version import DOCUMENTATION, VERSION

if TYPE_CHECKING:
    from dq.repositories.opening import Project

MOST_CONTRACTS = 20
MOST_LINKS = 5
_LINK = "PRJ127"
_KINDS: dict[FileKind, tuple[str, str]] = {
    "odcs-definitions": ("file of definitions", "files of definitions"),
    "contract-other": ("contract of another standard", "contracts of other standards"),
    "dbt-properties": ("dbt properties file", "dbt properties files"),
    "dataform": ("Dataform file", "Dataform files"),
    "sql": ("SQL file", "SQL files"),
}
_COLUMNS = ("datasets", "columns", "checks", "unchecked", "errors")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare no arguments: what other commands may be told is left as it is."""
    parser.set_defaults(config=None, select=None, ignore=None, fail_on=None, outputs=None, color="auto")


def run(arguments: argparse.Namespace) -> int:
    """Print what is here, and return 0, or 2 when the configuration is invalid."""
    rules = lint_rules()
    config, findings = configured(arguments, rules)
    if any(finding.severity == "error" for finding in findings):
        return finish(arguments, rules, Report("overview", tuple(findings), fail_on="error"))
    found = survey(os.curdir, config, rules)
    palette = Palette(render_options(arguments, sys.stdout).colour)
    print("\n".join(map(without_values, _lines(config, found, palette))))
    return CLEAN


def _lines(config: Config, found: Survey, palette: Palette) -> Iterator[str]:
    def label(text: str) -> str:
        return palette.paint("strong", f"{text:15}")

    yield f"{palette.paint('strong', f'dq {VERSION}')} in {visible(os.getcwd())}"
    yield ""
    yield f"{label('configuration')}{_configuration(config)}"
    yield f"{label('found')}{_found(found) or 'nothing that dq reads'}"
    if found.contracts:
        yield f"{label('lint')}{severity_words(found.findings) or 'no findings'}"
    yield from (f"{label('not looked at')}{text}" for text in _left_out(found))
    if found.contracts:
        yield from ("", *_table(found.contracts))
    for line in _projects(config, found, palette):
        yield from ("", line) if not line.startswith(" ") else (line,)
    yield from ("", *_advice(config, found, palette))


def _configuration(config: Config) -> str:
    if config.path is None:
        return "none, so everything is at its default"
    table = " [tool.dq]" if os.path.basename(config.path) == PYPROJECT else ""
    return f"{visible(shown(config.path))}{table}"


def _found(found: Survey) -> str:
    words = [counted(len(found.contracts), "contract", "contracts")] if found.contracts else []
    for kind, path in found.projects:
        name = "dbt" if kind == "dbt-project" else "Dataform"
        words.append(f"{name} project ({visible(shown(path))})")
    words += [counted(found.kinds[kind], *names) for kind, names in _KINDS.items() if found.kinds[kind]]
    return ", ".join(words)


def _projects(config: Config, found: Survey, palette: Palette) -> Iterator[str]:
    """Return what the dbt projects here hold, and how much of their SQL is understood."""
    if not _has_dbt(found):
        return
    from dq.repositories.opening import Wish, opened
    from dq.tracing.repositories import Around, trace_projects
    from dq.tracing.repository_view import project_lines

    with opened(os.getcwd(), Wish(config.dialect)) as projects:
        _, told = trace_projects(projects, Around())
        yield from (line for line in project_lines(told, palette) if line)
        yield from _links(projects)


def _links(projects: list[Project]) -> Iterator[str]:
    """Return the links that are not followed; they have a place in every other command."""
    found = [each for project in projects for each in project.repository.findings if each.code == _LINK]
    for finding in found[:MOST_LINKS]:
        yield flat(f"  {finding.location}: {finding.message} ({_LINK})")
    if len(found) > MOST_LINKS:
        yield f"  and {len(found) - MOST_LINKS:,} more links that are not followed; `dq lineage` names them"


def _left_out(found: Survey) -> Iterator[str]:
    if not found.complete:
        yield f"all but the first {MOST_ENTRIES:,} files and folders; go to a folder below for more"
    if found.unopened:
        yield f"{counted(found.unopened, 'YAML file', 'YAML files')}, for size; `dq lint` reads them"


def _table(contracts: tuple[ContractCounts, ...]) -> Iterator[str]:
    yield "  ".join(_COLUMNS)
    for contract in contracts[:MOST_CONTRACTS]:
        yield f"{_figures(contract)}  {visible(contract.path)}"
    if len(contracts) > MOST_CONTRACTS:
        yield f"{'':{len('  '.join(_COLUMNS))}}  and {len(contracts) - MOST_CONTRACTS:,} more"
    if len(contracts) > 1:
        total = ContractCounts(
            f"{len(contracts):,} contracts",
            *(sum(getattr(item, name) for item in contracts) for name in _COLUMNS),
        )
        yield f"{_figures(total)}  {total.path}"


def _figures(contract: ContractCounts) -> str:
    return "  ".join(f"{getattr(contract, name):>{len(name)},}" for name in _COLUMNS)


def _advice(config: Config, found: Survey, palette: Palette) -> Iterator[str]:
    if not found.contracts and _has_dbt(found):
        yield "There is no data contract here; `dq import dbt` drafts one of the models, seeds and sources."
    elif not found.contracts:
        yield "There is no data contract here: YAML with `kind: DataContract`, or a file named *.odcs.yaml."
        yield f"How to write one: {DOCUMENTATION}"
    elif any(contract.unchecked for contract in found.contracts):
        yield "unchecked: promises that `dq test` has no check for; it names each of them"
    command, purpose = _next(config, found)
    yield f"{palette.paint('strong', 'next')}: {palette.paint('strong', command)}   ({purpose})"


def _has_dbt(found: Survey) -> bool:
    return any(kind == "dbt-project" for kind, _ in found.projects)


def _next(config: Config, found: Survey) -> tuple[str, str]:
    if any(finding.severity == "error" for finding in found.findings):
        return "dq lint", "where the errors are"
    if found.contracts:
        return "dq test", "checks the data against the contracts"
    if _has_dbt(found):
        return "dq lint", "what is wrong in the SQL of the models"
    if config.path is None:
        return "dq init", "writes a dq.yaml that names every setting"
    return "dq --help", "lists the commands"
