"""Telephone numbers in their international form; national ones look like any number."""

from __future__ import annotations

import re

_LONGEST = 32
_WRITTEN = re.compile(r"\+[1-9](?:[ ().-]{0,2}[0-9]){7,14}")


def matches(text: str) -> bool:
    """Say whether a text is a telephone number with the sign and the code of a country (ITU E.164)."""
    return len(text) <= _LONGEST and bool(_WRITTEN.fullmatch(text))
