"""Types of Oracle, of which dq has no dialect, in the words of PostgreSQL."""

from __future__ import annotations

import re

_WORDS = {
    "varchar2": "varchar",
    "nvarchar2": "varchar",
    "nchar": "char",
    "number": "numeric",
    "clob": "text",
    "nclob": "text",
    "long": "text",
    "blob": "bytea",
    "raw": "bytea",
    "date": "timestamp(0)",
    "binary_double": "double precision",
    "binary_float": "real",
}
_FIRST_WORD = re.compile(r"\w+")
_UNIT = re.compile(r"\s+(?:char|byte)\s*\)", re.IGNORECASE)
_BYTES = re.compile(r"\(\s*\d+\s*\)")


def in_words_of_postgres(text: str) -> str:
    """Return a type of Oracle as PostgreSQL spells it; DATE has a time of day there.

    Lengths count bytes unless they say CHAR, and are left out then: a length in bytes is none in characters.
    """
    word = _FIRST_WORD.match(text)
    if word is None:
        return text
    rest = text[word.end() :].replace("LOCAL ", "").replace("local ", "")
    known = _WORDS.get(word[0].lower(), word[0])
    in_characters = word[0].lower().startswith("n") or "char)" in rest.lower().replace(" )", ")")
    if known == "bytea" or (known == "varchar" and not in_characters):
        rest = _BYTES.sub("", _UNIT.sub(")", rest))
    return known + _UNIT.sub(")", rest)
