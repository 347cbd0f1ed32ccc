from decimal import Decimal
from pathlib import Path

import pytest

from dq_core.source import Source
from dq_core.yaml.loader import load
from dq_core.yaml.scalars import resolve
from dq_core.yaml.tree import Mapping, Scalar, kind_of
from tests.core.yaml.parsers import PARSERS, with_parser

LINES = (Path(__file__).parent / "scalars.txt").read_text(encoding="utf-8").splitlines()
CASES = [tuple(part.strip() for part in line.split("|")) for line in LINES if line and line[0] != "#"]


def scalar(text: str) -> Scalar:
    root = load(Source("case.yaml", f"value: {text}\n")).root
    assert isinstance(root, Mapping)
    node = root.node("value")
    assert isinstance(node, Scalar)
    return node


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(("text", "kind", "value"), CASES, ids=[case[0] for case in CASES])
def test_a_scalar_means_what_yaml_1_2_says(
    text: str, kind: str, value: str, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_parser(parser, monkeypatch)
    node = scalar(text)
    assert (kind_of(node), str(node.value)) == (kind, value)


def test_a_number_of_400_characters_is_read_and_a_longer_one_is_text() -> None:
    assert resolve("9" * 400) == 10**400 - 1
    assert resolve("9" * 401) == "9" * 401
    assert resolve("0." + "1" * 398) == Decimal("0." + "1" * 398)
    assert resolve("0." + "1" * 399) == "0." + "1" * 399
    assert resolve("0x" + "f" * 398) == 16**398 - 1
    assert resolve("0x" + "f" * 400) == "0x" + "f" * 400


@pytest.mark.parametrize(
    "text", ["9" * 100_000, "1" * 50_000 + "." + "1" * 50_000, "-" * 100_000, "1e" * 50_000]
)
def test_a_huge_scalar_costs_nothing(text: str) -> None:
    assert resolve(text) == text
