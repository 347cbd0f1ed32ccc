"""The blocks of a file of macros, found by their tags without compiling anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dq_lineage.projects.outline import Outline
from dq_lineage.projects.records import Node

_TAG = re.compile(
    r"\{#.*?(?:#\}|\Z)"
    r"|\{%[-+]?\s*raw\s*[-+]?%\}.*?(?:\{%[-+]?\s*endraw\s*[-+]?%\}|\Z)"
    r"|\{%[-+]?\s*docs\b.*?(?:\{%[-+]?\s*enddocs\s*[-+]?%\}|\Z)"
    r"|\{%[-+]?\s*(?P<end>end)?(?P<kind>macro|data_test|test|materialization|snapshot)\b\s*(?P<name>\w*)",
    re.DOTALL,
)
_CLOSE = re.compile(r"[-+]?%\}")
_TESTS = ("test", "data_test")


class Block(NamedTuple):
    """A block `[start, end)` of a text; `body` and `body_end` are what stands between its tags.

    `kind` is macro, test, materialization or snapshot. A block that nothing ends goes on to the next one.
    """

    kind: str
    name: str
    start: int
    end: int
    body: int
    body_end: int
    closed: bool = True

    @property
    def macro(self) -> str:
        """The name of the macro that the block declares; empty where it declares none."""
        return {"macro": self.name, "test": f"test_{self.name}"}.get(self.kind, "")


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a text in order; comments, raw text and docs are passed over."""
    if "{%" not in text:
        return
    opened: re.Match[str] | None = None
    for tag in _TAG.finditer(text):
        if tag["kind"] is None:
            continue
        if opened and (not tag["end"] or _kind(tag) == _kind(opened)):
            yield _block(text, opened, tag)
        if not tag["end"]:
            opened = tag
        elif opened and _kind(tag) == _kind(opened):
            opened = None
    if opened:
        yield _block(text, opened, None)


def stretch(node: Node | Outline, text: str) -> tuple[int, int]:
    """Return the part of a file's text that is the node's: the block of a snapshot, else all of it."""
    if node.kind == "snapshot":
        for block in blocks(text):
            if block.kind == "snapshot" and block.name == node.name:
                return block.body, block.body_end
    return 0, len(text)


def _kind(tag: re.Match[str]) -> str:
    return "test" if tag["kind"] in _TESTS else tag["kind"]


def _block(text: str, opened: re.Match[str], tag: re.Match[str] | None) -> Block:
    body = _after(text, opened.end())
    if tag is None or not tag["end"]:
        end = tag.start() if tag else len(text)
        return Block(_kind(opened), opened["name"], opened.start(), end, min(body, end), end, closed=False)
    return Block(_kind(opened), opened["name"], opened.start(), _after(text, tag.end()), body, tag.start())


def _after(text: str, start: int) -> int:
    closing = _CLOSE.search(text, start)
    return closing.end() if closing else len(text)
