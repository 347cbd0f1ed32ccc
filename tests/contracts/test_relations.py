"""Datasets of the flights contracts as relations."""

from __future__ import annotations

from pathlib import Path

from dq_contracts.loading import Library
from dq_contracts.relations import relation_of
from dq_core.relation import Relation

CONTRACTS = Path(__file__).parents[2] / "examples" / "flights" / "contracts"


def _relation(file: str, name: str) -> Relation:
    contract = Library().open(str(CONTRACTS / file)).contract
    assert contract is not None
    dataset = contract.dataset(name)
    assert dataset is not None
    return relation_of(dataset, contract)


def test_columns_and_keys() -> None:
    flights = _relation("operations.odcs.yaml", "flights")
    assert flights.primary_key == ("year", "month", "day", "carrier", "flight", "origin")
    tail = flights.column("tailnum")
    assert tail is not None
    assert (str(tail.type), tail.nullable) == ("string", True)
    moment = flights.column_folded("TIME_HOUR")
    assert moment is not None
    assert (str(moment.type), moment.nullable) == ("timestamp(aware)", False)
    assert flights.missing(["dest", "nowhere"]) == ("nowhere",)


def test_foreign_keys_across_files() -> None:
    flights = _relation("operations.odcs.yaml", "flights")
    assert {(key.columns, key.to, key.to_columns) for key in flights.foreign_keys} == {
        (("origin", "time_hour"), ("weather",), ("origin", "time_hour")),
        (("carrier",), ("airlines",), ("carrier",)),
        (("tailnum",), ("planes",), ("tailnum",)),
        (("origin",), ("airports",), ("faa",)),
        (("dest",), ("airports",), ("faa",)),
    }


def test_unique_keys_and_places() -> None:
    airports = _relation("reference.odcs.yaml", "airports")
    assert ("faa",) in airports.unique_keys
    assert airports.location is not None
    assert airports.location.path.endswith("reference.odcs.yaml")
