"""`dq pii`: which columns hold personal data, by names, values and, in SQL, by where they come from."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from dq.commands.configuring import configure as configured
from dq.commands.options import add_output_options, add_severity_options, confidence, number_of, usage_error
from dq.commands.output import (
    check_outputs,
    finish,
    manual_of,
    render_options,
    show,
    write_report,
)
from dq.commands.project_options import add_model_option, add_project_options, project_root
from dq.commands.sql_options import add_sql_options
from dq.exit_codes import CLEAN, exit_code
from dq.personal.joined_report import joined
from dq.personal.targets import STANDARD_INPUT, kind_of_target
from dq.project.rule_packages import personal_rules
from dq.reports.registry import OF_PICTURES
from dq.reports.report import Report
from dq_core.config.settings import Config
from dq_core.errors import DqError
from dq_core.finding import Finding
from dq_core.record import changed

if TYPE_CHECKING:
    from dq.personal.folders import FolderFiles
    from dq.personal.scanning import Scan

_LEAST = 0.6
_MOST_ROWS = 1_000_000
_TOLD = "PII010"
_OF_NAMES = ("text", "json")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="FILE",
        help="data (Parquet, CSV, JSON, x.duckdb:table), SQL files, repositories or folders of them; - for "
        "names of columns, each `name,type,table` or less on a line",
    )
    group = parser.add_argument_group("detection")
    group.add_argument(
        "--sample",
        metavar="ROWS",
        type=number_of("a sample is a number of rows", _MOST_ROWS),
        help="of data: look at about so many rows (2000)",
    )
    group.add_argument(
        "--min-confidence",
        metavar="SHARE",
        type=confidence,
        default=_LEAST,
        help="tell what is so sure (0.6)",
    )
    group.add_argument(
        "--region",
        metavar="TEXT",
        action="append",
        default=[],
        help="a country (DE, US) whose telephone numbers are told without signs; may be repeated",
    )
    group.add_argument(
        "--contract",
        metavar="CONTRACT",
        action="append",
        default=[],
        help="what it says of columns wins; those beside the data are found; may be repeated",
    )
    add_sql_options(parser, "reading")
    add_project_options(parser)
    group = parser.add_argument_group("question")
    add_model_option(group)
    group.add_argument(
        "--erasure", action="store_true", help="of SQL: tell how the rows of a person would be erased"
    )
    add_severity_options(parser)
    add_output_options(parser, events=True, pictures=True)


def run(arguments: argparse.Namespace) -> int:
    """Tell what is personal, report, and return the exit code."""
    check_outputs(arguments)
    kinds = {kind_of_target(path) for path in arguments.paths}
    if "names" in kinds:
        return _of_names(arguments)
    rules = personal_rules()
    config, findings = configured(arguments, rules)
    if any(finding.severity == "error" for finding in findings):
        return finish(arguments, rules, Report("pii", tuple(findings), fail_on=config.fail_on))
    if "project" in kinds and not _asks_of_projects(arguments):
        from dq.personal.folders import expanded

        folders = expanded(arguments.paths, config)
        if any(folder.data for folder in folders):
            return _of_folders(arguments, config, findings, folders)
    if not kinds & {"data", "other"}:
        return _of_sql(arguments, config, findings)
    if kinds & {"sql", "project"}:
        raise usage_error("data and SQL are told apart", "run dq pii once for the data and once for the SQL")
    return _of_data(arguments, config, findings)


def _asks_of_projects(arguments: argparse.Namespace) -> bool:
    """Say whether an option is about repositories only, whatever else lies beside their SQL."""
    wanted = ("commit", "staged", "manifest", "model", "erasure")
    return any(getattr(arguments, name, None) for name in wanted)


def _of_folders(
    arguments: argparse.Namespace, config: Config, findings: list[Finding], folders: list[FolderFiles]
) -> int:
    """Tell of the data below folders, and of the SQL there, each by itself in one report."""
    data = [path for path in arguments.paths if kind_of_target(path) in ("data", "other", "contract")]
    data += [path for folder in folders for path in folder.data]
    code_paths = [path for path in arguments.paths if kind_of_target(path) == "sql"]
    code_paths += [folder.folder for folder in folders if folder.has_sql or not folder.data]
    links = [finding for folder in folders for finding in folder.findings]
    said = [sentence for folder in folders for sentence in folder.sentences()]
    if not code_paths:
        return _of_data(_with(arguments, data), config, [*findings, *links], said)
    from dq.commands import pii_of_sql

    chosen = _with(arguments, code_paths)
    flow = pii_of_sql.report_of(chosen, config, [*findings, *links], project_root(chosen))
    found = _scanned(_with(arguments, data))
    report = joined(_report(arguments, config, found, []), flow, said)
    return _written(arguments, report)


def _with(arguments: argparse.Namespace, paths: list[str]) -> argparse.Namespace:
    return argparse.Namespace(**{**vars(arguments), "paths": paths})


def _of_data(
    arguments: argparse.Namespace, config: Config, findings: list[Finding], said: list[str] | None = None
) -> int:
    if any(output.format in OF_PICTURES for output in arguments.outputs or ()):
        raise usage_error("there is no picture of data", "name SQL files or a repository, or another format")
    report = _report(arguments, config, _scanned(arguments), findings)
    return _written(arguments, joined(report, None, said) if said else report)


def _scanned(arguments: argparse.Namespace) -> Scan:
    from dq.personal.scanning import scan

    return scan(
        [path for path in arguments.paths if kind_of_target(path) != "contract"],
        [*arguments.contract, *(path for path in arguments.paths if kind_of_target(path) == "contract")],
        rows=arguments.sample,
        least=arguments.min_confidence,
        regions=[region.upper() for region in arguments.region],
    )


def _written(arguments: argparse.Namespace, report: Report) -> int:
    code = exit_code(report.findings, personal_rules(), report.fail_on)
    if not arguments.outputs and report.fail_on != "info":
        # people read the same in the table before
        told = tuple(finding for finding in report.findings if finding.code != _TOLD)
        report = changed(report, findings=told)
    # lines of data are values, and those of a contract may hold examples: no frame shows any
    return write_report(changed(report, manual_of=manual_of), arguments, code)


def _report(arguments: argparse.Namespace, config: Config, found: Scan, findings: list[Finding]) -> Report:
    from dq.personal.columns_as_json import coverage_of, data_of
    from dq.personal.columns_as_text import lines_of

    least = arguments.min_confidence
    return Report(
        "pii",
        (*findings, *found.findings),
        tuple(found.files),
        coverage=coverage_of(found),
        data=data_of(found.columns, least),
        fail_on=config.fail_on,
        preface=lambda palette: lines_of(found.columns, least, found.not_looked_for, palette),
    )


def _of_sql(arguments: argparse.Namespace, config: Config, findings: list[Finding]) -> int:
    from dq.commands import pii_of_sql

    return pii_of_sql.run(arguments, config, findings, project_root(arguments))


def _of_names(arguments: argparse.Namespace) -> int:
    from dq.personal.names import json_lines, named_columns, text_lines
    from dq.project.collecting import standard_text

    if len(arguments.paths) > 1:
        raise usage_error(f"{STANDARD_INPUT} stands for names of columns", "give it alone")
    wanted = [output.format for output in arguments.outputs or ()] or ["text"]
    if any(output.format not in _OF_NAMES or output.file for output in arguments.outputs or ()):
        raise usage_error(
            "names of columns are answered on standard output as text or json", "leave the rest out"
        )
    text = standard_text("stdin")
    if text.unreadable:
        raise DqError(text.unreadable)
    if text.problem:
        raise usage_error(f"standard input holds no names: {text.problem.message}", text.problem.help)
    columns = named_columns(text.source.text)
    if not columns:
        from dq_core.notices.nothing_found import nothing_found

        raise DqError(nothing_found("name of a column", "standard input"))
    least = arguments.min_confidence
    if wanted == ["json"]:
        lines = json_lines(columns, least)
    else:
        from dq.reports.palette import Palette

        lines = text_lines(columns, least, Palette(render_options(arguments, sys.stdout).colour))
    show("".join(f"{line}\n" for line in lines), sys.stdout)
    return CLEAN
