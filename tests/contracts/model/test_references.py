"""References are followed as far as they lead, in every spelling."""

from pathlib import Path

import pytest

from dq_contracts.loading import Library
from dq_contracts.model.contract import Contract
from dq_contracts.model.reference import parse, resolve
from tests.contracts.opening import contract

HERE = Path(__file__).parent
LINES = (HERE / "references.txt").read_text(encoding="utf-8").splitlines()
CASES = [[part.strip() for part in line.split("|")] for line in LINES if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def linked() -> Contract:
    found = Library().open(str(HERE / "linked.odcs.yaml")).contract
    assert found is not None
    return found


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_a_reference_is_followed(case: list[str], linked: Contract) -> None:
    text, dataset, path = case
    reference = parse(text)
    assert reference is not None
    target = resolve(reference, linked)
    assert (target.dataset.name if target.dataset else "") == dataset
    assert " ".join(target.column.path if target.column else ()) == path


def test_the_key_of_several_columns_keeps_their_order() -> None:
    keys = "[{from: [a.x, a.y], to: [b.y, b.x]}, {from: a.x, to: b.x}, {to: [b.x, 7]}]"
    found = contract(f"schema: [{{name: a, relationships: {keys}}}]\n").datasets[0].relationships
    assert [[scalar.text for scalar in each.sources] for each in found] == [["a.x", "a.y"], ["a.x"], []]
    assert [[scalar.text for scalar in each.targets] for each in found] == [["b.y", "b.x"], ["b.x"], ["b.x"]]


def test_a_long_path_ends() -> None:
    text = (
        "schema:\n- name: a\n  properties: [{name: a, properties: [{name: a}, {name: a.a}]}, {name: a.a}]\n"
    )
    reference = parse(".".join("a" * 100_000))
    assert reference is not None
    assert resolve(reference, contract(text)).column is None


def test_many_references_are_followed_in_a_time_that_grows_with_them() -> None:
    columns = ", ".join(f"{{name: c{number}}}" for number in range(10_000))
    found = contract(f"schema: [{{name: a, properties: [{columns}]}}]\n")
    for number in range(10_000):
        reference = parse(f"a.c{number}")
        assert reference is not None
        target = resolve(reference, found).column
        assert target is found.datasets[0].columns[number]
