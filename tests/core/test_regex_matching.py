"""Patterns are found in texts as DuckDB finds them, and matches are as long as is said."""

from collections.abc import Iterator

import duckdb
import pytest
from hypothesis import given, settings

from dq_core.regex import parse
from dq_core.regex.lengths import Lengths, lengths
from dq_core.regex.matching import LONGEST, is_found
from tests.core.regex_fragments import sound_patterns, texts


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


@settings(max_examples=400, deadline=None)
@given(sound_patterns, texts)
def test_generated_patterns(database: duckdb.DuckDBPyConnection, pattern: str, text: str) -> None:
    tree = parse(pattern)
    query = "SELECT regexp_matches(x, p), regexp_full_match(x, p) FROM (SELECT ? AS x, ? AS p)"
    answer = database.execute(query, [text, pattern]).fetchone()
    assert answer is not None
    found = is_found(tree, text)
    assert found is None or found == answer[0]
    if answer[1]:
        known = lengths(tree)
        assert known.least <= len(text)
        assert known.most is None or len(text) <= known.most


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("b", "abc", True),
        ("^b", "abc", False),
        ("^[A-Z]{2}$", "CH", True),
        ("^[A-Z]{2}$", "CHE", False),
        ("(?i)^ch$", "CH", True),
        (r"\p{Lu}", "aÉ", True),
        (r"\p{Latin}", "é", None),
        (r"\Cb", "ab", None),
        ("", "", True),
        ("a{1000}", "a" * 150, False),
        ("a", "b" * (LONGEST + 1), None),
        # what makes other matchers run forever
        ("^(a+)+$", "a" * 60 + "!", False),
        ("^(a|a)*$", "a" * 190 + "b", False),
        ("(a*)*(a*)*(a*)*b", "a" * 190, False),
    ],
)
def test_is_found(pattern: str, text: str, found: bool | None) -> None:  # noqa: FBT001
    assert is_found(parse(pattern), text) is found


@pytest.mark.parametrize(
    ("pattern", "least", "most"),
    [
        ("", 0, 0),
        ("abc", 3, 3),
        ("^[A-Z]{2}[0-9]{13,32}$", 15, 34),
        ("a|bcd|", 0, 3),
        ("a*", 0, None),
        ("(?:^|$)*", 0, 0),
        ("é😀.", 3, 3),
        ("(ab?){2,3}", 2, 6),
        ("a{0}", 0, 0),
        (r"\Ca", 1, 2),
    ],
)
def test_lengths(pattern: str, least: int, most: int | None) -> None:
    assert lengths(parse(pattern)) == Lengths(least, most)
