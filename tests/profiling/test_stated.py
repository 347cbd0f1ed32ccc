"""What a source states by itself, without --infer."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from dq_contracts.importers.schema_source import SourceError
from tests.duckdb_files import database_file
from tests.profiling.importing import assert_sound, imported, parquet, reported

TYPES = yaml.safe_load((Path(__file__).parent / "cases" / "types.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("source", ["duckdb", "parquet"])
def test_types(source: str, tmp_path: Path) -> None:
    values = [f"CAST({case['value']} AS {case['type']}) AS v{number}" for number, case in enumerate(TYPES)]
    query = f"SELECT 1 AS n, {', '.join(values)} UNION ALL SELECT 2{', NULL' * len(TYPES)}"
    if source == "duckdb":
        path = tmp_path / "t.duckdb"
        with database_file(path) as connection:
            connection.execute(f"CREATE TABLE t AS {query}")
    else:
        path = parquet(tmp_path, "t", query)
    found = imported([path], tmp_path)
    for number, case in enumerate(TYPES):
        assert_stated(case, source, found.column(f"v{number}"))
    assert_sound(found)


def assert_stated(case: dict[str, Any], source: str, column: dict[str, Any]) -> None:
    stated = {key: value for key, value in case.items() if key not in ("type", "value")}
    wanted = {key: value for key, value in stated.items() if value is not None}
    kept = {key: value for key, value in column.items() if key not in ("name", "physicalType")}
    if case["type"] == "UUID":
        kept.pop("logicalTypeOptions")
    if (case["type"], source) not in (("HUGEINT", "parquet"), ("TIMESTAMP_NS", "parquet")):
        assert column["physicalType"] == case["type"]
        assert kept == wanted, case["type"]


DATABASE = '''
CREATE TABLE customers (id INTEGER PRIMARY KEY, email VARCHAR UNIQUE NOT NULL, born DATE, CHECK (id > 0));
CREATE TABLE "order lines" (
    order_id INTEGER, line INTEGER, customer INTEGER REFERENCES customers (id),
    amount DECIMAL(10, 2) DEFAULT 0, PRIMARY KEY (order_id, line), UNIQUE (customer, amount)
);
CREATE TABLE notes ("text.body" VARCHAR, "a/b" INTEGER, "weird ""name""" INTEGER, "Straße" INTEGER);
CREATE VIEW young AS SELECT * FROM customers WHERE born > '2000-01-01';
COMMENT ON TABLE customers IS 'Who buys';
COMMENT ON COLUMN customers.email IS 'Where to write';
INSERT INTO customers VALUES (1, 'a@example.com', '2001-01-01');
INSERT INTO "order lines" VALUES (1, 1, 1, 2.50), (1, 2, NULL, 1);
CREATE SCHEMA staging;
CREATE TABLE staging.raw (x INTEGER);
'''


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "shop.duckdb"
    path.parent.mkdir()
    with database_file(path) as connection:
        connection.execute(DATABASE)
    return path


def test_a_database_states_its_constraints(database: Path, tmp_path: Path) -> None:
    found = imported([database], tmp_path)
    assert found.draft.contract["name"] == "shop"
    assert found.draft.contract["servers"] == [
        {"server": "database", "type": "duckdb", "database": "data/shop.duckdb", "schema": "main"}
    ]
    names = [dataset["name"] for dataset in found.draft.contract["schema"]]
    assert names == ["customers", "notes", "order lines", "young"]
    customers, lines = found.dataset("customers"), found.dataset("order lines")
    assert customers["description"] == "Who buys"
    assert found.dataset("young")["physicalType"] == "view"
    email = found.column("email", "customers")
    assert (email["description"], email["required"], email["unique"]) == ("Where to write", True, True)
    key = {column["name"]: column.get("primaryKeyPosition") for column in lines["properties"]}
    assert key == {"order_id": 1, "line": 2, "customer": None, "amount": None}
    assert found.column("customer", "order lines")["relationships"] == [{"to": "customers.id"}]
    assert lines["quality"][0]["arguments"] == {"properties": ["customer", "amount"]}
    assert_sound(found)


def test_a_database_says_what_no_contract_holds(database: Path, tmp_path: Path) -> None:
    found = imported([database], tmp_path)
    assert found.notes("customers") == ["1 CHECK constraints are not carried over"]
    assert found.notes("order lines.amount") == ["its default has no key in a contract"]
    assert any("staging" in loss.reason for loss in found.draft.losses)


@pytest.mark.parametrize(
    ("table", "names"),
    [
        ("customers", ["customers"]),
        ("main.customers", ["customers"]),
        ("CUSTOMERS", ["customers"]),
        ("order lines", ["order lines"]),
        ("staging.raw", ["raw"]),
        ("staging.*", ["raw"]),
        ("main.*", ["customers", "notes", "order lines", "young"]),
    ],
)
def test_single_tables(table: str, names: list[str], database: Path, tmp_path: Path) -> None:
    found = imported([f"{database}:{table}"], tmp_path)
    assert [dataset["name"] for dataset in found.draft.contract["schema"]] == names
    assert_sound(found)


def test_a_reference_out_of_the_contract_is_a_loss(database: Path, tmp_path: Path) -> None:
    found = imported([f"{database}:order lines"], tmp_path)
    assert "relationships" not in found.column("customer")
    reason = "REFERENCES customers: the reference leads out of the contract"
    assert found.notes("order lines.customer") == [reason]


def test_a_pattern_is_one_dataset(tmp_path: Path) -> None:
    for number in (1, 2):
        parquet(tmp_path, f"sales_{number}", f"SELECT {number} AS n")
    found = imported([tmp_path / "sales_*.parquet"], tmp_path)
    assert [dataset["name"] for dataset in found.draft.contract["schema"]] == ["sales"]
    assert found.draft.contract["servers"][0]["path"] == "sales_*.parquet"
    assert_sound(found)


def test_files_of_several_folders_are_reached_by_one_server(tmp_path: Path) -> None:
    for folder, name in (("a", "orders"), ("b", "lines")):
        (tmp_path / "data" / folder).mkdir(parents=True)
        parquet(tmp_path / "data" / folder, name, "SELECT 1 AS n")
    target = tmp_path / "contracts"
    target.mkdir()
    paths = [tmp_path / "data" / "a" / "orders.parquet", tmp_path / "data" / "b" / "lines.parquet"]
    found = imported(paths, target)
    assert found.draft.contract["servers"][0]["path"] == "../data/{dataset}.parquet"
    assert found.dataset("orders")["physicalName"] == "a/orders"
    assert_sound(found)


def test_files_of_one_name_have_names_of_their_own(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        parquet(tmp_path / folder, "orders", "SELECT 1 AS n")
    found = imported([tmp_path / "a" / "orders.parquet", tmp_path / "b" / "orders.parquet"], tmp_path)
    assert [dataset["name"] for dataset in found.draft.contract["schema"]] == ["a_orders", "b_orders"]
    assert_sound(found)


def test_the_path_is_relative_to_the_contract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "contracts").mkdir()
    parquet(tmp_path / "data", "orders", "SELECT 1 AS n")
    monkeypatch.chdir(tmp_path / "data")
    found = imported(["orders.parquet"], Path(os.pardir) / "contracts")
    assert found.draft.contract["servers"][0]["path"] == "../data/orders.parquet"
    assert_sound(found)


def test_columns_whose_names_differ_in_case_are_not_both_kept(tmp_path: Path) -> None:
    path = tmp_path / "t.ndjson"
    path.write_text('{"a": 1, "A": 2, "": 3}\n', encoding="utf-8")
    found = imported([path], tmp_path)
    assert len(found.dataset()["properties"]) == 1
    assert_sound(found)


def test_headers_that_repeat(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,a\n1,2\n", encoding="utf-8")
    with pytest.raises(SourceError, match="several columns of the name 'a'"):
        imported([path], tmp_path, infer=True)


@pytest.mark.parametrize("count", [500, pytest.param(10_000, marks=pytest.mark.longer)])
@pytest.mark.parametrize("infer", [False, True], ids=["stated", "inferred"])
def test_very_many_columns(count: int, infer: bool, tmp_path: Path) -> None:  # noqa: FBT001
    columns = ", ".join(f"{number} AS c{number}" for number in range(count))
    found = imported([parquet(tmp_path, "wide", f"SELECT {columns}")], tmp_path, infer=infer)
    assert len(found.dataset()["properties"]) == count
    assert reported(found.path)["coverage"]["pass"] >= 3 * count
