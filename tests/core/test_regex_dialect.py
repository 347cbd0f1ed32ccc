"""dq and DuckDB agree on which patterns compile, and on what the compiled ones match."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dq_core.regex import RegexError, anchored, parse
from dq_core.regex.classes import UNICODE
from dq_core.regex.folding import equivalents, fold
from dq_core.regex.size import LARGEST_PROGRAM, program_size
from dq_core.regex.syntax import CharacterClass
from tests.core.regex_fragments import broken_patterns, sound_patterns, texts
from tests.core.regex_matcher import ends, matches_fully, searches

TABLE = Path(__file__).with_name("regex_patterns.txt")
LINES = [line for line in TABLE.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that compiles a pattern once: the optimizer compiles constants a second time."""
    with duckdb.connect() as connection:
        connection.execute("PRAGMA disable_optimizer")
        yield connection


def duckdb_compiles(database: duckdb.DuckDBPyConnection, pattern: str) -> bool:
    try:
        database.execute("SELECT regexp_matches(x, p) FROM (SELECT 'a' AS x, ? AS p)", [pattern])
    except duckdb.InvalidInputException:
        return False
    return True


def dq_compiles(pattern: str) -> bool:
    try:
        parse(pattern)
    except RegexError as error:
        assert 0 <= error.offset <= len(pattern)  # noqa: PT017 - both outcomes are right
        return False
    return True


@pytest.mark.parametrize("line", LINES)
def test_table(database: duckdb.DuckDBPyConnection, line: str) -> None:
    expected, _, pattern = line.partition(" ")
    assert expected in ("ok", "bad")
    assert duckdb_compiles(database, pattern) == (expected == "ok"), "the table is wrong about DuckDB"
    assert dq_compiles(pattern) == (expected == "ok")


@pytest.mark.parametrize("name", UNICODE)
def test_unicode_names(database: duckdb.DuckDBPyConnection, name: str) -> None:
    assert duckdb_compiles(database, f"\\p{{{name}}}")
    assert dq_compiles(f"\\p{{{name}}}")


def test_unicode_sizes_are_not_above_those_of_duckdb(database: duckdb.DuckDBPyConnection) -> None:
    for name in ("L", "Lu", "N", "Greek", "Han", "S", "Any", "Common"):
        filler = LARGEST_PROGRAM // 100 - UNICODE[name]
        pattern = f"(?:\\p{{{name}}}{'b' * filler}){{100}}"
        assert dq_compiles(pattern)
        assert duckdb_compiles(database, pattern)


@pytest.mark.parametrize(
    "fragment", [".", "(?s:.)", "[^a]", r"\w", "é", "[à-ÿ]", "[€-₿]", "(a)", "a*", "(?i)é"]
)
def test_sizes_are_those_of_duckdb(database: duckdb.DuckDBPyConnection, fragment: str) -> None:
    room = LARGEST_PROGRAM // 100 - program_size(parse(fragment))
    fits, exceeds = (f"(?:{fragment}{'b' * filler}){{100}}" for filler in (room, room + 1))
    assert duckdb_compiles(database, fits)
    assert dq_compiles(fits)
    assert not duckdb_compiles(database, exceeds)
    assert not dq_compiles(exceeds)


def test_a_constant_pattern_fails_even_without_rows(database: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(duckdb.InvalidInputException, match="missing"):
        database.execute("SELECT regexp_matches(x, '(') FROM (SELECT 'a' AS x WHERE false)")
    column = "SELECT regexp_matches(x, p) FROM (SELECT 'a' AS x, '(' AS p WHERE {})"
    assert database.execute(column.format("false")).fetchall() == []
    with pytest.raises(duckdb.InvalidInputException, match="missing"):
        database.execute(column.format("true")).fetchall()


def agree_on_verdict(database: duckdb.DuckDBPyConnection, pattern: str) -> None:
    assert dq_compiles(pattern) == duckdb_compiles(database, pattern)


def agree_on_matches(database: duckdb.DuckDBPyConnection, pattern: str, samples: list[str]) -> None:
    tree = parse(pattern)
    starts, stops = anchored(tree)
    for text in samples:
        query = "SELECT regexp_matches(x, p), regexp_full_match(x, p) FROM (SELECT ? AS x, ? AS p)"
        answers = database.execute(query, [text, pattern]).fetchone()
        encoded = text.encode()
        assert answers == (searches(tree, encoded), matches_fully(tree, encoded)), text
        found = {(start, end) for start in range(len(encoded) + 1) for end in ends(tree, encoded, start)}
        assert not starts or all(start == 0 for start, _ in found)
        assert not stops or all(end == len(encoded) for _, end in found)


several_texts = st.lists(texts, min_size=1, max_size=6)
ordinary = settings(max_examples=300, deadline=None)
thorough = settings(ordinary, max_examples=20_000)


@ordinary
@given(st.one_of(broken_patterns, sound_patterns))
def test_generated_patterns(database: duckdb.DuckDBPyConnection, pattern: str) -> None:
    agree_on_verdict(database, pattern)


@pytest.mark.longer
@thorough
@given(st.one_of(broken_patterns, sound_patterns))
def test_many_generated_patterns(database: duckdb.DuckDBPyConnection, pattern: str) -> None:
    agree_on_verdict(database, pattern)


@ordinary
@given(sound_patterns, several_texts)
def test_generated_matches(database: duckdb.DuckDBPyConnection, pattern: str, samples: list[str]) -> None:
    assume(dq_compiles(pattern))
    agree_on_matches(database, pattern, samples)


@pytest.mark.longer
@thorough
@given(sound_patterns, several_texts)
def test_many_generated_matches(
    database: duckdb.DuckDBPyConnection, pattern: str, samples: list[str]
) -> None:
    assume(dq_compiles(pattern))
    agree_on_matches(database, pattern, samples)


def cased_code_points() -> list[int]:
    return [point for point in range(0x1F000) if len(equivalents(point)) > 1 and not 0xD800 <= point < 0xE000]


def test_folding_of_a_range_is_that_of_its_members() -> None:
    points = {point for first, last in fold(((0x61, 0x17F),)) for point in range(first, last + 1)}
    assert points == {equal for point in range(0x61, 0x180) for equal in equivalents(point)}


@pytest.mark.longer
def test_folding_is_that_of_duckdb(database: duckdb.DuckDBPyConnection) -> None:
    cased = cased_code_points()
    database.execute("CREATE TEMP TABLE cased AS SELECT unnest(?::VARCHAR[]) AS x", [[chr(p) for p in cased]])
    for point in cased:
        query = "SELECT x FROM cased WHERE regexp_full_match(x, ?)"
        rows = database.execute(query, [f"(?i)\\x{{{point:X}}}"]).fetchall()
        assert sorted(ord(row[0]) for row in rows) == list(equivalents(point))


def test_cased_characters_lie_in_the_blocks_that_are_folded() -> None:
    folded = fold(((0, 0x10FFFF),))
    assert folded == ((0, 0x10FFFF),)
    for point in cased_code_points():
        assert CharacterClass(fold(((point, point),))).ranges != ((point, point),)
