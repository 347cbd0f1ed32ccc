"""The dispatcher: find the verb, import its module, run it, and answer with an exit code."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from types import ModuleType

from dq.commands import COMMANDS, module_of
from dq.commands.parsing import Parser
from dq.exit_codes import CLEAN, USAGE
from dq_core.errors import DqError
from dq_core.suggestion import did_you_mean
from dq_core.version import VERSION

OPTIONS = {
    "-h, --help": "show this help, or that of a command",
    "--version": "show the version",
    "--completion SHELL": "print the completion script for bash, zsh or fish",
}


def main(argv: list[str]) -> int:
    """Run one command line, given without the program's name, and return its exit code."""
    if not argv:
        return _command("overview", [])
    first = argv[0]
    if first in ("-h", "--help", "help"):
        return _command(argv[1], ["--help"]) if argv[1:] and argv[1] in COMMANDS else _print(help_text())
    if first in ("-V", "--version"):
        return _print(f"dq {VERSION}")
    if first.split("=")[0] == "--completion":
        return _completion(argv)
    if first in COMMANDS:
        return _command(first, argv[1:])
    return _unknown(first)


def parser_of(name: str) -> argparse.ArgumentParser:
    """Return the parser of a command."""
    return _parser(name, import_module(module_of(name)))


def help_text() -> str:
    """Return the help of the program as a whole."""
    width = max(map(len, (*COMMANDS, *OPTIONS))) + 2
    commands = [f"  {name:{width}}{summary}" for name, summary in COMMANDS.items()]
    options = [f"  {name:{width}}{summary}" for name, summary in OPTIONS.items()]
    return "\n".join(
        [
            "usage: dq COMMAND [options] [files]",
            "",
            "The gate between data, SQL and the people who rely on them. Without a command: what is here.",
            "",
            "commands:",
            *commands,
            "",
            "options:",
            *options,
            "",
            "exit codes: 0 clean, 1 findings, 2 usage or configuration, 3 nothing found, 4 something failed",
        ]
    )


def _parser(name: str, module: ModuleType) -> argparse.ArgumentParser:
    summary = COMMANDS.get(name, module.__doc__ or "")
    description = f"{summary[:1].upper()}{summary[1:]}."
    parser = Parser(prog=f"dq {name}", description=description)
    module.configure(parser)
    return parser


def _command(name: str, argv: list[str]) -> int:
    module = import_module(module_of(name))
    parser = _parser(name, module)
    arguments, rest = parser.parse_known_args(argv)
    if rest:
        # options between files; argparse prepares its usage text for these, which costs as much as a parse
        arguments = parser.parse_intermixed_args(argv)
    try:
        code: int = module.run(arguments)
    except DqError as error:
        from dq.commands.output import print_error

        return print_error(error)
    return code


def _completion(argv: list[str]) -> int:
    shell = argv[0].partition("=")[2] or (argv[1] if len(argv) > 1 else "")
    from dq.commands.completion import SHELLS, script

    if shell not in SHELLS:
        return _usage(f"--completion takes one of {', '.join(SHELLS)}")
    return _print(script(shell))


def _unknown(word: str) -> int:
    what = "option" if word.startswith("-") else "command"
    known = (*COMMANDS, "--help", "--version", "--completion")
    return _usage(f"there is no {what} {word!r}; {did_you_mean(word, known) or 'see dq --help'}")


def _usage(message: str) -> int:
    print(f"dq: error: {message}", file=sys.stderr)
    return USAGE


def _print(text: str) -> int:
    print(text)
    return CLEAN
