"""How much of a lint a text shows: for who begins the worst findings first, and what was understood."""

from __future__ import annotations

import argparse
import os
import shlex
from typing import Any

from dq.project.linted import Linted
from dq.reports.palette import Palette
from dq_core.config.settings import Config

_FIRST = 20


def add_show_option(parser: argparse.ArgumentParser) -> None:
    """Declare how many findings a text shows."""
    parser.add_argument(
        "--show",
        metavar="N",
        type=_number,
        help=f"show so many findings, the worst first, 0 for all; {_FIRST} for SQL without a configuration",
    )


def telling(arguments: argparse.Namespace, config: Config, linted: Linted) -> dict[str, Any]:
    """Return what a report of a lint says around its findings: of SQL, where folders were walked."""
    if not linted.sql or arguments.statistics or not _walked(arguments.paths):
        return {"most": arguments.show or 0}
    most = arguments.show
    if most is None:
        most = _FIRST if config.path is None else 0
    counting = sum(finding.suppressed is None for finding in linted.findings)
    hidden = max(counting - most, 0) if most else 0

    def preface(palette: Palette) -> list[str]:
        from dq.reports.sql_coverage_view import understood

        return list(understood(linted, palette))

    def closing(palette: Palette) -> list[str]:
        from dq.reports.sql_coverage_view import covered, next_step

        return [*covered(linted, palette), *next_step(linted, _again(arguments), hidden, palette)]

    return {"preface": preface, "closing": closing, "most": most}


def _again(arguments: argparse.Namespace) -> str:
    """Return the command line for another look at the same files."""
    dialect = ("--dialect", arguments.dialect) if arguments.dialect else ()
    return shlex.join(("dq", "lint", *dialect, *arguments.paths))


def _walked(paths: list[str]) -> bool:
    """Say whether a folder was looked through, rather than files that somebody, or a hook, named."""
    return not paths or any(os.path.isdir(path) for path in paths)


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 0 on")
    return int(text)
