"""SQL against the contracts of the same run: which table a contract means, and where the finding points."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dq.project.dialect_signs import seeming_dialect
from dq_core.source import Source
from tests.commands.linted import lint

Captured = pytest.CaptureFixture[str]
CASES = yaml.safe_load((Path(__file__).parent / "promises.yaml").read_text(encoding="utf-8"))
CONTRACT: dict[str, Any] = {
    "apiVersion": "v3.1.0",
    "kind": "DataContract",
    "id": "shop",
    "version": "1.0.0",
    "status": "active",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _contract(physical_name: str, servers: list[dict[str, str]]) -> str:
    column = {"name": "amount", "logicalType": "number"}
    schema = [{"name": "first", "physicalName": physical_name, "properties": [column]}]
    listed = [{"server": f"s{number}", "type": "custom", **one} for number, one in enumerate(servers)]
    return yaml.safe_dump({**CONTRACT, **({"servers": listed} if listed else {}), "schema": schema})


@pytest.mark.parametrize("case", CASES, ids=[f"{case[0]} {case[1]} {case[2]}" for case in CASES])
def test_a_contract_means_a_table(case: list[Any], folder: Path, capsys: Captured) -> None:
    physical_name, servers, table, dialect, found = case
    (folder / "c.odcs.yaml").write_text(_contract(physical_name, servers), encoding="utf-8")
    (folder / "a.sql").write_text(f"select 1;\ncreate table {table} as select 1 as id;\n", encoding="utf-8")
    outcome = lint(capsys, "--dialect", dialect, "--select", "FIT")
    assert outcome.counted == ([("FIT001", "a.sql", 2)] if found else [])
    for finding in outcome.envelope["findings"]:
        assert finding["related"][0]["location"]["path"] == "c.odcs.yaml"


def test_a_model_is_that_of_its_table(folder: Path, capsys: Captured) -> None:
    (folder / "models").mkdir()
    files = {
        "dbt_project.yml": "name: shop\nversion: '1.0'\nprofile: shop\n",
        "profiles.yml": "shop: {target: d, outputs: {d: {type: postgres, dbname: shop, schema: sales}}}\n",
        "models/orders.sql": "{{ config(materialized='table') }}\nselect 1 as id\n",
        "models/others.sql": "select 1 as id\n",
        "c.odcs.yaml": _contract("orders", [{"schema": "sales"}]),
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert lint(capsys, "--select", "FIT").counted == [("FIT001", "models/orders.sql", 2)]


@pytest.mark.parametrize(
    ("texts", "dialect"),
    [
        (["select safe_cast(a as int64) from t"], "bigquery"),
        (["select 1 from `a-b.c.d`"], "bigquery"),
        (["select a from t, lateral flatten(input => b)"], "snowflake"),
        (["create table t (a int) distkey (a)"], "redshift"),
        (["create table t using delta as select 1"], "databricks"),
        (["insert into t values (1) on conflict do nothing"], "postgres"),
        (["select top 10 a from [dbo].t"], "tsql"),
        (["select safe_cast(a as int64) from t", "insert into t values (1) on conflict do nothing"], None),
        (["select a from t"], None),
        ([], None),
    ],
)
def test_a_dialect_that_stands_out(texts: list[str], dialect: str | None) -> None:
    found = seeming_dialect(Source("a.sql", text) for text in texts)
    assert (found[0] if found else None) == dialect
