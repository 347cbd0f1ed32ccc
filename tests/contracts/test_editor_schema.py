"""The JSON Schema for editors: it describes every key, and judges contracts as the standard's schemas do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest

from dq_contracts.editor.json_schema import SHOWN, json_schema
from dq_contracts.editor.sharing import shared
from dq_contracts.editor.words import WORDS
from dq_contracts.standard.descriptions import KEYS, OBJECTS, SUGGESTIONS, key_meaning
from dq_contracts.standard.key import OPEN
from dq_contracts.standard.servers import SERVER, SERVER_TYPES
from dq_contracts.standard.shapes import OPTIONS_BY_LOGICAL_TYPE, QUALITY_BY_TYPE, SHAPES
from dq_contracts.standard.versions import written
from tests.contracts.standard_files import EXAMPLES, NEEDED, tree_of, validator, version_of
from tests.contracts.test_json_schema_agreement import donors, is_slip_of_schema, trees
from tests.contracts.test_standard_examples import NEWER_THAN_THEIR_VERSION
from tests.contracts.tree_mutants import mutant, systematic
from tests.contracts.tree_mutants import written as yaml_text

ROOT = Path(__file__).parents[2]
SCHEMA = json_schema()
EDITOR = jsonschema_rs.Draft7Validator(SCHEMA, validate_formats=False)
SEEDS = [
    ROOT / "tests" / "contracts" / "seeds" / f"{name}.odcs.yaml"
    for name in ("everything", "oldest", "servers")
]
OWN = [*SEEDS, *sorted((ROOT / "examples" / "flights" / "contracts").glob("*.yaml"))]
APPEARANCES = tuple(written(version) for version in SHOWN)
ONE_IN = 31
DECLARED = sorted(
    (name, key)
    for name, shape in (
        *SHAPES.items(),
        ("Server", SERVER),
        *((f"{name} server", shape) for name, shape in SERVER_TYPES.items()),
        *(("Quality", shape) for shape in QUALITY_BY_TYPE.values()),
        *((f"{name} options", shape) for name, shape in OPTIONS_BY_LOGICAL_TYPE.items()),
    )
    for key in shape
    if key != OPEN
)


def contract(**keys: Any) -> dict[str, Any]:
    whole = {
        "apiVersion": "v3.2.0",
        "kind": "DataContract",
        "id": "a",
        "version": "1.0.0",
        "status": "active",
    }
    return {**whole, **keys}


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from nodes(inner)


def test_it_is_a_schema_of_draft_7() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


def test_every_reference_leads_somewhere() -> None:
    named = {node["$ref"] for node in nodes(SCHEMA) if isinstance(node.get("$ref"), str)}
    assert named == {f"#/definitions/{name}" for name in SCHEMA["definitions"]}


def test_it_is_the_same_every_time() -> None:
    assert json.dumps(json_schema()) == json.dumps(SCHEMA)


@pytest.mark.parametrize(("name", "key"), DECLARED)
def test_a_key_is_described(name: str, key: str) -> None:
    assert key_meaning(name, key).endswith(".")


def test_no_description_is_left_over() -> None:
    used = {key for _, key in DECLARED} | {f"{name.split()[-1].capitalize()}.{key}" for name, key in DECLARED}
    assert {*KEYS, *SUGGESTIONS} <= used | {f"{name}.{key}" for name, key in DECLARED}
    assert OBJECTS.keys() == SHAPES.keys() | {"Server"}


def test_every_object_and_key_is_documented() -> None:
    for name, schema in SCHEMA["definitions"].items():
        for key, value in schema.get("properties", {}).items():
            assert value is True or value["description"], (name, key)


def test_values_are_offered() -> None:
    newest = SCHEMA["definitions"]
    assert "timestamp" in newest["Property-v3.2.0"]["properties"]["logicalType"]["enum"]
    assert newest["Property-v3.0.2"]["properties"]["logicalType"]["enum"][:2] == ["string", "date"]
    assert "timestamp" not in newest["Property-v3.0.2"]["properties"]["logicalType"]["enum"]
    assert newest["Contract-v3.2.0"]["properties"]["status"]["anyOf"][0]["enum"][0] == "proposed"
    offered = newest["CustomProperty-v3.2.0"]["properties"]["property"]["anyOf"]
    assert [choice.get("const") for choice in offered[:-1]] == list(WORDS)


def test_what_is_deprecated_says_so() -> None:
    newest = SCHEMA["definitions"]["Contract-v3.2.0"]["properties"]
    assert newest["dataProduct"]["deprecationMessage"] == "deprecated since v3.1.0"
    assert [form.get("deprecationMessage") for form in newest["team"]["anyOf"]] == [
        None,
        "deprecated since v3.1.0",
    ]


@pytest.mark.parametrize("path", OWN, ids=[path.name for path in OWN])
def test_a_contract_of_ours_is_accepted(path: Path) -> None:
    assert [error.message for error in EDITOR.iter_errors(tree_of(path))] == []


@NEEDED
@pytest.mark.parametrize("path", EXAMPLES, ids=[path.name for path in EXAMPLES])
def test_an_example_of_the_standard_is_accepted_if_it_obeys_its_version(path: Path) -> None:
    assert EDITOR.is_valid(tree_of(path)) == (path.name not in NEWER_THAN_THEIR_VERSION)


@pytest.mark.parametrize(
    ("keys", "accepted"),
    [
        ({"customProperties": [{"property": "dqDefinitions", "value": ["a.yaml"]}]}, True),
        ({"customProperties": [{"property": "dqDefinitions", "value": "a.yaml"}]}, True),
        ({"customProperties": [{"property": "dqDefinitions", "value": 1}]}, False),
        ({"customProperties": [{"property": "dqDefaults", "value": []}]}, False),
        ({"customProperties": [{"property": "dqDefinition", "value": {"a": 1}}]}, False),
        ({"customProperties": [{"property": "other", "value": {"a": 1}}]}, True),
        ({"status": "anything"}, True),
        ({"apiVersion": "v9.0.0"}, False),
        ({"apiVersion": "v3.0.0", "context": "x"}, False),
        ({"apiVersion": "v3.0.1", "team": [{"role": "x"}]}, True),
        ({"team": [{"role": "x"}]}, False),
        ({"servers": [{"server": "a", "type": "duckdb", "database": "b", "hots": 1}]}, False),
        ({"servers": [{"server": "a", "type": "duckdb", "database": "b", "schema": "c"}]}, True),
    ],
)
def test_a_contract_is_judged(keys: dict[str, Any], accepted: bool) -> None:  # noqa: FBT001 - a column
    assert EDITOR.is_valid(contract(**keys)) == accepted


def test_definitions_of_equal_content_are_shared() -> None:
    one = {"$ref": "#/definitions/b"}
    two = {"$ref": "#/definitions/d"}
    kept, names = shared(
        {"a": one, "b": {"type": "string"}, "c": two, "d": {"type": "string"}, "e": {"items": two}}
    )
    assert kept == {"a": one, "b": {"type": "string"}, "e": {"items": one}}
    assert names == {"a": "a", "b": "b", "c": "a", "d": "b", "e": "e"}


def is_stricter(tree: Any) -> bool:
    """Say whether only what the standard's schemas forgot is wrong: options of types that have none."""
    text = json.dumps(tree)
    forgot = '"boolean"' in text or '"map"' in text
    return (forgot and "logicalTypeOptions" in text) or (version_of(tree) < "3.1.0" and "mustBe" in text)


def disagrees(tree: Any) -> bool:
    if version_of(tree) not in ("3.0.2", "3.1.0", "3.2.0") or str(tree.get("apiVersion")).startswith("v2"):
        return False
    errors = [
        error for error in validator(version_of(tree)).iter_errors(tree) if not is_slip_of_schema(error, tree)
    ]
    accepted = EDITOR.is_valid(tree)
    return accepted if errors else not accepted and not is_stricter(tree)


@NEEDED
def test_mutants_are_judged_as_the_standard_judges_them() -> None:
    made = [mutant(number, trees() + donors(), donors()) for number in range(2_000)]
    made += islice(systematic(donors() + trees(), APPEARANCES), 0, None, ONE_IN)
    wrong = [yaml_text(tree) for tree in made if disagrees(tree)]
    assert not wrong, f"{len(wrong)} of {len(made)}, such as\n{wrong[0]}"


@NEEDED
@pytest.mark.longer
def test_more_mutants_are_judged_as_the_standard_judges_them() -> None:
    for number in range(2_000, 22_000):
        tree = mutant(number, trees() + donors(), donors())
        assert not disagrees(tree), yaml_text(tree)
    for tree in systematic(donors() + trees(), APPEARANCES):
        assert not disagrees(tree), yaml_text(tree)
