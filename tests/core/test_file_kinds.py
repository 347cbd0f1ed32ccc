from pathlib import Path

import pytest
import yaml

from dq_core.file_kinds import kind_of, top_level

CASES = yaml.safe_load((Path(__file__).parent / "file_kinds.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['path']}: {case['text'][:40]!r}" for case in CASES])
def test_a_file_is_told_by_its_name_and_its_first_words(case: dict[str, str]) -> None:
    assert kind_of(case["path"], case["text"]) == case["kind"]


def test_top_level_keys_come_with_what_stands_behind_them() -> None:
    text = "a: 'x y'\nb:\n  c: 1\n\"d\": [1]\n- e: 2\n f: 3\n"
    assert top_level(text) == {"a": "x y", "b": "", "d": "[1]"}


def test_a_huge_text_is_looked_at_in_its_first_part() -> None:
    assert top_level("a: 1\n" * 10_000_000) == {"a": "1"}
