"""Tell values that reach a person from others, so that no contract repeats them."""

from __future__ import annotations

import re

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_TELEPHONE = re.compile(r"(?:\+|00)[0-9][0-9 ()./-]{6,20}")
_CARD = re.compile(
    r"(?:[0-9]{4}[ -]){3}[0-9]{1,7}|[A-Z]{2}[0-9]{2}(?: ?[0-9A-Z]{4}){2,7}(?: ?[0-9A-Z]{1,3})?"
)
_FORMS = (_EMAIL, _TELEPHONE, _CARD)


def is_personal_value(text: str) -> bool:
    """Say whether a text is an email address, a telephone number, the number of a card or an account."""
    return any(form.fullmatch(text) for form in _FORMS)
