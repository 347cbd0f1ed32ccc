"""Patterns for the texts of dates, timestamps and times, in the syntax of Java's DateTimeFormatter.

Letters are fields, repeated for their width; quotes enclose text and `''` is a quote; brackets enclose what
may be missing. Which letters there are, and what they mean, is left to those who read or write by a pattern.
Source: the documentation of java.time.format.DateTimeFormatter, to which the standard refers.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TypeAlias

from dq_core.record import record

_RESERVED = "{}#"
_LONGEST = 100
_MOST_SPELLINGS = 16


class PatternError(ValueError):
    """A pattern that is none; the text says why."""


@record
class Literal:
    """Text that stands in every spelling as it is."""

    text: str


@record
class Field:
    """A letter, so many times."""

    letter: str
    count: int

    def __str__(self) -> str:
        return self.letter * self.count


@record
class Section:
    """What may be missing."""

    parts: tuple[Part, ...]


Part: TypeAlias = Literal | Field | Section
Spelling: TypeAlias = tuple[Literal | Field, ...]


def parse(pattern: str) -> tuple[Part, ...]:
    """Return the parts of a pattern. Raises PatternError."""
    if len(pattern) > _LONGEST:
        raise PatternError(f"it is longer than {_LONGEST} characters")
    reader = _Reader(pattern)
    parts = reader.parts()
    if reader.rest():
        raise PatternError("it closes a bracket that it never opens")
    return parts


def spellings(parts: tuple[Part, ...]) -> list[Spelling]:
    """Return the pattern with and without each optional section, that with most of them first.

    Raises PatternError for a pattern of more than 16 such spellings.
    """
    found = list(islice(_spellings(parts), _MOST_SPELLINGS + 1))
    if len(found) > _MOST_SPELLINGS:
        raise PatternError("it has too many optional sections")
    return found


def _spellings(parts: tuple[Part, ...]) -> Iterator[Spelling]:
    if not parts:
        yield ()
        return
    first, rest = parts[0], parts[1:]
    for inner in _spellings(first.parts) if isinstance(first, Section) else [(first,)]:
        yield from ((*inner, *tail) for tail in _spellings(rest))
    if isinstance(first, Section):
        yield from _spellings(rest)


class _Reader:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.place = 0

    def rest(self) -> str:
        return self.pattern[self.place :]

    def parts(self) -> tuple[Part, ...]:
        found: list[Part] = []
        while self.rest() and not self.rest().startswith("]"):
            found.append(self._part(self.rest()))
        return tuple(found)

    def _part(self, rest: str) -> Part:
        sign = rest[0]
        if sign in _RESERVED:
            raise PatternError(f"the sign {sign!r} is reserved")
        if sign == "[":
            return self._section()
        if sign == "'":
            return Literal(self._quoted(rest))
        width = len(rest) - len(rest.lstrip(sign)) if _is_letter(sign) else 1
        self.place += width
        return Field(sign, width) if _is_letter(sign) else Literal(sign)

    def _section(self) -> Section:
        self.place += 1
        inner = self.parts()
        # a bracket that stays open ends with the pattern
        self.place += 1 if self.rest() else 0
        return Section(inner)

    def _quoted(self, rest: str) -> str:
        if rest.startswith("''"):
            self.place += 2
            return "'"
        end = 1
        while rest[end : end + 1] != "'" or rest[end : end + 2] == "''":
            if end >= len(rest):
                raise PatternError("it leaves a quote open")
            end += 2 if rest[end : end + 2] == "''" else 1
        self.place += end + 1
        return rest[1:end].replace("''", "'")


def _is_letter(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()
