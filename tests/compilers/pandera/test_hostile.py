"""Names and values that are code, or close what they stand in, do nothing but be names and values."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import yaml

import dq.interface as dq
from dq.checks.check import CheckResult
from dq.compilers.pandera.backends import IBIS, PANDAS, POLARS, PYSPARK
from dq.compilers.pandera.library import library
from tests.compilers.pandera.modules import TARGETS, declarations, module_of

TRAP = "trapped"
CALL = f"__import__('pathlib').Path('{TRAP}').touch()"
HOSTILE = [
    'a"b', "it's", "x.y", "new\nline", "tab\tx", '"""', "'''", "\\", '\\"', "ends\\", "é", "日本", "😀",
    "\u202e",    "class", "None", "print",
    "count", "columns", "__class__", "sum", "pd", "Check", "references", "schema",
    "${x}", "{0}", "{x!r}", "%s", "a b", "1a", "row", "index", "check_output", "row__check_output__", "*",
    "^a$",
    CALL, f'"); {CALL} #', f'"""\n{CALL}\n"""', f"\\'); {CALL}", f'$."{CALL}"', 'r"',
]  # fmt: skip
DATASET = f'data """ {CALL}\nimport os'
ENGINES = ("pandera", "pandera-polars", "pandera-ibis")
BACKENDS = dict(zip(TARGETS, (PANDAS, POLARS, IBIS, PYSPARK), strict=True))


def contract() -> dict[str, Any]:
    return {
        "apiVersion": "v3.1.0",
        "kind": "DataContract",
        "id": 'i"""',
        "name": f'n"""\n{CALL}',
        "version": f'1"""\n{CALL}',
        "status": "active",
        "schema": [
            {
                "name": DATASET,
                "businessName": CALL,
                "description": f'\\"""{CALL}',
                "properties": [hostile_property(name) for name in HOSTILE],
            }
        ],
    }


def hostile_property(name: str) -> dict[str, Any]:
    plain = name.isascii() and name.isprintable()
    rules = [
        {"id": name, "metric": "invalidValues", "mustBe": 0, "arguments": {"validValues": HOSTILE}},
        {"metric": "missingValues", "mustBe": 0, "arguments": {"missingValues": HOSTILE}},
    ]
    return {
        "name": name,
        "logicalType": "string",
        "businessName": name,
        "description": f'{name}"""\\',
        "unique": True,
        "logicalTypeOptions": {"pattern": re.escape(name) if plain else "."},
        **({"quality": rules} if name in HOSTILE[:2] else {}),
    }


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "hostile.odcs.yaml"
    path.write_text(yaml.safe_dump(contract(), allow_unicode=True), encoding="utf-8")
    return path


def results_of(path: Path, engine: str) -> dict[str, CheckResult]:
    table = pa.table(
        {name: [name, name if number % 3 else None, None] for number, name in enumerate(HOSTILE)}
    )
    outcome = dq.test(str(path), {DATASET: table}, engine=engine)
    return {result.check.id: result for result in outcome.checks}


@pytest.fixture(scope="module")
def expected(path: Path) -> dict[str, CheckResult]:
    return results_of(path, "dq")


@pytest.mark.parametrize("engine", ENGINES)
def test_hostile_names_count_the_same(
    engine: str, path: Path, expected: dict[str, CheckResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    found = results_of(path, engine)
    refused = [result for result in found.values() if result.verdict == "unsupported"]
    assert all("for something else than a column" in result.reason for result in refused)
    assert len(refused) < len(found) / 10
    for key, result in found.items():
        if result not in refused:
            assert (result.verdict, result.counts) == (expected[key].verdict, expected[key].counts), key
    assert not (path.parent / TRAP).exists()


@pytest.mark.parametrize("target", TARGETS)
def test_declarations_call_nothing_but_the_library(target: str, path: Path) -> None:
    known = {*library(BACKENDS[target].sources).names, "Column", "DataFrameSchema", "Decimal"}
    statements = declarations(module_of(path, target))
    for statement in statements:
        assert isinstance(statement, ast.Assign)
        for node in ast.walk(statement.value):
            assert not isinstance(node, ast.Attribute | ast.Lambda | ast.JoinedStr | ast.BinOp)
            if isinstance(node, ast.Name):
                assert node.id in known or node.id.startswith("data_")
            if isinstance(node, ast.Call):
                assert isinstance(node.func, ast.Name)
