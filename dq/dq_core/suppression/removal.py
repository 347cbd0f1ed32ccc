"""Fixes that take codes out of noqa comments, or the comments out of the text."""

from __future__ import annotations

from collections.abc import Collection

from dq_core.finding import Edit, Fix
from dq_core.source import Source
from dq_core.suppression.noqa import Directive

_SIGN = "#"


def without(directive: Directive, words: Collection[str], *, safe: bool) -> tuple[Fix, ...]:
    """Return the fix that takes words out of a comment, and the comment away when none is left.

    Only comments of YAML are changed: what ends a comment of SQL may be the end of something else.
    """
    source, (start, end) = directive.source, directive.span
    if not source.text.startswith(_SIGN, start):
        return ()
    kept = [code for code in directive.codes if code not in words]
    if kept:
        edit = Edit(*directive.codes_span, ", ".join(kept))
        return (Fix(f"remove {', '.join(words)}", safe=safe, path=source.path, edits=(edit,)),)
    edit = Edit(*_with_its_line(source, start, end), "")
    return (Fix("remove the comment", safe=safe, path=source.path, edits=(edit,)),)


def _with_its_line(source: Source, start: int, end: int) -> tuple[int, int]:
    """Return the span of a comment with the blanks before it, or with its line where it stands alone."""
    line = source.position(start)[0]
    first = source.offset(line, 1)
    before = source.text[first:start]
    if before.strip(" \t"):
        return first + len(before.rstrip(" \t")), end
    starts = source.line_starts()
    return first, starts[line] if line < len(starts) else len(source.text)
