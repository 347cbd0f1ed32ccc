"""JSON as located nodes: the values of Python's own reader, and places that hold what they say."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dq_core.json_tree import DEEPEST, load
from dq_core.source import Source
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, plain_value

SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=8))
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=15,
)


def reject_infinity(value: Any) -> bool:
    return "Infinity" not in json.dumps(value)


@given(VALUES.filter(reject_infinity), st.sampled_from([None, 2, "\t"]), st.booleans())
def test_values_are_those_of_python(value: Any, indent: int | str | None, ascii_only: bool) -> None:  # noqa: FBT001
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    document = load(Source("a.json", text))
    assert document.problems == ()
    assert plain_value(document.root) == json.loads(text, parse_float=Decimal)
    for node in nodes(document.root):
        assert json.loads(text[node.start : node.end], parse_float=Decimal) == plain_value(node)


def nodes(node: Node | None) -> list[Node]:
    if node is None:
        return []
    inner: list[Node] = []
    if isinstance(node, Mapping):
        inner = [*node.keys.values(), *node.values.values()]
    elif isinstance(node, Sequence):
        inner = node.items
    return [node, *(each for part in inner for each in nodes(part))]


@given(st.one_of(st.text(max_size=30), st.text('{}[]",:0123456789.eE+-truefalsn \\u\n\t', max_size=30)))
def test_what_python_refuses_is_a_problem(text: str) -> None:
    document = load(Source("a.json", text))
    try:
        value = json.loads(text, parse_float=Decimal, parse_constant=reject)
    except (ValueError, RecursionError):
        assert document.root is None
        assert document.problems
        return
    if not document.problems:
        assert plain_value(document.root) == value


def reject(word: str) -> None:
    raise ValueError(word)


PROBLEMS = [
    ("", "empty", 1, "the file holds no JSON value"),
    ("[1,]", "syntax", 4, "not valid JSON: a comma stands before the end"),
    ('{"a" 1}', "syntax", 6, "not valid JSON: ':' is missing before '1'"),
    ("[1 2]", "syntax", 4, "not valid JSON: ',' or ']' is missing before '2'"),
    ('["x', "syntax", 2, "not valid JSON: unterminated string"),
    ("tru", "syntax", 1, "not valid JSON: a value is missing before 't'"),
    ("[[", "syntax", 3, "not valid JSON: a value is missing at the end of the file"),
    ("{1: 2}", "syntax", 2, "not valid JSON: a key in double quotes is missing before '1'"),
    ("1 2", "syntax", 3, "not valid JSON: something follows the value"),
    ('{"a": 1, "a": 2}', "duplicate-key", 10, "the key 'a' stands twice; JSON readers keep one of them"),
    ("[" * (DEEPEST + 1), "limit", DEEPEST + 1, f"nested deeper than {DEEPEST} levels"),
]


@pytest.mark.parametrize(("text", "kind", "column", "message"), PROBLEMS, ids=[p[3] for p in PROBLEMS])
def test_problems(text: str, kind: str, column: int, message: str) -> None:
    problem = load(Source("a.json", text)).problems[0]
    assert (problem.kind, problem.location.column, problem.message) == (kind, column, message)


def test_numbers_that_hang_programs_stay_texts() -> None:
    root = load(Source("a.json", f"[{'1' * 500}, 1e9999999, 1e9]")).root
    assert isinstance(root, Sequence)
    assert [type(item.value) for item in root.items if isinstance(item, Scalar)] == [str, str, Decimal]
