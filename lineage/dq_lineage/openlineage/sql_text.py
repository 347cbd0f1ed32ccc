"""The text of SQL without the secrets that stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

MOST_CHARACTERS = 100_000
"""Longer SQL is left out of events: receivers refuse megabytes, and half a statement would be a false one."""

HIDDEN = "'***'"
# what is not closed ends with the text, so that no sign is looked at twice
_TOKENS = (
    r"(?P<comment>--[^\n]*|/\*.*?(?:\*/|\Z))|(?P<text>'(?:[^'{escape}]|''{escaped})*(?:'|\Z)|\$\$.*?(?:\$\$|\Z))"
    r'|(?P<name>"(?:[^"]|"")*(?:"|\Z)|`[^`]*(?:`|\Z)|\[[^\]\n]{0,128}\])|(?P<word>[\w$]+)|(?P<sign>[(),;])'
)
_ESCAPING = frozenset(
    ("bigquery", "clickhouse", "databricks", "hive", "mysql", "redshift", "snowflake", "spark", "athena")
)
_SECRET = re.compile(
    r"passw(or)?d|passphrase|pwd|secret|credential|token|(api|access|account|private|master)_?key"
    r"|^sas|_sas|^identified$|^salt",
    re.IGNORECASE,
)
_CIPHER = re.compile(r"encrypt|decrypt|hmac|digest_key|tokenize|aead", re.IGNORECASE)
_URL_SECRET = re.compile(r"(?<=://)[^/@'\s]*:[^/@'\s]*@|\?[^'\s]*")


def without_secrets(sql: str, dialect: str = "") -> str:
    """Return SQL in which literals that are credentials are covered.

    Those are what stands behind a word for a secret, what a function for encryption is given, and users and
    queries in URLs. Whatever else the author wrote stays.
    """
    return "".join(_covered(sql, dialect))


def _covered(sql: str, dialect: str) -> Iterator[str]:
    pattern = _pattern(dialect in _ESCAPING)
    at = 0
    words: list[str] = []
    calls: list[bool] = []
    for token in pattern.finditer(sql):
        yield sql[at : token.start()]
        at = token.end()
        kind, text = token.lastgroup, token.group()
        yield _literal(text, words, calls) if kind == "text" else text
        if kind in ("word", "name"):
            words[:] = [*words[-1:], text]
        elif kind in ("sign", "text"):
            _note(text, words, calls)
    yield sql[at:]


def _pattern(escaping: bool) -> re.Pattern[str]:  # noqa: FBT001
    text = _TOKENS.replace("{escape}", r"\\" if escaping else "")
    return re.compile(text.replace("{escaped}", r"|\\." if escaping else ""), re.DOTALL)


def _note(sign: str, words: list[str], calls: list[bool]) -> None:
    """Note whether a call that is open takes secrets, and that words before a comma say nothing behind it."""
    if sign == "(":
        inside = bool(calls) and calls[-1]
        calls.append(inside or (bool(words) and bool(_CIPHER.search(words[-1]) or _SECRET.search(words[-1]))))
    elif sign == ")" and calls:
        calls.pop()
    if sign != "(":
        words.clear()


def _literal(text: str, words: list[str], calls: list[bool]) -> str:
    if (calls and calls[-1]) or any(map(_SECRET.search, words)):
        return HIDDEN
    return _URL_SECRET.sub("", text) if "://" in text else text
