"""Texts with Jinja that nobody rendered: which are SQL all the same, and which are not."""

from __future__ import annotations

import re

from dq_lineage.reading.script import tokens_of

_SIGNS = re.compile(r"\{\{|\{%")
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_NO_LINE_END = re.compile(r"[^\r\n]")


def without_comments(text: str) -> str:
    """Return a text with blanks for the comments of Jinja, so that everything else keeps its place."""
    if "{#" not in text:
        return text
    return _COMMENT.sub(lambda match: _NO_LINE_END.sub(" ", match[0]), text)


def template_at(text: str, dialect: str) -> int | None:
    """Return where a template begins in a text; None for SQL, in whose quoted texts such signs may stand."""
    found = [match.start() for match in _SIGNS.finditer(text)]
    if not found:
        return None
    quoted = [(token.start, token.end) for token in tokens_of(text, dialect) if token.end > token.start + 1]
    return next((at for at in found if not any(start < at < end for start, end in quoted)), None)
