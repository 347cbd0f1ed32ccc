"""What commands declare to argparse, as plain records: for completion scripts and the reference pages."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from dq.commands import module_of


@dataclass(frozen=True, slots=True)
class Argument:
    """An option or a positional argument.

    `flags` are empty for a positional one. `value` is the placeholder of its value, empty for a switch and
    where `choices` says it all. `several` tells that it takes any number of values.
    """

    group: str
    flags: tuple[str, ...]
    value: str
    choices: tuple[str, ...]
    several: bool
    default: Any
    help: str

    @property
    def takes_value(self) -> bool:
        """Whether something stands behind the flag; true for positional arguments."""
        return bool(self.value or self.choices)


def arguments_of(command: str) -> tuple[Argument, ...]:
    """Return the arguments of a command in the order of its help."""
    parser = argparse.ArgumentParser(prog=f"dq {command}")
    import_module(module_of(command)).configure(parser)
    return tuple(
        _argument(parser, str(group.title), action)
        for group in parser._action_groups  # noqa: SLF001 - argparse tells nowhere else what was declared
        for action in group._group_actions  # noqa: SLF001 - as above
        if action.help != argparse.SUPPRESS
    )


def _argument(parser: argparse.ArgumentParser, group: str, action: argparse.Action) -> Argument:
    choices = tuple(map(str, action.choices or ()))
    metavar = action.metavar if isinstance(action.metavar, str) else ""
    return Argument(
        group,
        tuple(action.option_strings),
        "" if choices or action.nargs == 0 else metavar or action.dest.upper(),
        choices,
        action.nargs in ("*", "+"),
        None if action.default in ([], argparse.SUPPRESS) else action.default,
        (action.help or "") % {**vars(action), "prog": parser.prog},
    )
