"""What dq writes for Python's `re` finds what DuckDB finds with the pattern of the contract."""

from __future__ import annotations

import re
import warnings

import duckdb
import pytest

from dq.compilers.errors import CannotSayError
from dq.compilers.python_patterns import python_pattern, whole

PATTERNS = (
    "",
    "b",
    "^b$",
    r"^b\z",
    r"\Ab",
    "(?m)^b$",
    "^$",
    ".",
    "^.$",
    "(?s)^.$",
    "a|^b$",
    "(?:a|b)c",
    "(a)(?:b)?c",
    r"\d",
    r"\D",
    r"\w+$",
    r"\W",
    r"\s",
    r"\S",
    r"^\S+$",
    r"\bb\b",
    "[^a]",
    "[[:alpha:]]",
    "[]a]",
    r"[\-\]^a]",
    "[a-cx-z]+",
    "(?i)k",
    "(?i)s",
    "(?i)straße",
    "(?i:b)c",
    "(?i)[k-m]",
    "x{2}",
    "x{2,}",
    "^x{0,2}$",
    "x??y",
    "(?U)a+b",
    r"\x{e9}",
    r"\Qa.b\E",
    r"\.",
    "a.c",
    r"[\s\S]",
    "(?:a*)*c",
    "😀",
    "[à-ü]",
    r"\t",
    " ",
    "#",
    "/",
    "(?P<name>b)",
    "^(?:ab){2}$",
    r"[^\n]+",
    "-",
    "[a&&b]",
    "[a~~b]",
    "--",
    r"\\",
)
TEXTS = (
    "",
    "b",
    "b\n",
    "\nb",
    "a\nb\nc",
    "abc",
    "ac",
    "B",
    "k",
    "K",
    "\u212a",
    "s",
    "S",
    "\u017f",
    "STRASSE",
    "straße",
    "STRAẞE",
    "3",
    "٣",
    "é",
    "e\u0301",
    "x",
    "xx",
    "xxx",
    "y",
    "a.b",
    "a b",
    "\t",
    "\x0b",
    "\xa0",
    " ",
    "_",
    "-",
    "]",
    "^",
    "a&b",
    "~",
    "😀",
    "aab",
    "ababab",
    "abab",
    "\\",
    "#",
    "/",
    "b c",
    "bb",
    "\r\n",
    "\x00",
    "l",
    "ü",
)


@pytest.fixture(scope="module")
def found() -> dict[tuple[str, str], bool]:
    """What DuckDB finds: the oracle."""
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE patterns (p VARCHAR); CREATE TABLE texts (t VARCHAR)")
        connection.executemany("INSERT INTO patterns VALUES (?)", [[pattern] for pattern in PATTERNS])
        connection.executemany("INSERT INTO texts VALUES (?)", [[text] for text in TEXTS])
        rows = connection.execute("SELECT p, t, regexp_matches(t, p) FROM patterns, texts").fetchall()
    return {(pattern, text): matches for pattern, text, matches in rows}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_same_is_found(pattern: str, found: dict[tuple[str, str], bool]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        written = re.compile(python_pattern(pattern))
    wrong = [text for text in TEXTS if bool(written.search(text)) != found[pattern, text]]
    assert wrong == []


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        (r"\p{Greek}", "classes of Unicode"),
        (r"\B", "between the bytes"),
        (r"\C", "part of a character"),
        ("(", "not valid"),
        ("(" * 900 + ")" * 900, "nest deeper"),
    ],
)
def test_what_python_cannot_say_is_refused(pattern: str, reason: str) -> None:
    with pytest.raises(CannotSayError, match=reason):
        python_pattern(pattern)


def test_a_whole_text() -> None:
    assert re.search(whole("a|b"), "b")
    assert not re.search(whole("a|b"), "ab")
    assert not re.search(whole("a|b"), "b\n")


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("^N[1-9]$", r"\AN[1-9]\Z"),
        (r"^\d{3}-\w+$", r"\A[0-9]{3}\-[0-9A-Z_a-z]+\Z"),
        ("(?i)ab?", "[Aa][Bb]?"),
        ("[^,]*", "[^,]*"),
    ],
)
def test_it_reads_as_a_person_would_write_it(pattern: str, written: str) -> None:
    assert python_pattern(pattern) == written
