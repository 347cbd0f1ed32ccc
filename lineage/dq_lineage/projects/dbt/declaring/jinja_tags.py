"""Where the expressions and statements of Jinja stand in a text, found without Jinja."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_OPENING = re.compile(r"\{[{%#]")
_INSIDE = re.compile(
    r"""(?P<string>"(?:[^"\\]++|\\.)*+"|'(?:[^'\\]++|\\.)*+')|(?P<open>[({\[])|(?P<end>[-+]?%\}|-?\}\})|(?P<close>[)}\]])|(?P<unclosed>["'])""",
    re.DOTALL,
)
_RAW = re.compile(r"\{%[-+]?\s*raw\s*[-+]?%\}")
_END_RAW = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")


class Tag(NamedTuple):
    """A stretch of a text between the marks of an expression or a statement, without the marks."""

    start: int
    end: int
    statement: bool


def tags(text: str) -> Iterator[Tag]:
    """Yield the expressions and statements; comments and what stands between raw and endraw are passed over.

    A tag that is never closed ends them.
    """
    at = 0
    while found := _OPENING.search(text, at):
        start, mark = found.end(), text[found.start() + 1]
        if mark == "#":
            at = _behind(text, "#}", start)
            continue
        raw = _RAW.match(text, found.start()) if mark == "%" else None
        if raw:
            end = _END_RAW.search(text, raw.end())
            at = end.end() if end else len(text)
            continue
        stop, at = _end(text, start, "%}" if mark == "%" else "}}")
        if stop < 0:
            return
        yield Tag(start, stop, mark == "%")


def _behind(text: str, sign: str, start: int) -> int:
    found = text.find(sign, start)
    return len(text) if found < 0 else found + len(sign)


def _end(text: str, start: int, sign: str) -> tuple[int, int]:
    """Return where the content of a tag ends and where the text goes on; -1 where it is never closed.

    As in Jinja, a closing mark inside brackets that are open is two brackets.
    """
    depth, at = 0, start
    while found := _INSIDE.search(text, at):
        at = found.end()
        kind = found.lastgroup
        if kind == "unclosed":
            break
        if kind == "open":
            depth += 1
        elif kind == "end" and not depth and found.group().endswith(sign):
            return found.start(), at
        elif kind == "end" and found.group().endswith("}}"):
            depth = max(depth - 1, 0)
            at -= 1
        elif kind == "close":
            depth = max(depth - 1, 0)
    return -1, len(text)
