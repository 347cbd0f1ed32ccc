"""Completion scripts, written from what the commands declare: loaded once by a shell, then without Python."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Literal

from dq.commands import COMMANDS
from dq.commands.arguments import Argument, arguments_of
from dq.project.rule_packages import all_rules
from dq.reports.registry import names as report_formats
from dq_core.config.settings import DEFAULT

SHELLS = ("bash", "zsh", "fish")

Kind = Literal["nothing", "anything", "words", "list", "files", "folders", "assigned files"]


@dataclass(frozen=True, slots=True)
class Value:
    """What a shell offers for a value: `words`, a comma-separated `list` of them, or paths.

    `assigned files` are written NAME=PATH; for `anything` there is nothing to offer.
    """

    kind: Kind
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Completed:
    """An argument and what is offered for its value."""

    argument: Argument
    value: Value


@dataclass(frozen=True, slots=True)
class Verb:
    """A word that may follow `dq`: a command, or an option of the program itself."""

    name: str
    summary: str
    options: tuple[Completed, ...] = ()
    positional: Value = Value("nothing")


def script(shell: str) -> str:
    """Return the completion script for one of SHELLS, without a line end after its last line."""
    written: str = import_module(f"dq.commands.shells.{shell}").script(verbs()).rstrip("\n")
    return written


def verbs() -> tuple[Verb, ...]:
    """Return every command, then the options of the program."""
    return (
        *(_verb(name, summary) for name, summary in COMMANDS.items()),
        Verb("--help", "show the help"),
        Verb("--version", "show the version"),
        Verb("--completion", "print a completion script", positional=Value("words", SHELLS)),
    )


def _verb(name: str, summary: str) -> Verb:
    completed = [Completed(argument, value_of(argument)) for argument in arguments_of(name)]
    options = tuple(item for item in completed if item.argument.flags)
    positional = next((item.value for item in completed if not item.argument.flags), Value("nothing"))
    return Verb(name, summary, options, positional)


def value_of(argument: Argument) -> Value:
    """Return what is offered for the value of an argument, by its placeholder."""
    if argument.choices:
        return Value("words", argument.choices)
    if not argument.value:
        return Value("nothing")
    return OFFERS.get(argument.value, lambda: Value("anything"))()


def _codes() -> Value:
    rules = all_rules()
    families = dict.fromkeys(code[:length] for code in rules for length in (3, 4))
    return Value("list", (DEFAULT, *sorted((*families, *rules))))


def _codes_and_names() -> Value:
    rules = all_rules()
    return Value("words", (*rules, *(rule.name for rule in rules.values())))


def _packs() -> Value:
    from dq_policies.packs.loading import names as packs

    return Value("list", packs())


OFFERS: dict[str, Callable[[], Value]] = {
    "FILE": lambda: Value("files"),
    **dict.fromkeys(("FOLDER", "DIR"), lambda: Value("folders")),
    "DATASET=PATH": lambda: Value("assigned files"),
    "FORMAT": lambda: Value("words", report_formats()),
    "CODES": _codes,
    "NAMES": _packs,
    "CODE_OR_NAME": _codes_and_names,
    **dict.fromkeys(("NAME", "TABLE.COLUMN"), lambda: Value("anything")),
    **dict.fromkeys(("OTHER", "SOURCE", "CONTRACT"), lambda: Value("files")),
    **dict.fromkeys(("N", "TEXT", "MOMENT", "SHARE", "ROWS", "REV"), lambda: Value("anything")),
}
"""What stands behind each placeholder that an argument of a command may have."""
