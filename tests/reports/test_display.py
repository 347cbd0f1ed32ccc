import pytest

from dq_core.display import flat, lines, visible, width

SEEN = [
    ("plain text", "plain text"),
    ("naïve 日本語 🙂 עברית", "naïve 日本語 🙂 עברית"),
    ("\x1b]0;title\x07", "<U+001B>]0;title<U+0007>"),
    ("a\tb\r\n", "a<U+0009>b<U+000D><U+000A>"),
    ("\u202eabc\u2066", "<U+202E>abc<U+2066>"),
    ("in\u200bvisible \ufeff", "in<U+200B>visible <U+FEFF>"),
    ("\U0001f468\u200d\U0001f469 क्\u200dष", "\U0001f468\u200d\U0001f469 क्\u200dष"),
    ("\ud800 \ufffe \U0001ffff \ufdd0", "<U+D800> <U+FFFE> <U+1FFFF> <U+FDD0>"),
    ("\x9b31m\x85\u2028", "<U+009B>31m<U+0085><U+2028>"),
    ("\xa0\u3000\ue000", "\xa0\u3000\ue000"),
    ("\u0600\u00ad", "\u0600<U+00AD>"),
    (
        "##vso[task] ##[group] ##teamcity[x] # [y] ## [z]",
        "##vso<U+005B>task] ##<U+005B>group] ##teamcity<U+005B>x] # [y] ## [z]",
    ),
]

WIDTHS = [
    ("abc", 3),
    ("日本", 4),
    ("\uff71", 1),
    ("\uff21", 2),
    ("e\u0301", 1),
    ("\U0001f468\u200d\U0001f469\u200d\U0001f467", 2),
    ("\U0001f44d\U0001f3fd", 2),
    ("\u2764\ufe0f", 2),
    ("\u2764", 1),
    ("\u1100\u1161\u11a8", 2),
    ("\u0600", 1),
]


@pytest.mark.parametrize(("text", "seen"), SEEN)
def test_what_acts_or_hides_is_made_visible(text: str, seen: str) -> None:
    assert visible(text) == seen


@pytest.mark.parametrize(("text", "cells"), WIDTHS)
def test_widths_are_those_of_a_terminal(text: str, cells: int) -> None:
    assert width(text) == cells


def test_signs_can_be_kept() -> None:
    assert visible("a\nb\x00", keep="\n") == "a\nb<U+0000>"


def test_only_lf_and_crlf_end_a_line_of_a_message() -> None:
    assert lines("a\r\nb\nc\rd\x0be\u2028f") == ["a", "b", "c\rd\x0be\u2028f"]
    assert flat("a\r\n\nb\x1b") == "a b<U+001B>"
