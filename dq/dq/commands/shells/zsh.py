"""The completion script for zsh, to be sourced or to be put as `_dq` into a folder of $fpath."""

from __future__ import annotations

from collections.abc import Iterator

from dq.commands.completion import Completed, Value, Verb

_TEMPLATE = """\
#compdef dq
# Completion of dq for zsh. To load it, after compinit: source <(dq --completion zsh)
_dq() {
    if ((CURRENT == 2)); then
        local -a commands options
        commands=(
%(commands)s
        )
        options=(
%(options)s
        )
        _describe -t commands command commands
        _describe -o -t options option options
        return
    fi
    local command=$words[2]
    shift words
    ((CURRENT -= 1))
    case $command in
%(cases)s
    esac
}

_dq_list() {
    compset -P '*,'
    compadd -S '' -- "$@"
}

_dq_assigned() {
    compset -P '*=' && _files
}

if [[ $funcstack[1] == _dq ]]; then
    _dq "$@"
else
    compdef _dq dq
fi
"""
_CALLS = {"files": "_files", "folders": "_files -/", "assigned files": "_dq_assigned", "anything": " "}


def script(verbs: tuple[Verb, ...]) -> str:
    """Return the script."""
    commands = [verb for verb in verbs if not verb.name.startswith("-")]
    options = [verb for verb in verbs if verb.name.startswith("-")]
    return _TEMPLATE % {
        "commands": "\n".join(map(_described, commands)),
        "options": "\n".join(map(_described, options)),
        "cases": "\n".join(line for verb in verbs for line in _case(verb)),
    }


def _described(verb: Verb) -> str:
    return f"            {quoted(f'{verb.name}:{verb.summary}')}"


def _case(verb: Verb) -> Iterator[str]:
    specifications = [text for option in verb.options for text in _specifications(option)]
    if verb.positional.kind != "nothing":
        specifications.append(quoted(f"*: :{_action(verb.positional)}"))
    if specifications:
        yield f"        {verb.name})"
        yield " \\\n".join(
            ("            _arguments -S", *(f"                {text}" for text in specifications))
        )
        yield "            ;;"


def _specifications(option: Completed) -> Iterator[str]:
    argument = option.argument
    help_ = argument.help.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    for flag in argument.flags:
        if argument.takes_value:
            name = (argument.value or "value").lower()
            yield quoted(f"*{flag}=[{help_}]:{name}:{_action(option.value)}")
        else:
            yield quoted(f"{flag}[{help_}]")


def _action(value: Value) -> str:
    if value.kind == "words":
        return f"({' '.join(value.words)})"
    if value.kind == "list":
        return f"{{_dq_list {' '.join(value.words)}}}"
    return _CALLS[value.kind]


def quoted(text: str) -> str:
    """Return the text in single quotes."""
    return "'" + text.replace("'", "'\\''") + "'"
