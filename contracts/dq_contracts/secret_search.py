"""Find secrets in a text: by the form that they have, and by the name that stands before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dq_contracts.secret_forms import ADDRESS, FORMS
from dq_contracts.secret_values import KEY_BEARERS, compiled, is_placeholder, secret_kind
from dq_core.record import record

_NAME_WORDS = ("passw", "pwd", "passphrase", "secret", "token", "key", "credential")
_NAME_SIGNS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-"
_VALUE = r"""[ \t]*["']?(?P<secret>[^\s"',;&}\]#][^\s"',;&}\]]{0,400})"""
_ASSIGNED = r"""(?P<name>[A-Za-z][\w.-]{0,60})["']?[ \t]*[:=]""" + _VALUE
# the name and the value of a custom property are two keys, on one line or on two
_PROPERTY = (
    r"""property["']?:[ \t]*["']?(?P<name>[A-Za-z][\w. -]{0,60}?)["']?[ \t]*(?:,|\r?\n)[ \t#]*"""
    r"""["']?value["']?:""" + _VALUE
)
_KEYWORDS = (
    r"(?i)\b(?P<words>identified\s+by(?:\s+password)?|password|secret_access_key|access_key|secret_key|session_token"
    r"|secret|token|master_key|account_key|passphrase)\s+'(?P<secret>[^'\s]{6,400})'"
)
_QUOTED = (
    r"(?i)(?:passw[a-z]{0,6}|pwd|passphrase|secret|token|(?:secret|access|api|private)_?key|identified\s+by)"
    r"""[ \t]*["']?[ \t]*(?::|=>|=|[ \t])[ \t]*(?P<quote>["'])(?P<secret>[^"'\r\n]{6,400})(?P=quote)"""
)
_QUOTED_WORDS = ("passw", "pwd", "passphrase", "secret", "token", "access", "api", "private", "identified")
"""How what `_QUOTED` finds begins."""

_LONGEST_NAME = 70
_LONGEST_USER = 300
_LONGEST_BEARER = 12


@record
class Secret:
    """A secret in a text: what it is, and the offsets between which it stands."""

    what: str
    start: int
    end: int


def secrets_in(text: str) -> list[Secret]:
    """Return the secrets of a text in their order; where two overlap, the first one."""
    return list(_kept(text))


@lru_cache(maxsize=8)
def _kept(text: str) -> tuple[Secret, ...]:
    # rules and reports ask for those of one text shortly after each other
    found = sorted([*_by_form(text), *_by_name(text)], key=lambda secret: (secret.start, -secret.end))
    kept: list[Secret] = []
    for secret in found:
        if not kept or secret.start >= kept[-1].end:
            kept.append(secret)
    return tuple(kept)


def forms_in(text: str) -> Iterator[Secret]:
    """Yield what has the form of a key or token, or stands in quotes behind a name of one, in no order.

    Examples, placeholders and plain words are among them: this is for what must not be shown, and says
    nothing of what is wrong.
    """
    yield from _by_form(text, placeholders=True)
    lower = _lowered(text)
    for word in _QUOTED_WORDS:
        for start in _places(lower, word):
            if match := compiled(_QUOTED).match(text, start):
                yield Secret("a secret", *match.span("secret"))


def secrets_behind_keywords(text: str) -> Iterator[Secret]:
    """Yield the secrets that SQL has in quotes behind a keyword: `IDENTIFIED BY '...'`, `PASSWORD '...'`."""
    for match in compiled(_KEYWORDS).finditer(text):
        words, value = match["words"].lower(), match["secret"]
        name = "password" if words.startswith(("identified", "pass")) else words
        if not is_placeholder(value) and (what := secret_kind(name, value)):
            yield Secret(what, *match.span("secret"))


def _by_form(text: str, *, placeholders: bool = False) -> Iterator[Secret]:
    for form in FORMS:
        for start in _places(text, form.mark):
            # most addresses have no user before an @
            if form.mark == ADDRESS and text.find("@", start, start + _LONGEST_USER) < 0:
                continue
            match = compiled(form.pattern).match(text, start)
            if match and (placeholders or not is_placeholder(match["secret"])):
                yield Secret(form.what, *match.span("secret"))


def _by_name(text: str) -> Iterator[Secret]:
    lower = _lowered(text)
    for word in _NAME_WORDS:
        for start in _places(lower, word):
            if word == "key" and not _may_be_secret_key(lower, start):
                continue
            for match in _assignments(text, start, start + len(word)):
                if what := secret_kind(match["name"], match["secret"]):
                    yield Secret(what, *match.span("secret"))


def _lowered(text: str) -> str:
    """Return a text of the same length in lower case, and without letters beyond ASCII."""
    # lower() of such letters costs three times as much, and a few of them become two
    return text.encode("ascii", "replace").lower().decode("ascii")


def _places(text: str, part: str) -> Iterator[int]:
    start = text.find(part)
    while start >= 0:
        yield start
        start = text.find(part, start + len(part))


def _may_be_secret_key(lower: str, start: int) -> bool:
    """Say whether the word key stands alone, or behind one that makes a secret of it."""
    before = lower[max(0, start - _LONGEST_BEARER) : start].rstrip("_.- ")
    return not before[-1:].isalpha() or before.endswith(KEY_BEARERS)


def _assignments(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the assignments to the name in which the word between the offsets stands."""
    line = text.rfind("\n", 0, start) + 1
    place = text.find("property", max(line, start - _LONGEST_NAME), start)
    if place >= 0 and (stated := compiled(_PROPERTY).match(text, place)):
        yield stated
    if _is_assigned(text, end):
        first = max(line, start - _LONGEST_NAME)
        begin = first + len(text[first:start].rstrip(_NAME_SIGNS))
        match = compiled(_ASSIGNED).match(text, begin)
        if match and match.end("name") >= end:
            yield match


def _is_assigned(text: str, end: int) -> bool:
    """Say whether a colon or an equals sign follows the name; most words stand in sentences."""
    following = text[end : end + _LONGEST_NAME].lstrip(_NAME_SIGNS).lstrip("\"' \t")
    return following.startswith((":", "="))
