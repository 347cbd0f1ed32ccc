"""Comments that people write beside columns and above tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from dq_contracts.importers.facts import described
from dq_contracts.importers.sql.tables import Table
from dq_contracts.importers.sql.tokens import Statement, Token
from dq_core.source import Source

_BEHIND = re.compile(r"[\s,;)]*(?:--|#)\s*(?P<line>.*)|[\s,;)]*/\*(?P<block>.*?)\*/\s*,?\s*")
_ALONE = re.compile(r"\s*(?:--+|#+)\s?(?P<line>.*)|\s*/\*+(?P<block>.*?)\*+/\s*")
_ALONE_BLOCK = re.compile(r"/\*+(?P<block>.*?)\*+/", re.DOTALL)
_SQL = re.compile(r"^(?:create|drop|alter|insert|select|set|grant|name:)\b|;\s*$", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]{2}")


def apply_comments(statements: Iterable[Statement], tables: Sequence[Table]) -> None:
    """Make comments descriptions where COMMENT did not say one.

    A comment counts behind a column on its line, alone on the lines above it, and above CREATE TABLE.
    """
    last_on_line: dict[int, Token] = {}
    source: Source | None = None
    for statement in statements:
        source = statement.source
        for token in statement.tokens:
            last_on_line[source.position(token.stop - 1)[0]] = token
    if source is None:
        return
    reader = _Comments(source, last_on_line)
    for table in tables:
        _describe(table, reader)


def _describe(table: Table, reader: _Comments) -> None:
    lines = Counter(column.location.line for column in table.columns if column.location)
    if table.location is not None and "description" not in table.keys:
        described(table.keys, reader.above(table.location.line))
    for column in table.columns:
        place = column.location
        if place is not None and lines[place.line] == 1 and "description" not in column.keys:
            alone = not reader.source.line(place.line)[: place.column - 1].strip()
            described(column.keys, reader.behind(place.line) or (reader.above(place.line) if alone else ""))


class _Comments:
    def __init__(self, source: Source, last_on_line: dict[int, Token]) -> None:
        self.source = source
        self.last_on_line = last_on_line

    def behind(self, number: int) -> str:
        """Return the comment at the end of a line."""
        token = self.last_on_line.get(number)
        if token is None:
            return ""
        start = self.source.offset(number, 1)
        rest = self.source.line(number)[max(0, token.stop - start) :]
        return _text(_BEHIND.fullmatch(rest))

    def above(self, number: int) -> str:
        """Return the comment that stands alone on the lines above a line, up to an empty one."""
        block = self._block_above(number)
        if block:
            return block
        found: list[str] = []
        number -= 1
        while number > 0 and number not in self.last_on_line:
            match = _ALONE.fullmatch(self.source.line(number))
            if match is None:
                break
            found.insert(0, _text(match))
            number -= 1
        return " ".join(filter(None, found))

    def _block_above(self, number: int) -> str:
        """Return the block comment of several lines that ends on the line above."""
        if not self.source.line(number - 1).rstrip().endswith("*/"):
            return ""
        text = self.source.text
        end = text.rindex("*/", 0, self.source.offset(number, 1))
        start = text.rfind("/*", 0, end)
        match = _ALONE_BLOCK.fullmatch(text, start, end + 2) if start >= 0 else None
        return _text(match)


def _text(match: re.Match[str] | None) -> str:
    """Return the words of a comment; empty for a ruler, and for SQL that somebody switched off."""
    groups = match.groupdict() if match else {}
    text = " ".join((groups.get("line") or groups.get("block") or "").split())
    return text if _WORDS.search(text) and not _SQL.search(text) else ""
