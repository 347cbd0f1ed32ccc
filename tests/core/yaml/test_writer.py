"""What the writer writes, both readers read back: ours, of YAML 1.2, and PyYAML, of YAML 1.1."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from dq_core.source import Source
from dq_core.yaml.loader import load
from dq_core.yaml.tree import plain_value
from dq_core.yaml.writer import Commented, write

CASES = Path(__file__).parent / "written.txt"

NASTY = [
    "", " ", "~", "null", "Null", "yes", "NO", "on", "Off", "y", "N", "true", "FALSE", "=", "<<", "-", "--",
    "---", "...", "... a", "- a", "-1", "+1", "1", "012", "0o14", "0x1F", "0b11", "1_000", "1:30",
    "1:30:01.5",

    "190:20:30", ".5", "5.", "1e3", "1E5", "1.5e-3", "12e03", ".inf", "-.INF", ".NaN", "._", "2024-01-31",
    "2024-1-1", "2024-01-31T10:00:00Z", "2024-01-31 10:00:00 +1", "a: b", "a:", ": a", "a:b", "a #b", "#a",
    "a# b", "'", "''", '"', "a'b", 'a"b', "\\", "\\n", "a\tb", "\ta", "a\n", "\n", "\n\n", "a\n\nb", " a\nb",
    "a\n b", "a \nb", "\n a", "a\n\n\n", "\r", "a\rb", "a\r\nb", "\x85", "\u2028", "\u2029", "\ufeff",
    "\ufffe",
    "\x00", "\x07", "\x1b[31m", "\x7f", "\x9f", "\u202e", "\u00a0", "a\u00a0", "😀", "\U0001fffe", "%a", "@a",
    "`a", "&a", "*a", "!a", "|", ">", "?", "? a", "[", "]", "{}", ",", "a, b", "[a]", "key: |", "# c\nd",
    "^[A-Z]{2}$", "^\\d+$", "Größe", "1.0.0", "1.10", "v1", "a" * 2000, "a b " * 500,
]  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=12),
    st.text("ab \n\t#:-'\"\\|>[]{},&*!%@`?=~.019eE_+xo\r\x00\x85\u2028\ufeff\u00a0", max_size=12),
    st.lists(st.sampled_from(NASTY), max_size=3).map("\n".join),
).filter(lambda text: not any(0xD800 <= ord(character) < 0xE000 for character in text))
NUMBERS = st.one_of(st.integers(), st.integers(-(10**350), 10**350))
EXACT = st.one_of(TEXTS, NUMBERS, st.booleans(), st.none())
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False).filter(lambda one: abs(one.adjusted()) < 9000)


def nested(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.recursive(
        leaves,
        lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
        max_leaves=20,
    )


def read_back(text: str) -> object:
    document = load(Source("w.yaml", text))
    assert document.problems == (), (text, document.problems)
    return plain_value(document.root)


@given(nested(EXACT))
@example({"a" * 2000: [["x" * 90] * 3], "": {"": [[], {}]}})
@example([[" a\n b\n", ["\n\nx\n\n"]], {"k": [{"j": " x\ny"}]}])
@example("a\nb")
def test_both_readers_give_the_value_back(value: Any) -> None:
    text = write(value)
    assert text.endswith("\n")
    assert read_back(text) == value
    assert yaml.safe_load(text) == value
    assert yaml.load(text, yaml.CSafeLoader) == value


@given(nested(st.one_of(DECIMALS, st.floats(allow_nan=False))))
def test_numbers_are_the_same_numbers(value: Any) -> None:
    text = write(value)
    assert as_decimals(read_back(text)) == as_decimals(value)
    assert as_floats(yaml.safe_load(text)) == as_floats(value)


def as_decimals(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_decimals(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_decimals(inner) for inner in value]
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)


def as_floats(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_floats(inner) for key, inner in value.items()}
    return [as_floats(inner) for inner in value] if isinstance(value, list) else float(value)


@given(TEXTS, st.sampled_from(["scalar", "mapping", "list", "first in a list", "flow"]), TEXTS)
def test_a_comment_changes_no_value(comment: str, place: str, text: str) -> None:
    value: Any = {
        "scalar": text,
        "mapping": {"a": text},
        "list": ["x" * 99, text],
        "first in a list": [{"a": text}],
        "flow": [1, 2],
    }[place]
    commented = Commented([{"a": Commented(text, comment)}] if place == "first in a list" else value, comment)
    for around, expected in (
        ({"k": commented, "l": 1}, {"k": value, "l": 1}),
        ([commented, 1], [value, 1]),
        (commented, value),
    ):
        written = write(around)
        assert read_back(written) == expected, written
        assert yaml.safe_load(written) == expected


@pytest.mark.parametrize("text", NASTY, ids=ascii)
@pytest.mark.parametrize("around", ["{}", "[]", "key", "root"])
def test_nasty_texts_everywhere(text: str, around: str) -> None:
    value: Any = {"{}": {"k": text, "l": 1}, "[]": [text, "x"], "key": {text: text}, "root": text}[around]
    assert read_back(write(value)) == value
    assert yaml.safe_load(write(value)) == value


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), Decimal("Infinity"), Decimal("-Infinity")])
def test_infinity(value: float | Decimal) -> None:
    assert read_back(write([value])) == [float(value)]
    assert yaml.safe_load(write([value])) == [float(value)]


@pytest.mark.parametrize("value", [float("nan"), Decimal("nan"), Decimal("snan")])
def test_nan(value: float | Decimal) -> None:
    assert write(value) == ".nan\n"


UNREADABLE = [10**5000, -(10**400), Decimal("1e99999"), Decimal("1E-20000")]


@pytest.mark.parametrize("value", UNREADABLE, ids=range(4))
def test_numbers_that_no_reader_takes_are_texts(value: int | Decimal) -> None:
    assert isinstance(read_back(write(value)), str)
    assert isinstance(yaml.safe_load(write(value)), str)


def test_half_a_surrogate_pair_is_replaced() -> None:
    assert read_back(write("a\ud800")) == "a\ufffd"


@pytest.mark.parametrize("value", [object(), {1: 2}, [{"a": {None: 1}}], b"x", {"a": {1, 2}}])
def test_what_is_no_yaml_is_an_error_of_the_program(value: object) -> None:
    with pytest.raises(TypeError, match="is no"):
        write(value)


def cases() -> list[Any]:
    """Return the cases of the file: Python value, `---`, YAML, parted by lines of `===`."""
    blocks = [block.strip("\n") for block in CASES.read_text().split("\n===\n")]
    return [pytest.param(*block.split("\n---\n"), id=str(number)) for number, block in enumerate(blocks, 1)]


@pytest.mark.parametrize(("source", "expected"), cases())
def test_the_style(source: str, expected: str) -> None:
    value = eval(source, {"Commented": Commented, "Decimal": Decimal})  # noqa: S307 - our own table
    assert write(value) == expected + "\n"
