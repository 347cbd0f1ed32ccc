"""The page of every command, from its parser's declarations: argparse's own help differs between Pythons."""

from __future__ import annotations

from importlib import import_module
from itertools import groupby

from docs.generator import markdown
from docs.generator.markdown import code, table
from dq.cli import OPTIONS
from dq.commands import COMMANDS
from dq.commands.arguments import Argument, arguments_of
from dq.exit_codes import CLEAN, FAILED, FINDINGS, NOTHING, USAGE
from dq.reports import formats
from dq.reports.registry import names

_INTRODUCTION = """\
`dq COMMAND [options] [files]`. Without a command, `dq` shows what is here: the settings in force, the
contracts, how many checks they make, and what to type next. `python -m dq` is the same program."""

EXIT_CODES = {
    CLEAN: "Nothing was found at or above the fail level (`--fail-on`, by default error).",
    FINDINGS: "Something was found at or above the fail level, and it is not suppressed.",
    USAGE: "The command line or the configuration is wrong.",
    NOTHING: "Nothing to check: no file was named and none was found, or a named folder holds none.",
    FAILED: "Something failed: a file or data could not be read, a check could not run, or dq broke.",
}

VARIABLES = {
    "NO_COLOR": "Not empty: no colours, unless `--color always`.",
    "FORCE_COLOR": "Not empty: colours even where no terminal is.",
    "TERM": "`dumb`: no colours.",
    "COLUMNS": "The width to write for, in place of the terminal's.",
    "DQ_DEBUG": "Not empty: a failure inside dq ends with Python's traceback.",
    "DQ_TODAY": "The day (YYYY-MM-DD) that `noqa ... until` is held against, in place of today.",
}

_COMPLETION = """\
# ~/.bashrc
eval "$(dq --completion bash)"
# ~/.zshrc, after compinit
source <(dq --completion zsh)
# ~/.config/fish/config.fish
dq --completion fish | source
"""


def page() -> str:
    """Return the text of the page."""
    return markdown.page(
        "Command line",
        _INTRODUCTION,
        table(("Command", "Purpose"), ((f"[`{name}`](#dq-{name})", text) for name, text in COMMANDS.items())),
        table(("Option", "Meaning"), ((f"`{flags}`", text) for flags, text in OPTIONS.items())),
        *(block for name in COMMANDS for block in _command(name)),
        "## Exit codes",
        table(("Code", "Meaning"), ((str(number), text) for number, text in EXIT_CODES.items())),
        "Where several hold, the first of 2, 4, 1, 3 is the answer.",
        "## Report formats",
        "`--output-format` may be repeated, each with its `--output-file`; one format may go to the screen.",
        table(
            ("Format", "What it is for"),
            ((f"`{name}`", _purpose(name)) for name in names(events=True, pictures=True)),
        ),
        "## Environment",
        table(("Variable", "Effect"), ((f"`{name}`", text) for name, text in VARIABLES.items())),
        "## Completion in the shell",
        code(_COMPLETION, "sh"),
    )


def _command(name: str) -> list[str]:
    arguments = arguments_of(name)
    positional = [argument for argument in arguments if not argument.flags]
    usage = " ".join((f"dq {name} [options]", *map(_usage, positional)))
    summary = f"{COMMANDS[name][:1].upper()}{COMMANDS[name][1:]}."
    blocks = [f"## dq {name}", summary, code(usage)]
    for group, members in groupby(arguments, key=lambda argument: argument.group):
        blocks.append(table((group.capitalize(), "Meaning"), map(_row, members)))
    return blocks


def _usage(argument: Argument) -> str:
    return f"[{argument.value} ...]" if argument.several else f"[{argument.value}]"


def _row(argument: Argument) -> tuple[str, str]:
    value = argument.value or "|".join(argument.choices)
    flags = ", ".join(argument.flags) or value
    shown = f"{flags} {value}" if argument.flags and value else flags
    default = (
        f" (by default {argument.default})"
        if argument.flags and argument.takes_value and argument.default
        else ""
    )
    return f"`{shown}`", f"{argument.help}{default}"


def _purpose(name: str) -> str:
    module = import_module(f"{formats.__name__}.{name.replace('-', '_')}")
    return str(module.__doc__).strip().split("\n", 1)[0]
