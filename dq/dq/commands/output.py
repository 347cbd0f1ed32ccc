"""Write a report in every format that was asked for."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import TextIO

from dq.commands.options import Output
from dq.commands.parsing import terminal_width
from dq.exit_codes import FAILED, USAGE, exit_code
from dq.project.rule_packages import all_rules, light_rules
from dq.reports.options import RenderOptions
from dq.reports.registry import OF_EVENTS, OF_PICTURES, render
from dq.reports.report import Report, RuleManual
from dq_core.atomic_writing import write
from dq_core.errors import DqError
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.reading import read
from dq_core.record import changed
from dq_core.rules.rule import Rule
from dq_core.source import Source
from dq_core.version import HOME

RULE_PAGES = f"{HOME}/blob/main/docs/rules/"


def finish(
    arguments: argparse.Namespace,
    rules: Mapping[str, Rule],
    report: Report,
    sources: Iterable[Source] = (),
    stream: TextIO | None = None,
) -> int:
    """Write the report of a command in every format asked for, and return the exit code.

    `sources` are texts that were read already, such as standard input; others are read for their frames.
    `stream` takes the report where standard output is for something else.
    """
    source_of = source_reader(sources)
    if report.findings:
        from dq.reports.hiding import hiding

        source_of = hiding(source_of, report.findings)
    complete = changed(report, source_of=source_of, manual_of=manual_of)
    return write_report(complete, arguments, exit_code(report.findings, rules, report.fail_on), stream)


def write_report(
    report: Report, arguments: argparse.Namespace, code: int, stream: TextIO | None = None
) -> int:
    """Write the report to its files and to standard output, and return the exit code, 4 if that failed.

    Where only events are asked for, which hold no findings, those go to standard error as text.
    """
    if report.findings or report.data or report.command not in ("lint", "test"):
        from dq.reports.redacting import redacting

        report = redacting(report)
    outputs: list[Output] = arguments.outputs or [Output("text")]
    screen = stream or sys.stdout
    if all(output.format in OF_EVENTS for output in outputs):
        show(render("text", report, render_options(arguments, sys.stderr)), sys.stderr)
    for output in outputs:
        text = render(output.format, report, render_options(arguments, None if output.file else screen))
        if output.format in OF_PICTURES:
            from dq.reports.covering import without_values

            text = without_values(text)
        if output.file is None:
            show(text, screen)
        elif not _write(output.file, text):
            code = code if code == USAGE else FAILED
    return code


def check_outputs(arguments: argparse.Namespace) -> None:
    """Raise DqError when two reports would mix on standard output."""
    on_screen = [output.format for output in arguments.outputs or () if output.file is None]
    if len(on_screen) > 1:
        text = f"two formats on standard output: {', '.join(on_screen)}"
        raise DqError(configuration_invalid(text, None, "give all but one of them an --output-file"))


def show(text: str, stream: TextIO) -> None:
    """Print a text, whether or not anybody reads it to its end."""
    # a reader such as `head` may leave early; the findings still decide the exit code
    try:
        print(text, end="", flush=True, file=stream)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _write(path: str, text: str) -> bool:
    try:
        write(path, text)
    except OSError as error:
        print(f"dq: error: cannot write {path}: {os.strerror(error.errno or 0).lower()}", file=sys.stderr)
        return False
    return True


def print_error(error: DqError) -> int:
    """Print the error that ends a command, and return its exit code."""
    from dq.reports.hiding import hiding
    from dq.reports.redacting import redacting

    findings = (error.finding,)
    report = redacting(Report("dq", findings, source_of=hiding(source_reader(), findings)))
    print(render("text", report, RenderOptions()), end="", file=sys.stderr)
    rule = light_rules().get(error.finding.code)
    return rule.exit_code if rule else FAILED


def takes_screen(arguments: argparse.Namespace) -> bool:
    """Say whether a report that the user asked for goes to standard output."""
    return any(output.file is None for output in arguments.outputs or ())


def wants(arguments: argparse.Namespace, name: str) -> bool:
    """Say whether the user asked for a report of this format."""
    return any(output.format == name for output in arguments.outputs or ())


def source_reader(sources: Iterable[Source] = ()) -> Callable[[str], Source | None]:
    """Return a function that reads a file's text once for all frames; None for what is no text, or a link.

    A link of a repository may lead to any file of this machine.
    """
    known: dict[str, Source | None] = {source.path: source for source in sources if source.text}

    def source_of(path: str) -> Source | None:
        if path not in known:
            file = read(path) if _is_own(path) else None
            known[path] = file.source if file and not (file.problem or file.unreadable) else None
        return known[path]

    return source_of


def _is_own(path: str) -> bool:
    """Say whether a path is a regular file, and neither a link nor behind one that leaves this folder."""
    if not os.path.isfile(path) or os.path.islink(path):
        return False
    real = os.path.realpath(path)
    return real == os.path.abspath(path) or real.startswith(os.path.join(os.getcwd(), ""))


def manual_of(code: str) -> RuleManual | None:
    """Return the manual of a code in the form that reports print."""
    from dq_core.rules.manual import manual

    rule = light_rules().get(code) or all_rules().get(code)
    if rule is None:
        return None
    found = manual(rule)
    return RuleManual(code, rule.name, found.summary, found.body, rule.severity, f"{RULE_PAGES}{code}.md")


def render_options(arguments: argparse.Namespace, stream: object) -> RenderOptions:
    """Return how to write a report to a stream, None standing for a file."""
    return RenderOptions(
        colour=_coloured(arguments.color, stream),
        width=terminal_width(),
        working_directory=os.getcwd().replace(os.sep, "/"),
        information_uri=HOME,
    )


def _coloured(choice: str, stream: object) -> bool:
    if choice != "auto":
        return choice == "always"
    environment = os.environ
    if environment.get("NO_COLOR") or stream is None or environment.get("TERM") == "dumb":
        return False
    if environment.get("FORCE_COLOR"):
        return True
    terminal = getattr(stream, "isatty", None)
    return bool(terminal and terminal())
