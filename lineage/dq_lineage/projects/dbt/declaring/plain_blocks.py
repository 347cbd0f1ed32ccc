"""The `{% if %}` of texts in YAML, without Jinja."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dq_core.record import mutable_record
from dq_lineage.projects.dbt.declaring.calls import NotLiteralError
from dq_lineage.projects.dbt.declaring.jinja_tags import tags

_LEFT, _RIGHT = re.compile(r"\s*\{\{-"), re.compile(r"-\}\}\s*")
_STATEMENT = re.compile(r"(if|elif|else|endif)\b\s*(.*)", re.DOTALL)


@mutable_record
class _Choice:
    """An `if` that is open: whether its place is shown, a branch was taken, and whether this is it."""

    shown: bool
    taken: bool
    active: bool


def trimmed(text: str) -> str:
    """Return a text without the room that its expressions take away beside them."""
    return _RIGHT.sub("}}", _LEFT.sub("{{", text)) if "{{-" in text or "-}}" in text else text


def chosen(text: str, holds: Callable[[str], bool]) -> str:
    """Return a text with the branches whose conditions hold.

    Raises NotLiteralError where it has another statement, or an `if` without its end.
    """
    found: list[str] = []
    open_: list[_Choice] = []
    for piece, statement in _pieces(text):
        if not open_ or open_[-1].active:
            found.append(trimmed(piece))
        if statement:
            _step(open_, statement, holds)
    if open_:
        raise NotLiteralError
    return "".join(found)


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before each statement, trimmed as the statements beside it say, and the statement."""
    at, trimmed = 0, False
    for tag in tags(text):
        if tag.statement:
            piece, content = text[at : tag.start - 2], text[tag.start : tag.end]
            piece = piece.lstrip() if trimmed else piece
            yield piece.rstrip() if content.startswith("-") else piece, content.strip("-+").strip()
            at = text.index("%}", tag.end) + 2
            trimmed = text[tag.end] == "-"
    yield text[at:].lstrip() if trimmed else text[at:], ""


def _step(open_: list[_Choice], statement: str, holds: Callable[[str], bool]) -> None:
    said = _STATEMENT.fullmatch(statement)
    if said is None or (said[1] != "if" and not open_):
        raise NotLiteralError
    word, condition = said[1], said[2]
    if word == "if":
        shown = not open_ or open_[-1].active
        active = shown and holds(condition)
        open_.append(_Choice(shown, active, active))
    elif word == "endif":
        open_.pop()
    else:
        last = open_[-1]
        last.active = last.shown and not last.taken and (word == "else" or holds(condition))
        last.taken = last.taken or last.active
