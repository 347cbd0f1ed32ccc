"""Every object of the standard becomes a part with its place."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from dq_contracts.model import contract as model
from dq_contracts.model.contract import Contract, Part
from dq_contracts.standard.shapes import SHAPES
from dq_core.location import Location
from dq_core.yaml.tree import Mapping, Scalar, Sequence, plain_value
from tests.contracts.opening import contract

HERE = Path(__file__).parent
TEXT = (HERE / "whole.odcs.yaml").read_text(encoding="utf-8")
WHOLE = contract(TEXT)
CASES = yaml.safe_load((HERE / "parts.yaml").read_text(encoding="utf-8"))
PARTS_OF_SHAPES = {
    "Property": "Column",
    "Item": "Column",
    "Quality": "QualityRule",
    "DatasetRelationship": "Relationship",
    "PropertyRelationship": "Relationship",
}
NO_PART = {"MapTypes"}


def reached(words: str, start: Contract = WHOLE) -> Any:
    found: Any = start
    for word in filter(None, words.split(".")):
        found = found[int(word)] if word.isdigit() else getattr(found, word)
    return found


def plain(value: object) -> object:
    if isinstance(value, Mapping | Sequence | Scalar):
        return plain(plain_value(value))
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return float(value) if isinstance(value, Decimal) else value


def text_at(place: Location) -> str:
    lines = TEXT.splitlines()
    assert place.line == place.end_line
    return lines[place.line - 1][place.column - 1 : place.end_column - 1]


@pytest.mark.parametrize("case", CASES, ids=[case["part"] or "contract" for case in CASES])
def test_a_part_has_its_place_and_its_fields(case: dict[str, Any]) -> None:
    part = reached(case["part"])
    assert type(part).__name__ == case["type"]
    assert text_at(part.location) == case["at"]
    assert {name: plain(getattr(part, name)) for name in case["fields"]} == case["fields"]


def test_every_object_of_the_standard_is_a_part() -> None:
    for name in SHAPES.keys() - NO_PART:
        assert issubclass(getattr(model, PARTS_OF_SHAPES.get(name, name)), Part)
    shown = {case["type"] for case in CASES}
    assert shown >= {PARTS_OF_SHAPES.get(name, name) for name in SHAPES.keys() - NO_PART} | {"Server"}


def test_the_parts_of_a_contract_hold_all_that_rules_look_at() -> None:
    kinds = {type(part).__name__ for part in WHOLE.parts()}
    assert kinds == {
        "Contract", "Description", "Server", "SlaProperty", "Price", "Team", "TeamMember", "Support", "Role",
        "CustomProperty", "AuthoritativeDefinition", "Dataset", "Column", "Relationship", "QualityRule",
    }  # fmt: skip
    names = [part.role for part in WHOLE.parts() if isinstance(part, model.Role)]
    assert names == ["reader-role", "server-role"]


@pytest.mark.parametrize("form", ["[{username: a, role: b}]", "{members: [{username: a, role: b}]}"])
def test_both_forms_of_a_team_read_the_same(form: str) -> None:
    team = contract(f"id: x\nteam: {form}\n").team
    assert team is not None
    (member,) = team.members
    assert (team.name, team.tags, team.description) == ("", (), "")
    assert (member.username, member.role, str(member.location)) == (
        "a", "b", f"a.odcs.yaml:2:{form.index('a,') + 7}",
    )  # fmt: skip
    assert team.location.line == 2


@pytest.mark.parametrize(
    "text",
    [
        "team: us",
        "price: 3",
        "description: x",
        "context: [a]",
        "roles: {role: a}",
        "support: [x, [y]]",
        "x: y",
    ],
)
def test_what_has_a_wrong_shape_is_not_there(text: str) -> None:
    found = contract(f"{text}\n")
    assert (found.team, found.price, found.description, found.context) == (None, None, None, None)
    assert (found.roles, found.support, found.custom_properties) == ((), (), ())


def test_paths_tell_elements_keys_and_values_from_fields_of_these_names() -> None:
    map_types = "map: {key: {}, value: {properties: [{name: key}]}}"
    inner = f"properties: [{{name: key}}, {{name: value}}], {map_types}, items: {{}}"
    column = contract(f"schema: [{{name: a, properties: [{{name: m, {inner}}}]}}]\n").datasets[0].columns[0]
    paths = [each.path for each in column.walk()]
    assert len(set(paths)) == len(paths) == 7
    assert paths[3:] == [("m", "[]"), ("m", "{key}"), ("m", "{value}"), ("m", "{value}", "key")]


def test_the_columns_of_the_partition_go_by_their_positions() -> None:
    columns = ", ".join(
        f"{{name: {name}, partitioned: {marked}{position}}}"
        for name, marked, position in (
            ("a", "true", ""),
            ("b", "true", ", partitionKeyPosition: 2"),
            ("c", "false", ", partitionKeyPosition: 1"),
            ("d", "true", ", partitionKeyPosition: 1"),
        )
    )
    dataset = contract(f"schema: [{{name: x, properties: [{columns}]}}]\n").datasets[0]
    assert [column.name for column in dataset.partition] == ["d", "b", "a"]
