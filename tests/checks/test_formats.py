"""The formats of strings: lists of texts from the RFCs, and random texts judged by the reference."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from sqlglot import exp

from dq.checks.compiling import checks_of
from dq.checks.data import DataColumn, UnsupportedError
from dq.checks.formats.string_formats import STRING_FORMATS, string_format
from dq_contracts.loading import Library
from dq_core.config.settings import FileSettings
from dq_core.types.logical import LOGICAL_TYPES
from dq_core.types.type import STRING
from tests.checks.reference_formats import REFERENCE
from tests.duckdb_files import scratch

CASES = Path(__file__).parent / "cases" / "formats"
FORMATS = sorted(STRING_FORMATS)
SIGNS = {
    "ipv4": "0123456789.",
    "ipv6": "0123af:.%",
    "uuid": "0a-",
    "byte": "AQgwZE+/=",
    "hostname": "ab1-._",
    "email": 'ab1.@"\\ -[]',
    "uri": "ab1:/?#[]@%4.",
}
NUMBERS_OF_TEXTS = (60, 120)


def listed(name: str) -> list[tuple[str, bool]]:
    found = []
    for line in (CASES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        sign, _, text = line.partition(" ")
        if sign in ("+", "-"):
            found.append((text, sign == "+"))
        elif sign in ("+j", "-j"):
            found.append((json.loads(text), sign == "+j"))
        else:
            assert line.startswith("#"), line
    return found


LISTED = {name: listed(name) for name in FORMATS}


def judged(name: str, texts: Sequence[str]) -> list[bool]:
    column = DataColumn("t", STRING, exp.column("t"), exp.column("t"))
    condition = STRING_FORMATS[name].violation(column).sql("duckdb")
    with scratch() as connection:
        query = f"SELECT NOT ({condition}) FROM (SELECT unnest(?::VARCHAR[]) AS t)"
        return [row[0] for row in connection.execute(query, [list(texts)]).fetchall()]


@pytest.mark.parametrize("name", FORMATS)
def test_listed_texts(name: str) -> None:
    texts = [text for text, _ in LISTED[name]]
    wrong = [
        (text, "should be" if valid else "should not be")
        for (text, valid), found in zip(LISTED[name], judged(name, texts), strict=True)
        if found != valid
    ]
    assert not wrong
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("name", FORMATS)
def test_reference_agrees_with_the_lists(name: str) -> None:
    assert [text for text, valid in LISTED[name] if REFERENCE[name](text) != valid] == []


@st.composite
def changed_texts(draw: st.DrawFn, name: str) -> str:
    """A listed text with up to three signs taken out or put in."""
    text = draw(st.sampled_from([text for text, _ in LISTED[name]]))
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(text)))
        new = draw(st.sampled_from(["", *SIGNS[name]]))
        text = text[:place] + new + text[place + draw(st.integers(0, 1)) :]
    return text


def texts_for(name: str) -> st.SearchStrategy[list[str]]:
    made = st.text(SIGNS[name], max_size=40) | st.text(st.characters(codec="utf-8"), max_size=10)
    several = changed_texts(name) | made
    return st.lists(several, min_size=NUMBERS_OF_TEXTS[0], max_size=NUMBERS_OF_TEXTS[1])


def _compare(name: str, texts: list[str]) -> None:
    expected = [REFERENCE[name](text) for text in texts]
    found = judged(name, texts)
    wrong = [row for row in zip(texts, expected, found, strict=True) if row[1] != row[2]]
    assert not wrong


COMMON: dict[str, Any] = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}


@pytest.mark.parametrize("name", FORMATS)
@given(data=st.data())
@settings(max_examples=6, derandomize=True, phases=[Phase.generate], **COMMON)
def test_random_texts(name: str, data: st.DataObject) -> None:
    _compare(name, data.draw(texts_for(name)))


@pytest.mark.longer
@pytest.mark.parametrize("name", FORMATS)
@given(data=st.data())
@settings(max_examples=100, **COMMON)
def test_many_random_texts(name: str, data: st.DataObject) -> None:
    _compare(name, data.draw(texts_for(name)))


def test_null_is_of_every_format() -> None:
    column = DataColumn("t", STRING, exp.column("t"), exp.column("t"))
    for name in FORMATS:
        condition = STRING_FORMATS[name].violation(column).sql("duckdb")
        query = f"SELECT count(*) FILTER (WHERE {condition}) FROM (SELECT NULL::VARCHAR AS t)"
        with scratch() as connection:
            assert connection.execute(query).fetchall() == [(0,)]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("password", "only documents"),
        ("binary", "only documents"),
        ("e-mail", "did you mean 'email'?"),
        ("UUID", "did you mean 'uuid'?"),
        ("ip4", "did you mean 'ipv4'?"),
        ("currency", "formats of strings are binary, byte, email"),
    ],
)
def test_what_is_not_checked_is_said(name: str, said: str) -> None:
    with pytest.raises(UnsupportedError, match=said.replace("?", r"\?")):
        string_format(name)


@pytest.mark.parametrize("logical_type", [*LOGICAL_TYPES, ""])
@pytest.mark.parametrize(
    "name", ["email", "emial", "password", "i32", "i33", "f64", "yyyy-MM-dd", "7", "null"]
)
def test_exactly_one_check_comes_of_a_format(logical_type: str, name: str, tmp_path: Path) -> None:
    stated = f"logicalType: {logical_type}, " if logical_type else ""
    path = tmp_path / "c.odcs.yaml"
    path.write_text(
        "apiVersion: v3.1.0\nkind: DataContract\nid: c\nversion: 1.0.0\nstatus: active\nschema:\n"
        f"  - name: data\n    properties: [{{name: x, {stated}logicalTypeOptions: {{format: {name}}}}}]\n",
        encoding="utf-8",
    )
    contract = Library().open(str(path)).contract
    assert contract is not None
    found = [check for check in checks_of(contract, FileSettings(())) if "column" not in check.kind]
    own = [check for check in found if check.kind not in ("type_is", "logicalType")]
    assert len(own) == 1
    assert own[0].kind in ("between", "format") or own[0].unsupported
