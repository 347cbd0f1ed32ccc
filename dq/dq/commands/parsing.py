"""A parser whose errors say what the user may have meant."""

from __future__ import annotations

import argparse
import os
import sys
from typing import NoReturn

from dq_core.suggestion import did_you_mean

DEFAULT_WIDTH = 120
_UNKNOWN = "unrecognized arguments: "


class Formatter(argparse.HelpFormatter):
    """A help formatter that is told its width: each argument makes one, and asking the terminal is slow."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=terminal_width() - 2)


class Parser(argparse.ArgumentParser):
    """An argument parser that guesses at mistyped options."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(prog=prog, description=description, formatter_class=Formatter)

    def error(self, message: str) -> NoReturn:
        """Print the error with the option that the user may have meant, and leave with exit code 2."""
        if message.startswith(_UNKNOWN):
            word = message.removeprefix(_UNKNOWN).split(" ", 1)[0].split("=", 1)[0]
            known = [name for action in self._actions for name in action.option_strings]
            message = f"there is no option {word!r}; {did_you_mean(word, known) or f'see {self.prog} --help'}"
        super().error(message)


def terminal_width() -> int:
    """Return the columns of the terminal, as COLUMNS or the terminal itself says; 120 where there is none."""
    stated = os.environ.get("COLUMNS", "")
    if stated.isdecimal() and int(stated):
        return int(stated)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or DEFAULT_WIDTH
    except (AttributeError, ValueError, OSError):
        return DEFAULT_WIDTH
