import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from dq.reports import registry
from dq.reports.json_schema import json_schema, written
from dq.reports.json_text import dumps
from dq.reports.options import RenderOptions
from dq.reports.report import Report
from tests.reports.factory import REPORTS
from tests.reports.stored import assert_golden
from tests.reports.validation import envelope_of

SCHEMA_FILE = Path(__file__).parents[2] / "docs" / "schemas" / "report.schema.json"

VALUES: list[tuple[Any, Any]] = [
    (float("NaN"), "NaN"),
    (float("Infinity"), "Infinity"),
    (-float("Infinity"), "-Infinity"),
    (1.5, 1.5),
    (True, True),
    (10**30, 10**30),
    (Decimal("1.10"), "1.10"),
    (date(2026, 1, 2), "2026-01-02"),
    (b"\xff", "b'\\xff'"),
    ({"b", "a"}, ["a", "b"]),
    ((1, None), [1, None]),
    ({1: {2: 3}}, {"1": {"2": 3}}),
    ("\ud800", "\ud800"),
    ("##vso[x] ##[y]", "##vso[x] ##[y]"),
]


@pytest.mark.parametrize(("value", "expected"), VALUES)
def test_every_value_becomes_json(value: Any, expected: Any) -> None:
    text = dumps(value)
    assert text.isascii()
    assert "##vso[" not in text
    assert json.loads(text) == expected


def test_the_stored_schema_is_that_of_the_code() -> None:
    assert_golden(SCHEMA_FILE, written())


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("name", REPORTS)
def test_reports_fit_the_schema(name: str) -> None:
    envelope_of(registry.render("json", REPORTS[name](), RenderOptions()))


def places(envelope: dict[str, Any]) -> list[dict[str, Any]]:
    finding = next(found for found in envelope["findings"] if found["fixes"] and found["suppressed"])
    return [
        envelope,
        envelope["tool"],
        finding,
        finding["location"],
        finding["fixes"][0],
        finding["fixes"][0]["edits"][0],
        finding["suppressed"],
    ]


@pytest.mark.parametrize("index", range(7))
def test_the_schema_admits_no_further_property(index: int) -> None:
    envelope = envelope_of(registry.render("json", REPORTS["lint"](), RenderOptions()))
    places(envelope)[index]["further"] = 1
    with pytest.raises(ValidationError):
        Draft202012Validator(json_schema()).validate(envelope)


def test_everything_in_the_schema_is_described() -> None:
    undescribed: list[str] = []

    def look(schema: Mapping[str, Any], path: str) -> None:
        for name, inner in schema.get("properties", {}).items():
            if "description" not in inner and "$ref" not in inner and "const" not in inner:
                undescribed.append(f"{path}.{name}")
            look(inner, f"{path}.{name}")

    whole = json_schema()
    look(whole, "")
    for name, definition in whole["$defs"].items():
        look(definition, name)
    assert not undescribed


def test_a_command_may_replace_counts_and_add_its_own() -> None:
    report = Report("ci", (), summary={"files": 9, "breaking": 2})
    summary = envelope_of(registry.render("json", report, RenderOptions()))["summary"]
    counts = ("errors", "warnings", "infos", "suppressed", "fixable", "fixable_unsafe")
    assert summary == {**dict.fromkeys(counts, 0), "files": 9, "breaking": 2}
