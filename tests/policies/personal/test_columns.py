"""Names and values together; the cases stand in columns.yaml."""

import builtins
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dq_core.types import dialect, parse
from dq_policies.personal import detectors
from dq_policies.personal.columns import judge_column
from dq_policies.personal.redaction import redacted
from dq_policies.personal.values import national_identifiers, phone
from dq_policies.personal.values_of_columns import by_chance
from tests.policies.personal.value_corpus import NEGATIVES, POSITIVES, column

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "columns.yaml").read_text(encoding="utf-8")
)
LABEL = [f"{number} {case['name']}" for number, case in enumerate(CASES)]


def _values(words: Any) -> list[Any]:
    if isinstance(words, list):
        return words
    draw = POSITIVES[words][1] if words in POSITIVES else NEGATIVES[words]
    return column(draw, f"column {words}", 80)


@pytest.mark.parametrize("case", CASES, ids=LABEL)
def test_a_column(case: Mapping[str, Any]) -> None:
    held = parse(case["type"], dialect("duckdb")) if "type" in case else None
    judged = judge_column(case["name"], type=held, values=_values(case["values"]))
    found = judged.evidence
    assert (found.kind if found else None) == case.get("kind"), judged
    if found is not None:
        assert case["from"] <= found.confidence <= case["to"], found
    assert case.get("unknown", "") in judged.unknown
    assert bool(judged.unknown) == ("unknown" in case)


@pytest.mark.parametrize("name", POSITIVES)
def test_no_value_is_in_what_is_told(name: str) -> None:
    values = column(POSITIVES[name][1], f"told {name}", 60)
    told = repr(judge_column("c", type=None, values=values))
    assert not [value for value in values if value and len(value) > 7 and value in told]


@given(values=st.lists(st.one_of(st.text(), st.integers(), st.binary(), st.floats(), st.none()), max_size=30))
def test_nothing_makes_it_fail(values: list[object]) -> None:
    judge_column("x", type=None, values=[*values, "a" * 1_000_000, *range(10)])


@given(text=st.text(min_size=3), kind=st.sampled_from(["PHONE", "IBAN", "CARD_NUMBER", "MAC", "GEO"]))
def test_no_more_than_two_characters_are_shown(text: str, kind: Any) -> None:
    shown = redacted(text, kind)
    assert shown == "***" or (len(shown) == 5 and len(text) > 8)


def test_chance_is_binomial() -> None:
    """Of two coins, three quarters show heads once or more."""
    assert by_chance(1, 2, 0.5) == 0.75
    assert by_chance(0, 5, 0.1) == pytest.approx(1)


def test_packages_that_are_missing_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(national_identifiers, "is_installed", lambda: False)
    monkeypatch.setattr(phone, "is_installed", lambda: False)
    detectors.of_values.cache_clear()
    detectors.of_phones.cache_clear()
    try:
        told = detectors.missing_packages()
        assert "national identifiers and telephone numbers" in told
        assert "dq-toolkit[pii]" in told
        found = judge_column("c", type=None, values=_values("phones, international")).evidence
        assert found is not None
        assert found.kind == "PHONE"
        assert judge_column("c", type=None, values=_values("PL PESEL")).evidence is None
    finally:
        detectors.of_values.cache_clear()
        detectors.of_phones.cache_clear()


def test_packages_are_imported_only_when_values_need_them(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def watching(name: str, *rest: Any, **named: Any) -> Any:
        assert name.partition(".")[0] not in ("stdnum", "phonenumbers")
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", watching)
    assert judge_column("email", type=None).evidence is not None
    assert judge_column("contact", type=None, values=_values("e-mail")).evidence is not None
