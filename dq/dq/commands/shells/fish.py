"""The completion script for fish, to be sourced or to be put as dq.fish into its folder of completions."""

from __future__ import annotations

from collections.abc import Iterator

from dq.commands.completion import Completed, Value, Verb

_TEMPLATE = """\
# Completion of dq for fish. To load it: dq --completion fish | source
function __dq_verb --description 'Whether the word after dq is this one, or is missing'
    set -l words (commandline -opc)
    test "$words[2]" = "$argv[1]"
end

complete --command dq --no-files
%(lines)s
"""
_VALUES = {
    "anything": "--exclusive",
    "files": "--require-parameter --force-files",
    "assigned files": "--require-parameter --force-files",
    "folders": "--exclusive --arguments '(__fish_complete_directories)'",
}


def script(verbs: tuple[Verb, ...]) -> str:
    """Return the script."""
    return _TEMPLATE % {"lines": "\n".join(line for verb in verbs for line in _lines(verb))}


def _lines(verb: Verb) -> Iterator[str]:
    option = verb.name.removeprefix("--")
    word = f"--arguments {option}" if option == verb.name else f"--long-option {option}"
    yield _complete("", word, verb.summary)
    for declared in verb.options:
        what = f"{_flags(declared)}{_of_option(declared.value)}"
        yield _complete(verb.name, what, declared.argument.help)
    positional = _of_positional(verb.positional)
    if positional:
        yield _complete(verb.name, positional, "")


def _complete(verb: str, what: str, help_: str) -> str:
    condition = f"__dq_verb {verb}".strip()
    described = f" --description {quoted(help_)}" if help_ else ""
    return f"complete --command dq --condition {quoted(condition)} {what}{described}"


def _flags(option: Completed) -> str:
    return " ".join(
        f"--long-option {flag[2:]}" if flag.startswith("--") else f"--short-option {flag[1:]}"
        for flag in option.argument.flags
    )


def _of_option(value: Value) -> str:
    if value.kind == "nothing":
        return ""
    return f" {_VALUES[value.kind]}" if value.kind in _VALUES else f" --exclusive {_words(value)}"


def _of_positional(value: Value) -> str:
    if value.kind in ("nothing", "anything"):
        return ""
    if value.kind in ("words", "list"):
        return _words(value)
    return "--arguments '(__fish_complete_directories)'" if value.kind == "folders" else "--force-files"


def _words(value: Value) -> str:
    words = " ".join(value.words)
    if value.kind == "list":
        return f"--arguments {quoted(f'(__fish_append , {words})')}"
    return f"--arguments {quoted(words)}"


def quoted(text: str) -> str:
    """Return the text in single quotes."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
