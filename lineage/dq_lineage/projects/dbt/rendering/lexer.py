"""Jinja's lexer with offsets in place of line numbers, so that what is made of a token knows its place."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import TemplateSyntaxError
from jinja2.lexer import Lexer

from dq_lineage.projects.dbt.rendering.positions import Marks

_BEGINS = ("variable_begin", "block_begin")
_ENDS = ("variable_end", "block_end")


class PlacedLexer(Lexer):
    """Gives every token, for its line number, its offset plus one.

    Spans of tags and parentheses are left in `marks`, which whoever compiles sets before.
    """

    marks: Marks

    def tokeniter(
        self, source: str, name: str | None, filename: str | None = None, state: str | None = None
    ) -> Iterator[tuple[int, str, str]]:
        r"""Return the tokens of a text whose line ends are `\n`."""
        cursor, opened, parentheses = 0, 0, list[int]()
        try:
            for _, kind, value in super().tokeniter(source, name, filename, state):
                # Between two tokens there is nothing but the white space that a tag stripped.
                start = source.find(value, cursor)
                cursor = start + len(value)
                if kind in _BEGINS:
                    opened = start
                elif kind in _ENDS:
                    self._mark_tag(opened, start + len(value.rstrip()))
                elif kind == "operator":
                    self._mark_parenthesis(parentheses, value, start)
                yield start + 1, kind, value
        except TemplateSyntaxError as error:
            error.lineno = cursor + 1
            raise

    def _mark_tag(self, start: int, end: int) -> None:
        self.marks.starts.append(start)
        self.marks.ends.append(end)

    def _mark_parenthesis(self, opened: list[int], value: str, start: int) -> None:
        if value == "(":
            opened.append(start)
        elif value == ")" and opened:
            self.marks.closings[opened.pop()] = start + 1
