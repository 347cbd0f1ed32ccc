from pathlib import Path
from typing import Any

import pytest
import yaml

from dq_core.reading import decode
from dq_core.source import Source
from dq_core.yaml.loader import load
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence
from tests.core.yaml.parsers import PARSERS, with_parser

CASES = yaml.safe_load((Path(__file__).parent / "positions.yaml").read_text(encoding="utf-8"))


def found(root: Node | None, path: str) -> tuple[Scalar | None, Node]:
    key: Scalar | None = None
    node = root
    for word in path.split("/"):
        if isinstance(node, Mapping):
            key, node = node.keys[word], node.values[word]
        else:
            assert isinstance(node, Sequence)
            key, node = None, node.items[int(word)]
    assert node is not None
    return key, node


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_keys_and_values_know_where_they_stand(
    case: dict[str, Any], parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if parser not in case.get("parsers", PARSERS):
        return
    with_parser(parser, monkeypatch)
    text = case["text"]
    document = load(Source("case.yaml", text))
    assert document.problems == ()
    for path, expected in case["slices"].items():
        key, value = found(document.root, path)
        assert [key and text[key.start : key.end], text[value.start : value.end]] == expected, path


def test_a_byte_order_mark_moves_nothing() -> None:
    data = "a: é\nb: 2\n".encode()
    plain, marked = decode(data, "x"), decode(b"\xef\xbb\xbf" + data, "x")
    assert marked.source == plain.source
    twice = load(decode(b"\xef\xbb\xbf\xef\xbb\xbf" + data, "x").source)
    assert twice.problems == ()
    assert isinstance(twice.root, Mapping)
    assert str(twice.root.value_location("b")) == "x:2:4"


def test_lines_and_columns_count_code_points() -> None:
    root = load(Source("x", "😀: {é: [1]}\r\nb: 2\r")).root
    assert isinstance(root, Mapping)
    assert str(root.value_location("😀")) == "x:1:4"
    assert str(root.value_location("b")) == "x:2:4"


def test_a_container_over_several_lines_is_shown_by_its_first() -> None:
    root = load(Source("x", "a:\n  - b: 1\n    c: 2\nd: [1,\n  2]\n")).root
    assert isinstance(root, Mapping)
    listed = root.node("a")
    assert isinstance(listed, Sequence)
    assert (listed.items[0].location.line, listed.items[0].location.end_line) == (2, 2)
    assert listed.items[0].location.end_column == len("  - b: 1") + 1
    place = root.value_location("d")
    assert (place.line, place.column, place.end_line, place.end_column) == (4, 4, 4, 7)


def test_a_key_that_is_missing_is_placed_at_its_mapping() -> None:
    root = load(Source("x", "a: 1\n")).root
    assert isinstance(root, Mapping)
    assert root.key_location("b") == root.value_location("b") == root.location
    assert "a" in root
    assert "b" not in root
    assert root.node("b") is None
