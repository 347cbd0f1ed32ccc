"""Personal values wherever they stand in a text: an address in a sentence, a number among other words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from dq_core.record import record
from dq_policies.personal.kinds import Kind
from dq_policies.personal.values import card_number, email, iban, phone, social_security_number

_LONGEST_NAME = 64
_BEFORE_AT = re.compile(r"[\w.+%'*&=!#$?^~-]{1,64}\Z")
_BEHIND_AT = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,63}")
_LONGEST_DOMAIN = 190
_SIGNS = "'*&=!#$?^~.-"
_NUMBERS: tuple[tuple[Kind, re.Pattern[str], Callable[[str], bool]], ...] = (
    ("CARD_NUMBER", re.compile(rf"(?:{card_number.FORM})(?![\w-]|\.[0-9])"), card_number.matches),
    ("PHONE", re.compile(rf"{phone.FORM}(?![\w-])"), phone.matches),
    (
        "GOVERNMENT_ID",
        re.compile(rf"{social_security_number.FORM}(?![\w-])"),
        social_security_number.matches,
    ),
)
_ACCOUNT = re.compile(r"([A-Z]{2})[0-9]{2}(?= ?[A-Z0-9]{4})")
_DIGITS = re.compile(r"[0-9]+")
_GOING_ON: Mapping[Kind, tuple[str, ...]] = {
    "CARD_NUMBER": ("_", "-", ".", "+"),
    "PHONE": ("_", "-", ".", "+", "=", "/"),
}
"""Signs before a number with which it is a part of something else."""


@record
class Written:
    """A text of the form of a personal value: its kind, and the offsets between which it stands."""

    kind: Kind
    start: int
    end: int


def written_in(text: str, *, links: bool = False) -> Iterator[Written]:
    """Yield what has the form of a personal value, and its check digits, in no order; reserved ones too.

    What looks like an address inside a link or a path is none, but with `links`. The time is linear in the
    length of the text.
    """
    yield from _addresses(text, links=links)
    yield from _numbers(text)


@lru_cache(maxsize=8)
def _numbers(text: str) -> tuple[Written, ...]:
    """Return the numbers; rules and reports ask for those of one text shortly after each other."""
    return (*_accounts(text), *_checked(text))


def _checked(text: str) -> Iterator[Written]:
    for kind, form, check in _NUMBERS:
        match = form.search(text)
        while match is not None:
            right = not _continues(text, match.start(), kind) and check(match[0])
            if right:
                yield Written(kind, match.start(), match.end())
            # what is no number may begin with digits that are not a part of one: `2024 4929 ...`
            match = form.search(text, match.end() if right else _behind_digits(text, match.start()))


def _behind_digits(text: str, start: int) -> int:
    found = _DIGITS.match(text, start)
    return found.end() if found else start + 1


def _accounts(text: str) -> Iterator[Written]:
    """Yield account numbers, which end where those of their country do, whatever words follow."""
    for match in _ACCOUNT.finditer(text):
        length, end = iban.length_of(match[1]), match.start()
        while length and end < len(text):
            length -= text[end] != " "
            end += 1
        whole = not _continues(text, match.start(), "IBAN") and not text[end : end + 1].isalnum()
        if whole and iban.matches(text[match.start() : end]):
            yield Written("IBAN", match.start(), end)


def _continues(text: str, start: int, kind: Kind) -> bool:
    """Say whether a number goes on to the left; a look behind in the pattern would cost more."""
    before = text[start - 1 : start] if start else ""
    return before.isalnum() or before in _GOING_ON.get(kind, ("_", "-"))


def must_be_covered(found: Written, text: str) -> bool:
    """Say whether a value may not be shown; the address of an office may, an invented one may not."""
    if found.kind != "EMAIL":
        return True
    return text[found.start : text.index("@", found.start)].lower() not in email.OFFICES


def _addresses(text: str, *, links: bool) -> Iterator[Written]:
    at = text.find("@")
    while at >= 0:
        found = _address(text, at, links=links)
        if found is not None:
            yield found
        at = text.find("@", at + 1)


def _address(text: str, at: int, *, links: bool) -> Written | None:
    """Return the address around an at sign; user and host of a link or a remote are none."""
    before = _BEFORE_AT.search(text, max(0, at - _LONGEST_NAME), at)
    behind = _BEHIND_AT.match(text, at + 1, at + 1 + _LONGEST_DOMAIN)
    if before is None or behind is None:
        return None
    start = at - len(before[0].lstrip(_SIGNS))
    if start == at or text[start:at].lower() == "git":
        return None
    if not links and (_is_link(text, start) or _is_remote(text, behind.end())):
        return None
    return Written("EMAIL", start, behind.end()) if email.matches(text[start : behind.end()]) else None


def _is_remote(text: str, end: int) -> bool:
    """Say whether a path or a port follows a host."""
    return text[end : end + 1] == "/" or (
        text[end : end + 1] == ":" and bool(text[end + 1 : end + 2].strip("\"' \t\r\n"))
    )


def _is_link(text: str, start: int) -> bool:
    if text[max(0, start - 7) : start].lower() == "mailto:":
        return False
    return text[max(0, start - 3) : start] == "://" or text[max(0, start - 1) : start] in ("/", "@")
