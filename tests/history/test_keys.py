"""The keys of measurements: the same in every run and release, and different for what is different."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from dq.checks.check import Check
from dq.checks.compiling import checks_of
from dq.history.keys import key_of
from dq_contracts.loading import Library
from dq_core.config.settings import Config
from tests.checks.running import FUNDAMENTALS

FLIGHTS = Path(__file__).parents[2] / "examples" / "flights" / "contracts"
# a key that changes loses the history of every user
PINNED = [
    ({"check": "row_count"}, "5059bea3"),
    ({"check": "mean", "column": "n"}, "b082d0b6"),
    ({"check": "missing", "column": "n", "values": ["-1"]}, "6ceab318"),
    ({"check": "unique", "columns": ["n", "t"], "where": "n > 1 and t <> 'x'"}, "967d7adf"),
    ({"check": "between", "column": "n", "minimum": 1, "maximum": 2.5}, "7b017e95"),
    ({"check": "in_set", "column": "t", "values": ["a", "b"]}, "b64fce2b"),
    ({"check": "format", "column": "t", "format": "email"}, "cea15c44"),
    ({"check": "quantile", "column": "n", "level": 0.5}, "f93ed151"),
    ({"check": "expression", "expression": "n > 1"}, "b6a529bf"),
]


def checks(path: Path) -> list[Check]:
    contract = Library().open(str(path)).contract
    assert contract is not None
    return [
        check
        for check in checks_of(contract, Config(str(path.parent)).for_path(path.name))
        if check.operation
    ]


def check_of(implementation: dict[str, Any], folder: Path) -> Check:
    rule = {"type": "custom", "engine": "dq", "implementation": {**implementation, "mustBeGreaterThan": 0}}
    columns = [{"name": "n", "logicalType": "number"}, {"name": "t", "logicalType": "string"}]
    schema = [{"name": "data", "properties": columns, "quality": [rule]}]
    path = folder / "one.odcs.yaml"
    path.write_text(json.dumps({**FUNDAMENTALS, "schema": schema}), encoding="utf-8")
    return next(check for check in checks(path) if check.location.line == 1 and check.threshold)


@pytest.mark.parametrize(("implementation", "key"), PINNED, ids=str)
def test_a_key_never_changes(implementation: dict[str, Any], key: str, tmp_path: Path) -> None:
    found = key_of(check_of(implementation, tmp_path), "files")
    assert found is not None
    assert found[:8] == key


def test_every_check_of_the_example_has_a_key_of_its_own() -> None:
    for path in FLIGHTS.glob("*.yaml"):
        by_key: dict[str | None, set[object]] = defaultdict(set)
        for check in checks(path):
            by_key[key_of(check, None)].add((check.dataset, check.operation))
        assert None not in by_key
        assert [same for same in by_key.values() if len(same) > 1] == []


def test_dataset_server_and_condition_are_part_of_it(tmp_path: Path) -> None:
    one = check_of({"check": "row_count"}, tmp_path)
    other = check_of({"check": "row_count", "where": "n > 1"}, tmp_path)
    keys = {key_of(one, "a"), key_of(one, "b"), key_of(one, None), key_of(other, "a")}
    assert len(keys) == 4
