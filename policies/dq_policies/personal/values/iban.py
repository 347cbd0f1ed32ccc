"""International bank account numbers: the length of the country and the check digits of ISO 13616."""

from __future__ import annotations

import re
from collections.abc import Mapping

_LONGEST = 42
_WRITTEN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,29}")
_LENGTHS: Mapping[str, int] = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BI": 27,
    "BR": 29, "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DJ": 27, "DK": 18, "DO": 28,
    "EE": 20, "EG": 29, "ES": 24, "FI": 18, "FK": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23,
    "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26, "IT": 27,
    "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "LY": 25,
    "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MN": 20, "MR": 27, "MT": 31, "MU": 30, "NI": 28, "NL": 18,
    "NO": 15, "OM": 23, "PK": 24, "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "RU": 33,
    "SA": 24, "SC": 31, "SD": 18, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "SO": 23, "ST": 25, "SV": 28,
    "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20, "YE": 30,
}  # fmt: skip


def is_written(text: str) -> bool:
    """Say whether a text has the form and the length of an IBAN of its country."""
    if len(text) > _LONGEST:
        return False
    number = text.replace(" ", "").upper()
    return _LENGTHS.get(number[:2]) == len(number) and bool(_WRITTEN.fullmatch(number))


def length_of(country: str) -> int:
    """Return how many signs the IBANs of a country have, 0 for one without."""
    return _LENGTHS.get(country, 0)


def matches(text: str) -> bool:
    """Say whether a text is an IBAN, in one piece or in groups."""
    if not is_written(text):
        return False
    number = text.replace(" ", "").upper()
    return int("".join(str(int(sign, 36)) for sign in number[4:] + number[:4])) % 97 == 1
