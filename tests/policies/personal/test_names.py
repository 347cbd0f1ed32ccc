"""The detector of names: words, types, what stands around, and text that nobody would call a name."""

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dq_core.types import Type, dialect, parse
from dq_policies.personal.kinds import KINDS
from dq_policies.personal.names import detect_name
from dq_policies.personal.tokens import LONGEST, words_of

HERE = Path(__file__).parent
NOUNS = (
    "email",
    "phone_number",
    "iban",
    "gender",
    "customer_name",
    "date_of_birth",
    "ip_address",
    "religion",
)
HEADS = (
    "count", "flag", "id", "type", "verified", "template", "hash", "domain", "valid", "sent", "at", "on",
    "source", "format", "length", "policy", "label", "category", "key", "url", "score", "xyzzy",
)  # fmt: skip


def _table(name: str) -> Any:
    return yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))


def _type(text: str) -> Type:
    return parse(text, dialect("duckdb"))


def _kind(name: str, held: Type | None = None) -> str | None:
    found = detect_name(name, type=held)
    return found.kind if found else None


@pytest.mark.parametrize(("name", "words"), _table("tokens").items())
def test_words(name: str, words: list[str]) -> None:
    assert words_of(name) == tuple(words)


@pytest.mark.parametrize("case", _table("context"), ids=str)
def test_context(case: dict[str, Any]) -> None:
    found = detect_name(
        case["name"], type=None, table=case.get("table", ""), neighbours=case.get("neighbours", ())
    )
    assert (found and found.kind) == case["kind"]
    assert found is None or case["from"] <= found.confidence <= case["to"]


@pytest.mark.parametrize("case", _table("types"), ids=lambda case: case["name"])
def test_types(case: dict[str, Any]) -> None:
    assert {text: _kind(case["name"], _type(text)) for text in case["held"]} == dict.fromkeys(
        case["held"], case["kind"]
    )
    assert {text: _kind(case["name"], _type(text)) for text in case["refused"]} == dict.fromkeys(
        case["refused"]
    )


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("noun", NOUNS)
def test_a_head_takes_the_meaning_away(noun: str, head: str) -> None:
    assert _kind(noun)
    assert _kind(f"{noun}_{head}") is None


@pytest.mark.parametrize("sign", ["has", "num", "count", "hashed", "masked", "avg"])
@pytest.mark.parametrize("noun", ["email", "phone_number", "iban", "customer_name", "ip_address"])
def test_so_does_a_word_before_it(noun: str, sign: str) -> None:
    assert _kind(f"{sign}_{noun}") is None


def test_the_evidence_tells_why_and_repeats_nothing_of_the_name() -> None:
    found = detect_name("s3cr3t_jane_customer_email", type=_type("varchar"), table="jane")
    assert found is not None
    assert (found.kind, found.tier, found.confidence) == ("EMAIL", "direct", 0.95)
    assert found.why == '"email" means an e-mail address'


def test_an_identifier_names_its_country() -> None:
    countries = {
        name: found.country
        for name in ("ssn", "cpf", "bsn", "codice_fiscale", "dni", "pesel")
        if (found := detect_name(name, type=None))
    }
    assert countries == {
        "ssn": "US",
        "cpf": "BR",
        "bsn": "NL",
        "codice_fiscale": "IT",
        "dni": "ES",
        "pesel": "PL",
    }


@given(st.text(), st.text(), st.lists(st.text(), max_size=3))
def test_no_text_makes_it_fail(name: str, table: str, neighbours: list[str]) -> None:
    found = detect_name(name, type=None, table=table, neighbours=neighbours)
    assert found is None or (found.kind in KINDS and 0 < found.confidence < 1)


@pytest.mark.parametrize(
    "name", ["", " ", ".", "[]", "e", "name" * 300_000, "a_" * 500_000, "\x00", "\ud800", "😀"]
)
def test_odd_names_hold_nothing(name: str) -> None:
    assert _kind(name) is None


def test_a_long_name_is_looked_at_in_part() -> None:
    assert _kind("x" * LONGEST + "_email") is None


def test_ten_thousand_columns_take_little_time() -> None:
    names = [f"{head}_{noun}_{number}" for number in range(50) for head in HEADS for noun in (*NOUNS, "name")]
    names = [*names, *(f"name{number}" for number in range(10_000 - len(names)))]
    detect_name("name", type=None, table="warm")
    start = time.process_time()
    for name in names:
        detect_name(name, type=None, table="things", neighbours=names)
    assert len(names) == 10_000
    assert time.process_time() - start < 5
