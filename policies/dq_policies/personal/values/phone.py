"""Telephone numbers: international ones by their form, national ones by the plan of a region."""

from __future__ import annotations

import re

_LONGEST = 32
FORM = r"\+[1-9](?:[ ().-]{0,2}[0-9]){7,14}"
_WRITTEN = re.compile(FORM)
# a national number shows itself by its signs between digits, and a prefix where the region has one
_OF_AMERICA = re.compile(
    r"(?:1[ .-])?(?:\([2-9][0-9]{2}\) ?|[2-9][0-9]{2}[ .-])[2-9][0-9]{2}[ .-][0-9]{4}(?: ?x[0-9]{1,5})?"
)
_WITH_PREFIX = re.compile(r"(?:\(0[0-9]{1,5}\)|0[0-9]{1,5})[ /.-]{1,3}[0-9]{2,9}(?:[ .-][0-9]{2,8}){0,4}")
_LEAST_DIGITS, _MOST_DIGITS = 9, 12
_BARE = re.compile(r"0?[0-9]{6,13}")
AMERICA = ("US",)
WITH_PREFIX = (
    "GB", "DE", "FR", "IT", "NL", "AU", "JP", "CH", "AT", "BE", "SE", "FI", "IN", "ZA", "NZ", "IE", "TR",
    "KR",
)  # fmt: skip
"""Regions whose numbers have a prefix; numbers of others without the code of their country are not told."""


def matches(text: str) -> bool:
    """Say whether a text is a telephone number with the sign and the code of a country (ITU E.164)."""
    return len(text) <= _LONGEST and bool(_WRITTEN.fullmatch(text))


def is_valid(text: str, region: str | None = None) -> bool:
    """Say whether a number belongs to the plan of its country, or of a region for a national number."""
    import phonenumbers

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return False
    return bool(phonenumbers.is_valid_number(number))


def is_national(text: str, region: str) -> bool:
    """Say whether a text has the form of a national number of a region."""
    if len(text) > _LONGEST:
        return False
    if region in AMERICA:
        return bool(_OF_AMERICA.fullmatch(text))
    digits = sum(map(str.isdigit, text))
    return _LEAST_DIGITS <= digits <= _MOST_DIGITS and bool(_WITH_PREFIX.fullmatch(text))


def is_bare(text: str) -> bool:
    """Say whether a text may be a number without any sign, which only the name of its column can tell."""
    return bool(_BARE.fullmatch(text))


def is_installed() -> bool:
    """Say whether the extra package `pii` is there, which knows the plans."""
    from importlib.util import find_spec

    return find_spec("phonenumbers") is not None
