import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dq_core.source import Source

TEXTS = st.text(st.sampled_from("ab😀é\r\n\t\x85\u2028\x0b\x0c"), max_size=40)

# text, then its lines without their ends
LINES = (
    ("", [""]),
    ("a", ["a"]),
    ("a\n", ["a", ""]),
    ("a\r\nb\r\n", ["a", "b", ""]),
    ("a\rb", ["a", "b"]),
    ("a\n\r\nb\r\r", ["a", "", "b", "", ""]),
    ("a\x0b\x0c\x85\u2028b\nc", ["a\x0b\x0c\x85\u2028b", "c"]),
)


@pytest.mark.parametrize(("text", "lines"), LINES)
def test_lines_end_with_lf_crlf_or_cr(text: str, lines: list[str]) -> None:
    source = Source("x", text)
    assert len(source.line_starts()) == len(lines)
    assert [source.line(number) for number in range(1, len(lines) + 1)] == lines


@pytest.mark.parametrize("number", [-1, 0, 3, 1000])
def test_a_line_that_is_not_there_is_empty(number: int) -> None:
    assert Source("x", "a\nb").line(number) == ""


@given(TEXTS)
def test_the_lines_are_those_of_an_independent_split(text: str) -> None:
    source = Source("x", text)
    expected = re.split("\r\n|\n|\r", text)
    assert [source.line(number) for number in range(1, len(source.line_starts()) + 1)] == expected


@given(TEXTS, st.data())
def test_offset_and_position_are_inverse(text: str, data: st.DataObject) -> None:
    source = Source("x", text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = source.position(offset)
    assert source.offset(line, column) == offset
    assert line >= 1
    assert column >= 1


@given(TEXTS, st.data())
def test_a_location_spans_what_was_asked_for(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    source = Source("x", text)
    place = source.location(start, end)
    assert source.offset(place.line, place.column) == start
    assert source.offset(place.end_line, place.end_column) == end


def test_a_span_that_ends_before_it_starts_is_empty() -> None:
    place = Source("x", "abc").location(2, 0)
    assert (place.column, place.end_column) == (3, 3)


def test_another_text_does_not_inherit_the_lines_of_the_first() -> None:
    first = Source("x", "a\nb\nc")
    assert len(first.line_starts()) == 3
    assert len(replace(first, text="a").line_starts()) == 1
