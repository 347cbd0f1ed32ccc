"""A parser whose errors say what the user may have meant."""

from __future__ import annotations

import argparse
from typing import NoReturn

from dq_core.suggestion import did_you_mean

_UNKNOWN = "unrecognized arguments: "


class Parser(argparse.ArgumentParser):
    """An argument parser that guesses at mistyped options."""

    def error(self, message: str) -> NoReturn:
        """Print the error with the option that the user may have meant, and leave with exit code 2."""
        if message.startswith(_UNKNOWN):
            word = message.removeprefix(_UNKNOWN).split(" ", 1)[0].split("=", 1)[0]
            known = [name for action in self._actions for name in action.option_strings]
            message = f"there is no option {word!r}; {did_you_mean(word, known) or f'see {self.prog} --help'}"
        super().error(message)
