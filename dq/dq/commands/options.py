"""The options that several commands share."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any

from dq_core.errors import DqError
from dq_core.finding import SEVERITIES
from dq_core.notices.configuration_invalid import configuration_invalid
from dq_core.record import mutable_record


@mutable_record
class Output:
    """One report to write: its format and the file, None for standard output."""

    format: str
    file: str | None = None


class _AddFormat(argparse.Action):
    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        del option_string
        from dq.reports.registry import names
        from dq_core.suggestion import did_you_mean

        word = str(values)
        known = names(**self.const)
        if word not in known:
            advice = did_you_mean(word, known) or f"one of {', '.join(known)}"
            parser.error(f"there is no report format {word!r}; {advice}")
        namespace.outputs = [*(getattr(namespace, "outputs", None) or []), Output(word)]


class _AddFile(argparse.Action):
    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        del option_string
        outputs = getattr(namespace, "outputs", None) or []
        if not outputs or outputs[-1].file is not None:
            parser.error("--output-file follows the --output-format that it is for")
        outputs[-1].file = str(values)


def add_rule_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that decide which findings there are and which count."""
    group = parser.add_argument_group("rules")
    _add_config(group)
    group.add_argument("--pack", metavar="NAMES", action="append", help="packs of rules, by name or by path")
    group.add_argument("--select", metavar="CODES", action="append", help="run only these codes or prefixes")
    group.add_argument("--ignore", metavar="CODES", action="append", help="leave out these codes or prefixes")
    _add_fail_on(group)
    group.add_argument("--ignore-noqa", action="store_true", help="count suppressed findings as well")


def add_severity_options(parser: argparse.ArgumentParser) -> None:
    """Add what a command without a choice of rules takes of these options."""
    group = parser.add_argument_group("rules")
    _add_config(group)
    _add_fail_on(group)
    parser.set_defaults(select=None, ignore=None)


def _add_config(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--config", metavar="FILE", help="use this dq.yaml or pyproject.toml")


def _add_fail_on(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--fail-on", choices=SEVERITIES[::-1], help="lowest severity that answers 1")


def add_local_rules_option(parser: argparse.ArgumentParser) -> None:
    """Add the option that lets a repository bring rules of its own, which is code that runs."""
    parser.add_argument(
        "--allow-local-rules",
        action="store_true",
        help="also run the rules in dq_rules/*.py beside dq.yaml; they are programs, so trust them first",
    )


def add_fix_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that decide what becomes of fixes."""
    group = parser.add_argument_group("fixes")
    group.add_argument(
        "--fix",
        action="store_true",
        help="make the safe fixes in the files; of standard input, print the fixed text",
    )
    group.add_argument(
        "--unsafe-fixes",
        action="store_true",
        help="with --fix or --diff: also make fixes that may change what a contract says",
    )
    group.add_argument(
        "--diff",
        action="store_true",
        help="print what --fix would change, write no file, and answer 1 if there is anything",
    )


def add_output_options(
    parser: argparse.ArgumentParser, *, events: bool = False, pictures: bool = False
) -> None:
    """Add the options that decide how and where the outcome is written.

    `events` and `pictures` tell that the command has any.
    """
    from dq.reports.registry import names as formats

    more = {"events": events, "pictures": pictures}
    group = parser.add_argument_group("output")
    group.add_argument(
        "--output-format",
        metavar="FORMAT",
        action=_AddFormat,
        dest="outputs",
        const=more,
        help=f"{', '.join(formats(**more))}; may be repeated",
    )
    group.add_argument(
        "--output-file",
        metavar="FILE",
        action=_AddFile,
        dest="outputs",
        help="write the format named before it to this file",
    )
    group.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colours in text")


def number_of(what: str, most: int | None = None) -> Callable[[str], int]:
    """Return what reads a number from 1 on, up to `most`; `what` begins the sentence about another word.

    What it returns raises ArgumentTypeError.
    """

    def number(word: str) -> int:
        if not (word.isascii() and word.isdecimal() and 0 < int(word) <= (most or int(word))):
            limit = "" if most is None else f" up to {most:,}"
            raise argparse.ArgumentTypeError(f"{what}{limit}, not {word!r}")
        return int(word)

    return number


def usage_error(message: str, help_: str) -> DqError:
    """Return the error for options that do not go together."""
    return DqError(configuration_invalid(message, None, help_))


def confidence(word: str) -> float:
    """Return a confidence between 0 and 1. Raises ArgumentTypeError."""
    try:
        share = float(word)
    except ValueError:
        share = -1
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"a confidence lies between 0 and 1, not {word!r}")
    return share
