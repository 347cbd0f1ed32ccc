"""The placeholders in the SQL of a rule: `{object}` for its dataset, `{property}` for its column.

The standard's text and its JSON Schema spell them differently, and other tools have words of their own, so
all spellings in use are read: `{object}`, `${object}` and `{{ object }}`, with the words below. A placeholder
is replaced by an identifier of the same length, so that every offset in the SQL stays what it was.
"""

from __future__ import annotations

import re
from typing import Literal

from dq_core.record import record

Subject = Literal["dataset", "column"]

WORDS: dict[str, Subject] = {
    **dict.fromkeys(("object", "table", "model", "schema"), "dataset"),
    **dict.fromkeys(("property", "column", "field"), "column"),
}
_PLACEHOLDER = re.compile(r"\$?\{\{?[ \t]*([A-Za-z_]\w*)[ \t]*\}\}?", re.ASCII)
_PAIRS = (("{{", "}}"), ("${", "}"), ("{", "}"))


@record
class Placeholder:
    """A placeholder at `[start, end)` of the query; `stands_for` is None for a word that means nothing here.

    `marker` is the identifier that stands in its place when the query is parsed.
    """

    start: int
    end: int
    word: str
    stands_for: Subject | None
    marker: str


def placeholders_in(text: str) -> tuple[Placeholder, ...]:
    """Return all that looks like a placeholder, in the order of the text."""
    return tuple(
        Placeholder(match.start(), match.end(), match[1], WORDS.get(match[1]), _marker(match))
        for match in _PLACEHOLDER.finditer(text)
        if _is_closed(match[0])
    )


def replaced(text: str, placeholders: tuple[Placeholder, ...]) -> str:
    """Return the query with its placeholders replaced by their markers."""
    parts, position = [], 0
    for placeholder in placeholders:
        parts += [text[position : placeholder.start], placeholder.marker]
        position = placeholder.end
    return "".join([*parts, text[position:]])


def _is_closed(written: str) -> bool:
    return any(written.startswith(left) and written.endswith(right) for left, right in _PAIRS) and (
        written.startswith(("{{", "${{")) == written.endswith("}}")
    )


def _marker(match: re.Match[str]) -> str:
    width = match.end() - match.start() - len(match[1])
    left = width // 2
    return "_" * left + match[1] + "_" * (width - left)
