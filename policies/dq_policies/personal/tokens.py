"""The words of a column's name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z]+|[0-9]+")
_CUSTOM_FIELD = re.compile(r"__c$", re.IGNORECASE)
_PARTS = re.compile(r"\[[^\]]*\]|[.:/]|->")
_LETTERS = str.maketrans({"ß": "ss", "ẞ": "SS", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "ł": "l", "Ł": "L"})
# an English plural of capitals: `IDs`, `IPs`
_PLURAL_OF_CAPITALS = re.compile(r"(?<=[A-Z]{2})s(?![a-z])")
# the only digits that say what a column is: `card_last4`, `ssn4`
_LAST_FOUR = re.compile(r"(?:(?<=ssn)|last)[_ -]?4(?![0-9])", re.IGNORECASE)
_ASIDE = re.compile(r"(?<=\w) +\([^()]*\)")
"""What stands in brackets behind a name: `Last Name (Legal Name)`, `Height (cm)`."""
_WRAPPERS = frozenset(
    ("data", "text", "string", "omschrijving", "description", "display", "original", "formatted")
)
"""Names of what holds the value of the object around it: `emails.0.data`, `geboorte.land.omschrijving`."""
LONGEST = 256
"""Characters of a name that are looked at; a longer one is nobody's column."""


def path_of(name: str) -> tuple[str, ...]:
    """Return the names on the way to a nested column, itself last: `customer.contact[].email` has three.

    Places in lists and names that only hold the value of what is around them are no part of the way.
    """
    parts = (part.strip(" \"'`") for part in _PARTS.split(name[:LONGEST]))
    path = [part for part in parts if part and not part.isdecimal()]
    while len(path) > 1 and (path[-1].lower() in _WRAPPERS or path[-1] == path[-2]):
        path.pop()
    return tuple(path)


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of one name in lower case, without accents, digits and signs.

    Words end at signs, at digits and where a capital follows a small letter; of several capitals the last
    begins a word when a small letter follows it. `eMailAddress2` is `("e", "mail", "address")`.
    """
    plain = _without_accents(_CUSTOM_FIELD.sub("", name[:LONGEST]))
    if "(" in plain:
        plain = _ASIDE.sub("", plain)
    if not plain.islower():
        plain = _PLURAL_OF_CAPITALS.sub("", plain)
    if "4" in plain:
        plain = _LAST_FOUR.sub("_last_four_", plain)
    words = _WORD.findall(plain)
    return tuple(word.lower() for word in words if not word.isdecimal())


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def singulars(word: str) -> tuple[str, ...]:
    """Return a word and what it may be the plural of, in the languages of the vocabularies."""
    forms = [word]
    if word.endswith("s") and not word.endswith("ss"):
        forms.append(word[:-1])
    if word.endswith(("es", "en")):
        forms.append(word[:-2])
    if word.endswith("n"):
        forms.append(word[:-1])
    return tuple(forms)
