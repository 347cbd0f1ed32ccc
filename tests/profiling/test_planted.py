"""Truths and exceptions that were planted in data: the first are found, the second are heeded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.profiling.importing import Imported, assert_sound, imported, parquet

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "planted.yaml").read_text(encoding="utf-8"))


def stated(found: Imported, name: str, key: str) -> Any:
    """Return what the contract says under the key of a promise; None where it says nothing."""
    column = found.column(name)
    family, _, last = key.partition(".")
    if key == "primaryKey":
        return [each["name"] for each in found.dataset()["properties"] if each.get("primaryKey")] or None
    if family == "logicalTypeOptions":
        return column.get(family, {}).get(last)
    if family == "quality":
        rules = {rule["metric"]: rule for rule in column.get("quality", ())}
        return rules[last]["mustBeLessThan"] if last in rules else None
    if key == "enum" and "enum" in column:
        return [entry["value"] for entry in column["enum"]]
    return column.get(key)


@pytest.fixture(scope="module")
def all_cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Imported]:
    found = {}
    for case in CASES:
        folder = tmp_path_factory.mktemp("planted")
        name = case.get("column", "v")
        query = f"SELECT 0 AS zero, {case['sql']} AS {name} FROM range(1000) AS r(n) ORDER BY n"
        found[case["name"]] = imported([parquet(folder, "t", query)], folder, infer=True)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_planted(case: dict[str, Any], all_cases: dict[str, Imported]) -> None:
    found, name = all_cases[case["name"]], case.get("column", "v")
    for key, value in case.get("finds", {}).items():
        assert stated(found, name, key) == value, key
        facts = found.facts() if key == "primaryKey" else found.facts(name)
        assert 0.95 <= facts[key]["confidence"] < 1
    for key in case.get("lacks", ()):
        assert stated(found, name, key) is None, key
        assert key not in found.facts(name)


@pytest.mark.parametrize("case", CASES[::4], ids=lambda case: case["name"])
def test_the_planted_data_passes(case: dict[str, Any], all_cases: dict[str, Imported]) -> None:
    assert_sound(all_cases[case["name"]])


def test_no_value_of_a_person_is_written(all_cases: dict[str, Imported]) -> None:
    for name in ("addresses of people", "names of people", "addresses of people under another name"):
        text = all_cases[name].path.read_text(encoding="utf-8")
        assert "example.com" not in text
        assert "Ann" not in text


def test_the_evidence_says_what_was_seen(tmp_path: Path) -> None:
    query = "SELECT CASE WHEN n % 10 = 0 THEN NULL ELSE ['a', 'b'][n % 2 + 1] END AS v FROM range(1000) r(n)"
    found = imported([parquet(tmp_path, "t", query)], tmp_path, infer=True)
    evidence = found.facts("v")["enum"]["evidence"]
    assert evidence["rows"] == 1000
    assert evidence["nulls"] == 100
    assert evidence["violations"] == 0
    assert evidence["distinct"] == 2
    assert 350 < evidence["heldOut"] < 550
    assert found.facts()["quality.rowCount"]["confidence"] == 0.96


SHOP = {
    "customers": "SELECT n AS id, 'C' || n AS code, 'x' || (n % 7) AS name FROM range(500) r(n)",
    "orders": "SELECT n AS order_id, (n * 13) % 500 AS customer_id, n % 90 AS amount FROM range(3000) r(n)",
    "lines": "SELECT n // 2 AS order_id, n % 2 AS line, (n * 7) % 400 AS quantity FROM range(6000) r(n)",
    "shipments": "SELECT n // 2 AS order_id, n % 2 AS line, 'C' || n % 450 AS receiver FROM range(2000) r(n)",
    "strays": "SELECT n AS stray_id, if(n = 99, 501, n % 500) AS customer_id FROM range(100) r(n)",
}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    folder = tmp_path_factory.mktemp("shop")
    return imported([parquet(folder, name, query) for name, query in SHOP.items()], folder, infer=True)


def test_keys(shop: Imported) -> None:
    keys = {
        dataset["name"]: [each["name"] for each in dataset["properties"] if each.get("primaryKey")]
        for dataset in shop.draft.contract["schema"]
    }
    assert keys == {
        "customers": ["id"],
        "orders": ["order_id"],
        "lines": ["order_id", "line"],
        "shipments": ["order_id", "line"],
        "strays": ["stray_id"],
    }
    assert shop.column("code", "customers")["unique"] is True


def test_references(shop: Imported) -> None:
    def to(column: str, dataset: str) -> list[str]:
        return [each["to"] for each in shop.column(column, dataset).get("relationships", ())]

    assert to("customer_id", "orders") == ["customers.id"]
    assert to("order_id", "lines") == ["orders.order_id"]
    assert to("receiver", "shipments") == ["customers.code"]
    assert to("customer_id", "strays") == []
    assert to("quantity", "lines") == []
    assert to("order_id", "orders") == []
    composite = shop.dataset("shipments")["relationships"]
    assert composite == [
        {
            "type": "foreignKey",
            "from": ["shipments.order_id", "shipments.line"],
            "to": ["lines.order_id", "lines.line"],
        }
    ]


def test_a_name_raises_the_confidence_of_a_reference(shop: Imported) -> None:
    by_name = shop.facts("customer_id", "orders")["relationship"]["confidence"]
    by_values = shop.facts("receiver", "shipments")["relationship"]["confidence"]
    assert by_name > 0.99
    assert by_values < 0.97


def test_the_shop_passes(shop: Imported) -> None:
    assert_sound(shop)


def test_a_lower_confidence_admits_more(tmp_path: Path) -> None:
    path = parquet(tmp_path, "t", "SELECT n AS v, 'x' || n AS w FROM range(12) r(n)")
    counts = [
        imported([path], tmp_path, infer=True, confidence=least).draft.evidence["inference"]["kept"]
        for least in (0.0, 0.9, 0.95, 0.999)
    ]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]


def test_one_row_proves_nothing(tmp_path: Path) -> None:
    found = imported([parquet(tmp_path, "t", "SELECT 1 AS id, 'x' AS code")], tmp_path, infer=True)
    assert found.facts("id") == found.facts("code") == {}


def test_an_empty_table_says_so(tmp_path: Path) -> None:
    found = imported([parquet(tmp_path, "t", "SELECT 1 AS id WHERE false")], tmp_path, infer=True)
    assert found.notes("t") == ["it has no rows, so nothing was learned"]
    assert found.draft.evidence["inference"]["proposed"] == 0


@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_a_sample_says_that_it_is_one(ending: str, tmp_path: Path) -> None:
    import duckdb

    path = tmp_path / f"t.{ending}"
    with duckdb.connect() as connection:
        query = "SELECT n AS id, n % 50 AS v, 'x' || (n % 3) AS kind FROM range(20000) r(n)"
        connection.execute(f"COPY ({query}) TO '{path}'")
    found = imported([path], tmp_path, infer=True, sample=2000)
    evidence = found.facts("kind")["enum"]["evidence"]
    assert (evidence["rows"], evidence["sampleOf"]) == (2000, 20000)
    assert found.notes("t") == ["2,000 of 20,000 rows were looked at; the others were not"]
    assert found.dataset()["quality"][0]["mustBeBetween"] == [2000, 200000]
    assert_sound(found)
    again = imported([path], tmp_path, infer=True, sample=2000)
    assert again.draft.contract == found.draft.contract
