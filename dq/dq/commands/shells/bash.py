"""The completion script for bash."""

from __future__ import annotations

from collections.abc import Iterator

from dq.commands.completion import Value, Verb

_TEMPLATE = """\
# Completion of dq for bash. To load it: eval "$(dq --completion bash)"
_dq() {
    local current="${COMP_WORDS[COMP_CWORD]}" at=$((COMP_CWORD - 1))
    COMPREPLY=()
    # Readline hands over --option=value, and NAME=PATH, as three words.
    if [[ $current == "=" ]]; then
        current=""
        at=$COMP_CWORD
    fi
    while ((at > 0)) && [[ ${COMP_WORDS[at]} == "=" ]]; do
        at=$((at - 1))
        [[ ${COMP_WORDS[at]} == -* ]] || at=$((at - 1))
    done
    local option="${COMP_WORDS[at]}"
    if ((COMP_CWORD == 1)); then
        _dq_words %(verbs)s
        return
    fi
    case "${COMP_WORDS[1]} $option" in
%(values)s
    esac
    case "${COMP_WORDS[1]} $current" in
%(options)s
    esac
    case "${COMP_WORDS[1]}" in
%(positional)s
    esac
}

_dq_words() {
    COMPREPLY=($(compgen -W "$*" -- "$current"))
}

_dq_list() {
    local before=""
    [[ $current == *,* ]] && before="${current%%,*},"
    COMPREPLY=($(compgen -P "$before" -W "$*" -- "${current##*,}"))
    compopt -o nospace 2>/dev/null
}

_dq_files() {
    local IFS=$'\\n'
    # Readline's own completion of file names knows quoting and slashes; before bash 4 it cannot be asked for.
    compopt -o bashdefault -o default 2>/dev/null || COMPREPLY=($(compgen -f -- "$current"))
}

_dq_folders() {
    local IFS=$'\\n'
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -d -- "$current"))
}

complete -F _dq dq
"""
_CALLS = {
    "words": "_dq_words",
    "list": "_dq_list",
    "files": "_dq_files",
    "folders": "_dq_folders",
    "assigned files": "_dq_files",
}


def script(verbs: tuple[Verb, ...]) -> str:
    """Return the script."""
    return _TEMPLATE % {
        "verbs": " ".join(verb.name for verb in verbs),
        "values": "\n".join(_values(verbs)),
        "options": "\n".join(_options(verbs)),
        "positional": "\n".join(_positional(verbs)),
    }


def _values(verbs: tuple[Verb, ...]) -> Iterator[str]:
    """Yield the cases of options that are waiting for their value; equal ones share a case."""
    cases: dict[Value, list[str]] = {}
    for verb in verbs:
        for option in verb.options:
            if option.value.kind != "nothing":
                flags = option.argument.flags
                cases.setdefault(option.value, []).extend(f'"{verb.name} {flag}"' for flag in flags)
    for value, patterns in cases.items():
        yield from _case(" | ".join(patterns), _call(value), "return")


def _options(verbs: tuple[Verb, ...]) -> Iterator[str]:
    for verb in verbs:
        flags = [flag for option in verb.options for flag in option.argument.flags]
        if flags:
            yield from _case(f'"{verb.name} -"*', f"_dq_words {' '.join(flags)}", "return")


def _positional(verbs: tuple[Verb, ...]) -> Iterator[str]:
    for verb in verbs:
        if verb.positional.kind != "nothing":
            yield from _case(verb.name, _call(verb.positional))


def _call(value: Value) -> str:
    return " ".join((_CALLS[value.kind], *value.words)) if value.kind in _CALLS else ":"


def _case(pattern: str, *commands: str) -> Iterator[str]:
    yield f"        {pattern})"
    yield from (f"            {command}" for command in commands)
    yield "            ;;"
