"""Jinja in properties files: nothing is rendered here."""

from __future__ import annotations

import re

from dq_core.record import record

_CALL = re.compile(
    r"^\s*(?:\{\{)?\s*(?P<function>ref|source)\s*\(\s*(?P<arguments>.*?)\s*\)\s*(?:\}\})?\s*$", re.DOTALL
)
_ARGUMENT = re.compile(r"(?:'([^']*)'|\"([^\"]*)\")\s*(?:,|$)\s*")


@record
class Target:
    """What `ref` or `source` names: the source, empty for a model, and the name in it."""

    source: str
    name: str


def has_jinja(text: str) -> bool:
    """Say whether a text has to be rendered before it means something."""
    return "{{" in text or "{%" in text


def target_of(text: str) -> Target | None:
    """Return what `ref('model')` or `source('source', 'table')` names; None for anything else."""
    call = _CALL.match(text)
    if call is None:
        return None
    names = [single or double for single, double in _ARGUMENT.findall(call["arguments"])]
    if not names or _ARGUMENT.sub("", call["arguments"]).strip():
        return None
    if call["function"] == "source":
        return Target(names[0], names[1]) if len(names) > 1 else None
    return Target("", names[-1])
