"""Work on text that is nested deeper than Python's recursion usually goes."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Any, TypeVar

Result = TypeVar("Result")

DEEPEST = 500
"""Levels of parentheses and CASE that are followed; what is deeper is no query that a person wrote."""

_FRAMES = 60_000
_STACK = 512 * 1024 * 1024
_LOCK = threading.Lock()


_OPENING = frozenset(("(", "[", "{", "CASE", "<"))
_CLOSING = frozenset((")", "]", "}", "END", ">"))
_PREFIXES = frozenset(("NOT", "-", "+", "~", "!", "@"))


def nesting(tokens: list[Any]) -> int:
    """Return how deep parentheses, brackets, CASE and rows of prefixes go in some tokens."""
    depth = deepest = row = 0
    for token in tokens:
        text = token.text.upper()
        row = row + 1 if text in _PREFIXES else 0
        if text in _OPENING:
            depth += 1
        elif text in _CLOSING:
            depth = max(depth - 1, 0)
        deepest = max(deepest, depth + row)
    return deepest


def deeply(work: Callable[[], Result]) -> Result:
    """Return what some work gives, done on a thread with a stack that is large enough for `DEEPEST` levels.

    Memory is taken only as far as the stack is used. Raises what the work raises.
    """
    outcome: list[Result] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            outcome.append(work())
        except BaseException as error:  # noqa: BLE001 - handed to the caller
            failure.append(error)

    with _LOCK:
        limit, size = sys.getrecursionlimit(), threading.stack_size(_STACK)
        sys.setrecursionlimit(max(limit, _FRAMES))
        try:
            thread = threading.Thread(target=run)
            thread.start()
            thread.join()
        finally:
            threading.stack_size(size)
            sys.setrecursionlimit(limit)
    if failure:
        raise failure[0]
    return outcome[0]
