"""Variables in the texts of contracts: which there are, what they become, and who stays silent about them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from dq_contracts.variables import (
    UnsetVariableError,
    is_open,
    malformed,
    open_texts,
    resolved,
    substituted,
    values_used,
)
from dq_core.source import Source
from dq_core.yaml.loader import load
from dq_core.yaml.tree import Mapping, plain_value
from tests import rule_examples
from tests.contracts.opening import contract

CASES = yaml.safe_load((Path(__file__).parent / "variables.yaml").read_text(encoding="utf-8"))
ENVIRONMENT = {"A": "1", "EMPTY": ""}


def root_of(text: str) -> Mapping:
    root = load(Source("a.yaml", text)).root
    assert isinstance(root, Mapping)
    return root


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_a_text_with_variables(case: dict[str, Any]) -> None:
    text = case["text"]
    found = list(malformed(text))
    assert [text[each.start : each.end] for each in found] == case.get("malformed", [])
    assert all(each.message and each.help for each in found)
    assert is_open(root_of(yaml.safe_dump({"a": text})).node("a")) == case.get("open", False)
    if "unset" in case:
        with pytest.raises(UnsetVariableError, match=rf"^the variable {case['unset']} is not set$"):
            substituted(text, ENVIRONMENT)
    else:
        assert substituted(text, ENVIRONMENT) == case["becomes"]


@pytest.mark.parametrize(
    ("written", "value", "expected"),
    [
        ("${X}", "5432", 5432),
        ('"${X}"', "5432", "5432"),
        ("${X}", "007", "007"),
        ("${X}", "1.50", Decimal("1.50")),
        ("${X}", "true", True),
        ("${X}", "yes", "yes"),
        ("${X}", "null", "null"),
        ("${X}", "", ""),
        ("${X}", "1e5", "1e5"),
        ("${X}", "0x10", "0x10"),
        ("a${X}", "1", "a1"),
        ("1${X}", "2", 12),
        ("$${X}", "1", "${X}"),
        ("plain", "1", "plain"),
    ],
)
def test_a_value_without_quotes_is_read_again(written: str, value: str, expected: object) -> None:
    found = plain_value(resolved(root_of(f"a: {written}\n"), {"X": value}))
    assert isinstance(found, dict)
    made = found["a"]
    assert (type(made), str(made)) == (type(expected), str(expected))


def test_places_stay_and_code_is_left_alone() -> None:
    text = "b: {query: 'x ${A}', path: ['${A}'], description: '${1'}\nexamples: ['${B}']\nname: '${A}'\n"
    root = root_of(text)
    assert [scalar.text for scalar in open_texts(root)] == ["${A}", "${A}"]
    made = resolved(root, ENVIRONMENT)
    assert plain_value(made) == {
        "b": {"query": "x ${A}", "path": ["1"], "description": "${1"},
        "examples": ["${B}"],
        "name": "1",
    }
    assert isinstance(made, Mapping)
    assert made.value_location("name") == root.value_location("name")
    assert plain_value(root) == plain_value(root_of(text))


def test_an_unset_variable_says_where_it_stands() -> None:
    with pytest.raises(UnsetVariableError) as error:
        resolved(root_of("a: 1\nb: [x, '${NOPE}']\n"), {})
    assert str(error.value.location) == "a.yaml:2:8"
    assert error.value.help == "set it, or write a default: ${NOPE:-...}"


def test_values_that_came_from_the_environment_are_known() -> None:
    assert list(values_used("${A}/${B:-x}/${EMPTY}/$${A}", ENVIRONMENT)) == [("1", "A")]


SILENT = """
tenant: ${T}
contractCreatedTs: ${T}
price: {priceAmount: "${T}"}
team: {members: [{username: "${T}", dateIn: "${T}"}]}
slaProperties: [{property: "${T}", value: "${T}", unit: "${T}"}]
servers:
- {server: a, type: postgres, host: "${T}", port: "${T}", database: "${T}", schema: "${T}"}
- {server: b, type: "${T}", host: x}
schema:
- name: a
  logicalType: ${T}
  quality:
  - {metric: rowCount, mustBe: "${T}"}
  - {metric: nullValues, mustBeBetween: ["${T}", 3], unit: percent, dimension: "${T}"}
  - {type: "${T}", query: x}
  properties:
  - name: b
    logicalType: integer
    required: ${T}
    primaryKey: ${T}
    primaryKeyPosition: ${T}
    logicalTypeOptions: {minimum: "${T}", maximum: 4, multipleOf: "${T}", format: "${T}"}
    examples: ["${T}", 2]
    relationships: [{to: "${T}"}, {to: "${T}.yaml#/schema/a/properties/b"}]
  - name: c
    logicalType: string
    logicalTypeOptions: {minLength: "${T}", maxLength: "${T}", format: "${T}"}
  - {name: d, logicalType: timestamp, logicalTypeOptions: {minimum: "${T}", timezone: "${T}"}}
  - {name: e, logicalType: "${T}", logicalTypeOptions: {maxLength: 3}}
"""


def test_rules_are_silent_about_what_is_not_known(tmp_path: Path) -> None:
    for version in ("v3.0.2", "v3.1.0", "v3.2.0"):
        text = rule_examples.completed(SILENT, apiVersion=version)
        found = rule_examples.lint_files({"a.odcs.yaml": text}, tmp_path)
        about = [finding for finding in found if finding.location and "${T}" in str(finding.message)]
        assert about == []
        at = [
            finding
            for finding in found
            if finding.location and text.splitlines()[finding.location.line - 1].count("${T}")
        ]
        errors = [finding for finding in at if finding.severity == "error"]
        assert [finding for finding in errors if finding.code not in ("ODC101", "ODC103", "ODC105")] == []


def test_a_setting_that_is_a_variable_is_still_a_setting() -> None:
    server = contract("servers: [{server: a, type: local, path: '${X}/y', format: csv}]\n").servers[0]
    assert server.setting("path") == "${X}/y"
