"""Comments in SQL that suppress findings, side by side with those of SQLFluff, whose codes are let be.

`-- noqa: NUL002` holds for the statements that its line belongs to; on a line of its own between two, for
the one behind it. `-- noqa: disable=NUL002` holds until `-- noqa: enable=NUL002`, or `enable=all`, or the end
of the file. `noqa-file`, dates and reasons are as in contracts; `/* noqa */` and `{# noqa #}` are comments
as well.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from dq_core.record import identity_record
from dq_core.source import Source
from dq_core.suppression.codes_of_others import is_of_others
from dq_core.suppression.noqa import Directive, Misspelt

Span = tuple[int, int]
_COMMENT = re.compile(
    r"(?P<opening>--|/\*|\{#-?|#|//)[ \t]*+noqa(?P<file>-file)?\b(?P<rest>[^\r\n]*)", re.IGNORECASE
)
_CLOSING = {"/*": "*/", "{#": "#}"}
_REST = re.compile(
    r"(?:[ \t]*+:[ \t]*+(?:(?P<range>disable|enable)[ \t]*=[ \t]*)?"
    r"(?P<codes>[A-Za-z_][\w.]*+(?:[ \t]*+,[ \t]*+[A-Za-z_][\w.]*+)*+))?"
    r"(?:[ \t]++until[ \t]++(?P<until>[^\s,]++))?"
    r"[ \t]*+(?:(?:--|—)(?P<reason>.*))?",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Z]{2,4}[0-9]*")
_ALL = "ALL"
_FAR = sys.maxsize
_NESTED = 50
"""Statements that may share a line with one that begins later; they are looked at, not all of a script."""


@identity_record
class SqlComments:
    """The directives of a SQL text, and the comments that somebody may take for one."""

    found: tuple[Directive, ...]
    misspelt: tuple[Misspelt, ...]


def sql_comments(source: Source, literals: Iterable[Span], statements: Iterable[Span]) -> SqlComments:
    """Find the noqa comments of a SQL text.

    What stands inside one of the `literals` is no comment. `statements` are the spans that a directive on any
    of their lines is about.
    """
    if "noqa" not in source.text.lower():
        return SqlComments((), ())
    reader = _Reader(source, sorted(literals), sorted(statements))
    return reader.read()


class _Reader:
    """Reads the comments of one text."""

    def __init__(self, source: Source, literals: Sequence[Span], statements: Sequence[Span]) -> None:
        self._source = source
        self._literals = literals
        self._lines = [
            (source.position(start)[0], source.position(max(start, end - 1))[0]) for start, end in statements
        ]
        self._open: dict[str, Directive] = {}

    def read(self) -> SqlComments:
        """Return what the comments say, in the order of the text."""
        found: list[Directive] = []
        misspelt: list[Misspelt] = []
        for match in _COMMENT.finditer(self._source.text):
            if self._is_literal(match.start()):
                continue
            said = _REST.fullmatch(self._rest(match))
            if said is None:
                place = self._source.location(match.start(), match.end())
                misspelt.append(Misspelt(place, self._rest(match)))
            elif said["range"]:
                found += self._range(match, said)
            elif (directive := self._directive(match, said)) is not None:
                found.append(directive)
        return SqlComments(tuple(found), tuple(misspelt))

    def _rest(self, match: re.Match[str]) -> str:
        """Return what stands behind the word, up to the end of the comment."""
        closing = _CLOSING.get(match["opening"][:2])
        rest = match["rest"] if closing is None else match["rest"].partition(closing)[0].rstrip("-")
        return rest.rstrip()

    def _is_literal(self, offset: int) -> bool:
        at = bisect_right(self._literals, (offset, len(self._source.text) + 1)) - 1
        return at >= 0 and offset < self._literals[at][1]

    def _directive(self, match: re.Match[str], said: re.Match[str]) -> Directive | None:
        codes = _codes(said)
        if codes is None:
            return None
        line = self._source.position(match.start())[0]
        first, last = (1, len(self._source.line_starts())) if match["file"] else self._about(line)
        return self._made(match, said, codes, (first, last))

    def _range(self, match: re.Match[str], said: re.Match[str]) -> Iterator[Directive]:
        """Open a range for each code, or close those that are open."""
        line = self._source.position(match.start())[0]
        codes = _codes(said)
        words = codes or ((_ALL,) if codes is not None else ())
        if said["range"].lower() == "enable":
            for word in list(self._open) if _ALL in words else words:
                ended = self._open.pop(word, None)
                if ended is not None:
                    ended.last_line = line
            return
        for word in words:
            own = () if word == _ALL else (word,)
            directive = self._made(match, said, own, (line, len(self._source.line_starts())))
            self._open[word] = directive
            yield directive

    def _made(
        self, match: re.Match[str], said: re.Match[str], codes: tuple[str, ...], lines: tuple[int, int]
    ) -> Directive:
        start = match.start("rest")
        span = said.span("codes") if said["codes"] else (0, 0)
        return Directive(
            self._source.location(match.start(), start + said.end()),
            codes,
            said["until"] or "",
            (said["reason"] or "").strip(),
            *lines,
            self._source,
            (match.start(), start + said.end()),
            (start + span[0], start + span[1]),
        )

    def _about(self, line: int) -> tuple[int, int]:
        """Return the lines of the statements to which a line belongs, or of the one that it stands before."""
        at = bisect_right(self._lines, (line, _FAR))
        around = [lines for lines in self._lines[max(at - _NESTED, 0) : at] if lines[1] >= line]
        if around:
            return min(first for first, _ in around), max(last for _, last in around)
        behind = self._lines[at] if at < len(self._lines) else None
        if behind is not None and all(self._is_comment(number) for number in range(line, behind[0])):
            return line, behind[1]
        return line, line + 1

    def _is_comment(self, line: int) -> bool:
        return self._source.line(line).lstrip().startswith(("--", "/*", "{#", "#", "//", "*"))


def _codes(said: re.Match[str]) -> tuple[str, ...] | None:
    """Return the words; empty for every code, None where all of them are another tool's."""
    words = [word.strip().upper() for word in (said["codes"] or "").split(",") if word.strip()]
    if not words or words == [_ALL]:
        return ()
    own = any(_CODE.fullmatch(word) and not is_of_others(word) for word in words)
    return tuple(words) if own else None
