"""Whether a text may hold a personal value or a secret: a cheap question, before others are asked."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"\d[\d ().-]{6,}\d")
_SECRET_WORDS = ("passw", "pwd", "passphrase", "secret", "token", "key", "credential", "://", "pass:")
_SECRET_MARKS = ("AKIA", "ASIA", "gh", "eyJ", "xox", "-----BEGIN", "AIza", "glpat-", "sk_", "rk_")
_SECRET_FORMS = re.compile(
    r"A[KS]IA[A-Z0-9]{12}|gh[pousr]_|eyJ[\w-]{8}|xox[abpsr]-|-----BEGIN|AIza|glpat-|sk_|rk_"
)
_FEWEST_DIGITS = 9
_IN_PIECES = 200


def may_hold_value(text: str) -> bool:
    """Say whether a text may hold an address, number or account of a person: an at sign, or nine digits."""
    if "@" in text:
        return True
    if len(text) < _FEWEST_DIGITS:
        return False
    return any(_digits(match[0]) >= _FEWEST_DIGITS for match in _DIGITS.finditer(text))


def may_hold_secret(text: str) -> bool:
    """Say whether a text may hold a password, key or token: a word that stands before them, or their form."""
    lower = text.lower()
    if any(word in lower for word in _SECRET_WORDS):
        return True
    return any(mark in text for mark in _SECRET_MARKS) and _SECRET_FORMS.search(text) is not None


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text[:_IN_PIECES]))
