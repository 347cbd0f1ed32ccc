from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dq_core.location import Location
from dq_core.source import Source
from dq_core.yaml.loader import Document, Limits, load
from dq_core.yaml.problems import Problem
from dq_core.yaml.tree import Mapping, Sequence, plain_value
from tests.core.yaml.parsers import PARSERS, with_parser

CASES = yaml.safe_load((Path(__file__).parent / "problems.yaml").read_text(encoding="utf-8"))
STOPPED = ("syntax", "alias", "several-documents", "limit", "empty")


def loaded(text: str) -> Document:
    return load(Source("case.yaml", text))


def only(text: str) -> Problem:
    (problem,) = loaded(text).problems
    return problem


def inside(place: Location, text: str) -> bool:
    source = Source("case.yaml", text)
    starts = (source.offset(place.line, place.column), source.offset(place.end_line, place.end_column))
    return 0 <= starts[0] <= starts[1] <= len(text)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_problem_is_named_and_placed(case: dict[str, Any]) -> None:
    problems = loaded(case["text"]).problems
    assert [[p.kind, p.location.line, p.location.column] for p in problems] == case["problems"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_both_parsers_see_the_same_kinds(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    with_parser("python", monkeypatch)
    assert [p.kind for p in loaded(case["text"]).problems] == [problem[0] for problem in case["problems"]]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_nothing_is_left_of_a_file_whose_reading_stopped(case: dict[str, Any]) -> None:
    document = loaded(case["text"])
    if any(problem.kind in STOPPED for problem in document.problems):
        assert document.root is None


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_syntax_error_says_what_to_do(case: dict[str, Any]) -> None:
    problems = [problem for problem in loaded(case["text"]).problems if problem.kind == "syntax"]
    assert all(problem.help for problem in problems)


def test_a_duplicate_key_points_to_the_first() -> None:
    problem = only("a: 1\nb: 2\na: 3\n")
    assert [str(related.location) for related in problem.related] == ["case.yaml:1:1"]
    assert "'a'" in problem.message


@pytest.mark.parametrize("text", ["a: [1,\n  2\nb: 3\n", "a: {b: 1\nc: 2\n", "a: 'x\nb: 1\n", 'a: "x\n'])
def test_what_is_never_closed_points_to_its_opening(text: str) -> None:
    assert [str(related.location) for related in only(text).related] == ["case.yaml:1:4"]


def test_of_equal_keys_the_last_counts() -> None:
    assert plain_value(loaded("a: 1\nb: 2\na: 3\n").root) == {"a": 3, "b": 2}


def test_a_tag_does_not_hide_the_value() -> None:
    assert plain_value(loaded("a: !secret x\nb: !x [1]\n").root) == {"a": "x", "b": [1]}


def billion_laughs(levels: int = 9, width: int = 9) -> str:
    lines = ["a0: &a0 lol"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, levels + 1)]
    return "\n".join(lines) + "\n"


def towers_of_aliases(height: int = 95, steps: int = 20) -> str:
    lines = ["a0: &a0 [x]"]
    lines += [f"a{n}: &a{n} {'[' * height}*a{n - 1}{']' * height}" for n in range(1, steps)]
    return "\n".join(lines) + "\n"


HOSTILE = {
    "billion laughs": billion_laughs(),
    "billion laughs in merges": billion_laughs()
    .replace("[", "{<<: [")
    .replace("]", "]}")
    .replace("lol", "{a: 1}"),
    "a long list of aliases": "a: &a [" + "x, " * 1000 + "]\nb: [" + "*a, " * 1000 + "]\n",
    "deep flow lists": "[" * 100_000,
    "deep flow mappings": "{a: " * 100_000,
    "deep block lists": "- " * 100_000,
    "deep block mappings": "\n".join(" " * n + "a:" for n in range(500)),
    "deep explicit keys": "? " * 100_000,
    "aliases stacked deeper than any text": towers_of_aliases(),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("parser", PARSERS)
def test_a_hostile_file_meets_a_limit(name: str, parser: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with_parser(parser, monkeypatch)
    document = loaded(HOSTILE[name])
    assert [problem.kind for problem in document.problems] == ["limit"]
    assert document.root is None


def test_a_hundred_levels_are_read_and_no_more() -> None:
    assert loaded("[" * 100 + "]" * 100).problems == ()
    assert only("[" * 101 + "]" * 101).kind == "limit"
    deep = "a: &a " + "[" * 50 + "]" * 50 + "\nb: "
    assert loaded(deep + "[" * 49 + "*a" + "]" * 49 + "\n").problems == ()
    assert only(deep + "[" * 50 + "*a" + "]" * 50 + "\n").kind == "limit"


def test_aliases_may_repeat_what_they_repeat_within_the_limit() -> None:
    text = "a: &a {x: 1, y: [1, 2]}\nb: [*a, *a]\nc: {<<: *a, z: 3}\n"
    expected = {"x": 1, "y": [1, 2]}
    assert plain_value(loaded(text).root) == {"a": expected, "b": [expected] * 2, "c": {**expected, "z": 3}}
    assert load(Source("x", text), Limits(repeated=21)).problems == ()
    assert load(Source("x", text), Limits(repeated=20)).problems[0].kind == "limit"


def test_an_anchor_may_be_set_again() -> None:
    assert plain_value(loaded("a: &x 1\nb: *x\nc: &x [2]\nd: *x\n").root) == {
        "a": 1,
        "b": 1,
        "c": [2],
        "d": [2],
    }


def test_a_text_beyond_the_limit_is_not_parsed() -> None:
    text = "a: [\n" * 2_000_001
    document = loaded(text)
    assert [problem.kind for problem in document.problems] == ["limit"]
    assert "10,000,005 characters; at most 10,000,000" in document.problems[0].message


@pytest.mark.parametrize("text", ["\ud800", "a: '\udfff'", "- \ud83d\n"])
def test_half_a_surrogate_pair_is_a_problem_of_syntax(text: str) -> None:
    problem = only(text)
    assert problem.kind == "syntax"
    assert inside(problem.location, text)


@given(
    st.text(
        st.one_of(
            st.sampled_from("ab:-?[]{}#&*!|>'\"%@` \t\n\r,<=~0.\\\ufeff\x85\u2028é😀\x00"), st.characters()
        )
    )
)
def test_any_text_is_read_without_an_exception(text: str) -> None:
    document = loaded(text)
    assert document.problems or document.root is not None
    assert all(inside(problem.location, text) for problem in document.problems)
    check_spans(document, text)


def check_spans(document: Document, text: str) -> None:
    waiting = [document.root] if document.root else []
    while waiting:
        node = waiting.pop()
        assert 0 <= node.start <= node.end <= len(text)
        assert inside(node.location, text)
        if isinstance(node, Mapping):
            waiting += [*node.values.values(), *node.keys.values()]
        elif isinstance(node, Sequence):
            waiting += node.items
