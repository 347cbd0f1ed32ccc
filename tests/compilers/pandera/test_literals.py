"""Whatever a text holds, its literal is that text; however code is laid out, it is the same code."""

from __future__ import annotations

import ast
import builtins
import keyword
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dq.compilers.pandera.layout import WIDTH, Call, Code, Items, Pairs, laid_out
from dq.compilers.pandera.literals import code_of, text_of
from dq.compilers.pandera.naming import identifiers

HOSTILE = [
    '"',
    "'",
    '"""',
    "'''",
    "\\",
    '\\"',
    "\\\\'",
    "\n",
    "\0",
    "\u202e",
    "\ud800",
    "{x}",
    "%s",
    "\\N{DIGIT ONE}",
]


@given(st.text(st.characters(), max_size=30) | st.lists(st.sampled_from(HOSTILE)).map("".join))
def test_a_text_is_its_literal(text: str) -> None:
    literal = text_of(text)
    assert ast.literal_eval(literal) == text
    assert literal.isprintable()


@pytest.mark.parametrize(
    "value",
    [
        0, -3, True, None, 10**40, Decimal("0.1"), Decimal("-1E+30"), 1.5, float("inf"), "a", [1, "b"],
        date(2024, 2, 29), datetime(2024, 1, 1, 0, 0, 0, 1, tzinfo=UTC), time(12, 30),
        timedelta(days=1, microseconds=3),
    ],
)  # fmt: skip
def test_a_value_is_its_code(value: object) -> None:
    names = {kind.__name__: kind for kind in (date, datetime, time, timedelta, Decimal)}
    assert eval(laid_out(code_of(value)), dict(names)) == value  # noqa: S307


def trees(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    names = st.sampled_from(["f", "check_values", "between"])
    leaves: st.SearchStrategy[Any] = texts.map(text_of)

    def more(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        parts = st.lists(inner, max_size=4).map(tuple)
        calls = st.builds(
            lambda name, parts: Call(name, parts, tuple((f"k{n}", p) for n, p in enumerate(parts))),
            names,
            parts,
        )
        pairs = parts.map(lambda parts: Pairs(tuple((text_of(f"key{n}"), p) for n, p in enumerate(parts))))
        return calls | parts.map(Items) | pairs

    return st.recursive(leaves, more, max_leaves=12)


@given(trees(st.text(st.characters(), max_size=20)))
def test_laid_out_code_is_the_same_code(code: Code) -> None:
    spread = laid_out(code)
    narrow = ast.dump(ast.parse(spread))
    assert narrow == ast.dump(ast.parse(laid_out(code, before=-10_000)))
    if "\n" in spread:
        assert len(laid_out(code, before=-10_000)) > WIDTH


@given(
    st.lists(
        st.text(max_size=8) | st.sampled_from(["print", "class", "Check", "_", "1a", "a b", "a-b"]),
        unique=True,
    )
)
def test_names_are_free_identifiers(names: list[str]) -> None:
    found = identifiers(names, ["Check"])
    assert len(set(found.values())) == len(names)
    for name in found.values():
        assert name.isidentifier()
        assert name not in (*dir(builtins), *keyword.kwlist, "Check")
