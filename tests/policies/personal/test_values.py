"""The detectors of values: what is of a kind, what only looks so, and when a column says nothing."""

import datetime as dt
import decimal
import uuid
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dq_core.types import dialect, parse
from dq_policies.personal.values import card_number, email, iban, ip, mac, phone
from dq_policies.personal.values_of_columns import detect_values

DETECTORS = {
    "EMAIL": email.matches,
    "CARD_NUMBER": card_number.matches,
    "IBAN": iban.matches,
    "IP": ip.matches,
    "MAC": mac.matches,
    "PHONE": phone.matches,
}
CASES: dict[str, dict[str, list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "values.yaml").read_text(encoding="utf-8")
)
START = 1_700_000_000
NOT_PERSONAL: dict[str, list[Any]] = {
    "seconds": [START + 86_399 * step for step in range(500)],
    "milliseconds": [(START + 86_399 * step) * 1000 + step for step in range(500)],
    "microseconds": [str((START + 86_399 * step) * 1_000_000 + step) for step in range(500)],
    "ids of nine digits": [123_456_789 + step * 7 for step in range(500)],
    "ids of sixteen digits": [4_000_000_000_000_000 + step for step in range(500)],
    "ids of nineteen digits": [4_100_000_000_000_000_000 + step * 11 for step in range(500)],
    "versions": [
        f"{major}.{minor}.{patch}.0" for major in range(8) for minor in range(8) for patch in range(8)
    ],
    "remotes": [f"git@host.example:team/repo{step}.git" for step in range(500)],
    "private addresses": [f"10.{step // 250}.{step % 250}.200" for step in range(500)],
    "GUIDs": [str(uuid.UUID(int=step * 10**30)) for step in range(500)],
    "codes": [f"{step:03}-{step % 90 + 10}-{step * 7 % 9000 + 1000}" for step in range(500)],
    "dates": [str(dt.date(2020, 1, 1) + dt.timedelta(step)) for step in range(500)],
    "amounts": [decimal.Decimal(step) / 100 for step in range(500)],
    "products": [f"DE{step:02}ABCD{step:014}" for step in range(500)],
}


@pytest.mark.parametrize("kind", DETECTORS)
def test_values(kind: str) -> None:
    assert [text for text in CASES[kind]["right"] if not DETECTORS[kind](text)] == []
    assert [text for text in CASES[kind]["wrong"] if DETECTORS[kind](text)] == []


def _judged(values: list[Any], type_name: str = "varchar") -> str | None:
    found = detect_values(values, type=parse(type_name, dialect("duckdb")))
    return found.kind if found else None


@pytest.mark.parametrize("name", NOT_PERSONAL)
def test_columns_that_are_not_personal(name: str) -> None:
    assert detect_values(NOT_PERSONAL[name]) is None


def test_a_column_of_addresses() -> None:
    found = detect_values([None, "", *(f"jane{step}@example.com" for step in range(9))])
    assert found is not None
    assert (found.kind, found.tier, found.rate, found.distinct) == ("EMAIL", "direct", 0.9, 10)
    assert found.example == "j***@e***.com"


def test_few_or_equal_values_say_nothing() -> None:
    assert _judged([f"jane{step}@example.com" for step in range(7)]) is None
    assert _judged(["jane@example.com"] * 1000) is None
    assert _judged([]) is None
    assert _judged([None] * 20) is None


def test_six_of_ten_must_match() -> None:
    right = [f"jane{step}@example.com" for step in range(6)]
    assert _judged([*right, *"abcd"]) == "EMAIL"
    assert _judged([*right, *"abcde"]) is None


def test_a_type_that_cannot_hold_it_takes_it_away() -> None:
    cards = [int(text) for text in CASES["CARD_NUMBER"]["right"] if text.isdecimal()]
    cards += [4012888888881881, 5105105105105100, 6011000990139424, 38520000023237]
    assert _judged(list(cards), "bigint") == "CARD_NUMBER"
    assert _judged(list(cards), "timestamp") is None


def test_odd_values_are_counted_and_no_more() -> None:
    odd: list[Any] = [
        b"\xff",
        10**5000,
        float("nan"),
        [],
        {},
        True,
        "x" * 1_000_000,
        "@" * 1_000_000,
        "\ud800",
    ]
    assert _judged(odd) is None


@pytest.mark.parametrize("kind", DETECTORS)
@given(text=st.text())
def test_no_text_makes_it_fail(kind: str, text: str) -> None:
    assert DETECTORS[kind](text) in (True, False)


@pytest.mark.parametrize("kind", ["CARD_NUMBER", "IBAN"])
def test_one_wrong_digit_breaks_the_checksum(kind: str) -> None:
    for text in CASES[kind]["right"]:
        changed = text[:-1] + str((int(text[-1], 36) + 1) % 10)
        assert not DETECTORS[kind](changed), text
