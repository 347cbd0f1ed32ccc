"""Values in running texts: what is found, and what is shown in its place."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dq.reports.covering import covered_in, without_values
from dq_policies.personal.written import written_in

CASES = yaml.safe_load((Path(__file__).parent / "written.yaml").read_text(encoding="utf-8"))
VALUES = (
    "maria.lopez@brightmail.org",
    "4556737586899855",
    "NL91 ABNA 0417 1643 00",
    "536-22-8726",
    "+49 30 901820",
)
AROUND = st.text(alphabet=" \n,;:'\"()[]{}<>|äx", max_size=20)


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:30] for case in CASES])
def test_texts(case: dict[str, Any]) -> None:
    text = case["text"]
    found = sorted((each.start, text[each.start : each.end]) for each in written_in(text))
    assert [value for _, value in found] == case["found"]
    assert without_values(text) == case["shown"]


@given(AROUND.filter(lambda text: not text.endswith(("x", "ä"))), st.sampled_from(VALUES), AROUND)
def test_a_value_is_covered_whatever_stands_around_it(before: str, value: str, behind: str) -> None:
    if behind[:1] in ("x", "ä"):
        behind = f" {behind}"
    assert value not in without_values(before + value + behind)


@given(st.text(alphabet="@.+-0123456789aAB '\"=:/", max_size=200))
def test_covering_keeps_the_rest(text: str) -> None:
    covered = covered_in(text)
    assert all(one.end <= other.start for one, other in pairwise(covered))
    rest = [text[one.end : other.start] for one, other in pairwise(covered)]
    assert all(piece in without_values(text) for piece in rest)


@pytest.mark.parametrize("text", ["1", "NL91 ", "a@", "+1 ", "1234 ", "@a.", "token='", "1 ("])
def test_long_texts_take_linear_time(text: str) -> None:
    without_values(text * 20_000)


def test_a_value_that_begins_inside_a_secret_is_covered_to_its_end() -> None:
    assert without_values("password=hunter2x(+49 30 901820 behind") == "password=*** behind"
