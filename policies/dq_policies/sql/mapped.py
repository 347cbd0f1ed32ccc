"""From places in a rendered text to places in what the user wrote, and whether both are the same text."""

from __future__ import annotations

from itertools import pairwise

from dq_lineage.projects.mapping import origin_span
from dq_lineage.projects.records import Rendered

Span = tuple[int, int]


def original(rendered: Rendered | None, span: Span) -> Span:
    """Return the span of the user's text behind one of the text that was read.

    What an expression was rendered to has the place of that expression.
    """
    return span if rendered is None else origin_span(rendered, *span)


def is_verbatim(rendered: Rendered | None, span: Span) -> bool:
    """Say whether a span of the text that was read is one stretch of the user's text, as it is."""
    if rendered is None:
        return True
    start, end = span
    touched = [part for part in rendered.segments if part.start < end and part.end > start]
    return (
        bool(touched)
        and all(part.exact for part in touched)
        and all(
            before.end == after.start and before.origin_end == after.origin
            for before, after in pairwise(touched)
        )
    )
