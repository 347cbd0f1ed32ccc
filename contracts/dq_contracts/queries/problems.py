"""Why a query cannot be read, in words for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dq_core.record import record
from dq_core.source import Source

if TYPE_CHECKING:
    from sqlglot.errors import ParseError

_SHOWN = 40


@record
class Problem:
    """Why a query has no trees; it lies at `[start, end)` of the text, or anywhere where both are 0."""

    message: str
    start: int = 0
    end: int = 0


def problem_of(error: ParseError, text: str) -> Problem:
    """Return what the parser says of a text, in words for people and with its place."""
    details = error.errors[0] if error.errors else {}
    description = str(details.get("description") or "it is no SQL").rstrip(".")
    line, column, highlight = details.get("line"), details.get("col"), details.get("highlight") or ""
    if not line or not column:
        return Problem(_in_words(description, highlight, at_end=False))
    end = min(Source("", text).offset(line, column) + 1, len(text))
    at_end = not text[end:].strip(" \t\r\n;")
    message = _in_words(description, highlight, at_end=at_end)
    return Problem(message, max(0, end - max(1, len(highlight))), end)


def _in_words(description: str, highlight: str, *, at_end: bool) -> str:
    shown = highlight if len(highlight) <= _SHOWN else f"{highlight[:_SHOWN]}..."
    if at_end and "Invalid" not in description:
        return f"it ends too early, after {shown!r}"
    if "<" in description or "Invalid expression" in description:
        return f"unexpected {shown!r}" if shown else "it is not complete"
    return f"{description[0].lower()}{description[1:]} at {shown!r}"
