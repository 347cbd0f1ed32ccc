"""What is worked out without a renderer is what Jinja makes of it; what is not may stay open."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, TemplateError
from jinja2.ext import do

from dq_lineage.projects.dbt.declaring.plain_jinja import PlainJinja
from dq_lineage.projects.dbt.records import Target

VARIABLES: dict[str, Any] = {"a": "x", "n": 3, "off": False, "names": ["a", "b"], "empty": ""}
TARGET = Target("duckdb", "dev", "db", "main", "shop")
ENVIRONMENT = Environment(extensions=[do])  # noqa: S701 - no page is made
CONTEXT = {
    "var": lambda name, default=None: VARIABLES.get(name, default),
    "env_var": lambda _name, default: default,
    "target": {"type": "duckdb", "name": "dev", "schema": "main", "database": "db"},
}
_LITERALS = ("1", "0", "2.5", "'dev'", "'x'", "''", '"a b"', "true", "False", "none", "['a', 'dev']")
_NAMES = ("var('gone', 'd')", "env_var('HOME', 'h')", "target.name", "target.schema", "target['type']")
ATOMS = st.sampled_from([*_LITERALS, *_NAMES, *(f"var('{name}')" for name in VARIABLES)])


def _larger(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pair = st.tuples(parts, parts)
    return st.one_of(
        st.tuples(pair, st.sampled_from(["and", "or", "~", "==", "!=", "in", "not in"])).map(
            lambda drawn: f"({drawn[0][0]} {drawn[1]} {drawn[0][1]})"
        ),
        parts.map(lambda part: f"(not {part})"),
        st.tuples(parts, parts, parts).map(lambda each: f"({each[0]} if {each[1]} else {each[2]})"),
    )


EXPRESSIONS = st.recursive(ATOMS, _larger, max_leaves=6)
DASHES = st.sampled_from(["", "", "-"])
PLAIN = st.sampled_from(["", " ", "a", " b\n", "_", "\n  c "])


def _statement(words: str, left: str, right: str) -> str:
    return f"{{%{left} {words} {right}%}}"


@st.composite
def templates(draw: st.DrawFn, depth: int = 2) -> str:
    """Return a text with expressions, and branches within branches."""
    pieces = []
    for _ in range(draw(st.integers(1, 3))):
        pieces.append(draw(PLAIN))
        if depth and draw(st.booleans()):
            words = [f"if {draw(EXPRESSIONS)}"]
            words += [f"elif {draw(EXPRESSIONS)}"] if draw(st.booleans()) else []
            words += ["else"] if draw(st.booleans()) else []
            for each in words:
                pieces += [_statement(each, draw(DASHES), draw(DASHES)), draw(templates(depth - 1))]
            pieces.append(_statement("endif", draw(DASHES), draw(DASHES)))
        else:
            pieces.append(f"{{{{{draw(DASHES)} {draw(EXPRESSIONS)} {draw(DASHES)}}}}}")
    return "".join([*pieces, draw(PLAIN)])


def _check(text: str) -> None:
    found = PlainJinja(VARIABLES, TARGET).text(text)
    if found is None:
        return
    try:
        expected = ENVIRONMENT.from_string(text).render(CONTEXT)
    except (TemplateError, TypeError) as error:
        raise AssertionError(f"Jinja refuses {text!r}: {error}") from error
    assert found == expected, text


@given(templates())
@settings(max_examples=120)
def test_the_same_as_jinja(text: str) -> None:
    _check(text)


@pytest.mark.longer
@given(templates())
@settings(max_examples=5000)
def test_the_same_as_jinja_of_many(text: str) -> None:
    _check(text)


def test_most_is_worked_out() -> None:
    told = PlainJinja(VARIABLES, TARGET)
    assert told.text("{% if target.name == 'dev' and var('n') %}{{ var('a') ~ 1 }}{% endif %}") == "x1"
