"""From an offset in a YAML value to its place in the file, through quotes, escapes and folded lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dq_core.location import Location
from dq_core.yaml.tree import Scalar

_BLANKS = " \t\r\n"
_PROPERTIES = re.compile(r"(?:[!&]\S*\s+)*")
_HEADER = re.compile(r"[|>][^\r\n]*(?:\r\n|\r|\n)")
_BREAK = re.compile(r"(?:\r\n|\r|\n)[ \t]*")
_ESCAPE_DIGITS = {"x": 2, "u": 4, "U": 8}
_ESCAPED_BLANKS = ("n", "t", "r", " ", "\t")


def place_in(scalar: Scalar, start: int, end: int) -> Location:
    """Return the place of `[start, end)` of the value's text; that of the whole value where it is unsure.

    Blanks have no place of their own: line ends and indentation are not what stands in the file. The place is
    that of the first to the last sign that is no blank.
    """
    before = _signs(scalar.text[:start])
    inside = _signs(scalar.text[start:end])
    positions = _positions(scalar) if inside else None
    if positions is None:
        return scalar.location
    first, last = positions[before], positions[before + inside - 1]
    return scalar.source.location(first[0], last[1])


def _signs(text: str) -> int:
    return sum(sign not in _BLANKS for sign in text)


@lru_cache(maxsize=8)
def _positions(scalar: Scalar) -> tuple[tuple[int, int], ...] | None:
    """Return where each sign of the text that is no blank stands in the file; None unless all are found."""
    written = scalar.source.text[scalar.start : scalar.end]
    skipped = _PROPERTIES.match(written)
    offset = skipped.end() if skipped and not scalar.plain else 0
    signs = list(_written_signs(written, offset))
    expected = [sign for sign in scalar.text if sign not in _BLANKS]
    if [sign for sign, _, _ in signs] != expected:
        return None
    return tuple((scalar.start + first, scalar.start + last) for _, first, last in signs)


def _written_signs(written: str, offset: int) -> Iterator[tuple[str, int, int]]:
    opening = written[offset : offset + 1]
    if opening in ("|", ">") and (header := _HEADER.match(written, offset)):
        return _plain_signs(written, header.end(), len(written))
    if opening == "'":
        return _single_quoted_signs(written, offset + 1)
    if opening == '"':
        return _double_quoted_signs(written, offset + 1)
    return _plain_signs(written, 0, len(written))


def _plain_signs(written: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for index in range(start, end):
        if written[index] not in _BLANKS:
            yield written[index], index, index + 1


def _single_quoted_signs(written: str, start: int) -> Iterator[tuple[str, int, int]]:
    index = start
    while index < len(written) - 1:
        width = 2 if written[index] == "'" else 1
        if written[index] not in _BLANKS:
            yield written[index], index, index + width
        index += width


def _double_quoted_signs(written: str, start: int) -> Iterator[tuple[str, int, int]]:
    index = start
    while index < len(written) - 1:
        width, sign = _unit(written, index)
        if sign not in _BLANKS:
            yield sign, index, index + width
        index += width


def _unit(written: str, index: int) -> tuple[int, str]:
    """Return the width of a written sign and the sign itself, a blank for what stands for one or nothing."""
    if written[index] != "\\":
        return 1, written[index]
    if line_end := _BREAK.match(written, index + 1):
        return line_end.end() - index, " "
    letter = written[index + 1]
    if letter in _ESCAPE_DIGITS:
        width = 2 + _ESCAPE_DIGITS[letter]
        return width, chr(int(written[index + 2 : index + width], 16))
    return 2, " " if letter in _ESCAPED_BLANKS else letter
