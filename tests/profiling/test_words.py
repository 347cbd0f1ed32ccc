"""Names, patterns and rounding, from tables."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dq.profiling.names import is_code, is_identifier, is_personal, refers_to
from dq.profiling.rounding import rounded_down, rounded_up
from dq.profiling.shapes import form_of, pattern_of
from dq_core.regex import parse
from dq_policies.personal.values_of_columns import is_personal_text

CASES = Path(__file__).parent / "cases"


def lines(name: str) -> list[list[str]]:
    text = (CASES / name).read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [[part.strip() for part in line.split(" | " if " | " in line else "|")] for line in rows]


@pytest.mark.parametrize(("name", "expected"), lines("names.txt"))
def test_names(name: str, expected: str) -> None:
    found = {
        "identifier": is_identifier(name),
        "code": is_code(name),
        "personal": is_personal(name),
    }
    assert {word for word, holds in found.items() if holds} == set(expected.split())


@pytest.mark.parametrize(("column", "key", "expected"), lines("references.txt"))
def test_references(column: str, key: str, expected: str) -> None:
    table, _, name = key.partition(".")
    assert refers_to(column, table, name) == (expected == "yes")


@pytest.mark.parametrize(("values", "expected"), lines("patterns.txt"))
def test_patterns(values: str, expected: str) -> None:
    pattern = pattern_of(values.split())
    assert pattern == ("" if expected == "none" else expected)


CODES = st.lists(st.from_regex(r"[A-Za-z0-9_./:#-]{1,12}", fullmatch=True), min_size=1, max_size=12)


@given(CODES)
def test_every_value_matches_the_pattern(values: list[str]) -> None:
    pattern = pattern_of(values)
    if pattern:
        parse(pattern)
        assert all(re.fullmatch(pattern[1:-1], value) for value in values)


@given(st.lists(st.text(max_size=8), min_size=1, max_size=5))
def test_any_text_has_a_pattern_that_it_matches_or_none(values: list[str]) -> None:
    pattern = pattern_of(values)
    assert not pattern or all(re.fullmatch(pattern[1:-1], value) for value in values)


@pytest.mark.parametrize(
    ("value", "starts"),
    [
        ("0f8fad5b-d9cb-469f-a165-70867728950e", "^[0-9a-fA-F]{8}-"),
        ("a@example.com", "^[^@"),
        ("https://example.com/a", "^https"),
        ("2024-02-29", "^[0-9]{4}-"),
        ("10.0.0.1", "^[0-9]{1,3}"),
        ("d41d8cd98f00b204e9800998ecf8427e", "^[0-9a-f]{32}$"),
    ],
)
def test_forms(value: str, starts: str) -> None:
    assert form_of([value]).startswith(starts)
    assert not form_of([value, "something else"])


@pytest.mark.parametrize(
    "value", ["a@example.com", "+41 79 123 45 67", "4111 1111 1111 1111", "CH9300762011623852957"]
)
def test_personal_values(value: str) -> None:
    assert is_personal_text(value)


@pytest.mark.parametrize("value", ["EWR", "2024-01-01", "1234567890", "N102UW", "user@", "12.5"])
def test_values_of_nobody(value: str) -> None:
    assert not is_personal_text(value)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_rounding_goes_outward(value: Decimal) -> None:
    assert rounded_down(value) <= value <= rounded_up(value)


@pytest.mark.parametrize(
    ("value", "down", "up"),
    [("1301", "1300", "1400"), ("-43", "-43", "-43"), ("-177", "-180", "-170"), ("0", "0", "0")],
)
def test_rounding_keeps_two_digits(value: str, down: str, up: str) -> None:
    assert (rounded_down(Decimal(value)), rounded_up(Decimal(value))) == (Decimal(down), Decimal(up))
