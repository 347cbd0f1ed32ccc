"""The flights of 2013: what is proposed for them, and how it fares on rows that it was not learned from."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.profiling.importing import Imported, assert_sound, imported, reported

DATA = Path(__file__).parents[2] / "examples" / "flights" / "data"
NAMES = ("airlines", "airports", "flights", "planes", "weather")
LEAST_SHARE = 0.95
HALVES = [
    pytest.param("hash(file_row_number) % 2 = 0", id="hash"),
    pytest.param("file_row_number % 2 = 0", id="every second row", marks=pytest.mark.longer),
    pytest.param("month <= 6", id="first months", marks=pytest.mark.longer),
]


@pytest.fixture(scope="module")
def all_flights(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    return imported(
        [DATA / f"{name}.parquet" for name in NAMES], tmp_path_factory.mktemp("flights"), infer=True
    )


def test_the_proposed_contract_passes(all_flights: Imported) -> None:
    assert_sound(all_flights)


def test_at_least_95_of_100_proposals_hold_on_the_held_out_half(all_flights: Imported) -> None:
    evidence = all_flights.draft.evidence["inference"]
    assert evidence["heldOnHeldOutRows"] >= LEAST_SHARE * evidence["proposed"]
    assert evidence["kept"] > 100


def test_what_is_known_of_the_flights_is_found(all_flights: Imported) -> None:
    def keys(dataset: str) -> list[str]:
        properties = all_flights.dataset(dataset)["properties"]
        return [each["name"] for each in properties if each.get("primaryKey")]

    assert keys("airlines") == ["carrier"]
    assert keys("airports") == ["faa"]
    assert keys("planes") == ["tailnum"]
    assert keys("weather") == ["origin", "time_hour"]
    assert set(keys("flights")) == {"carrier", "flight", "time_hour"}
    carrier = all_flights.column("carrier", "flights")
    assert carrier["relationships"] == [{"to": "airlines.carrier"}]
    assert all_flights.column("origin", "flights")["relationships"] == [{"to": "airports.faa"}]
    assert "relationships" not in all_flights.column("dest", "flights")
    assert all_flights.column("dest", "flights")["logicalTypeOptions"]["pattern"] == "^[A-Z]{3}$"
    assert all_flights.column("month", "flights")["logicalTypeOptions"] == {"minimum": 1, "maximum": 12}


@pytest.mark.parametrize("half", HALVES)
def test_learned_on_one_file_and_tested_on_the_other(half: str, tmp_path: Path) -> None:
    sides = {"learned": half, "other": f"NOT ({half})"}
    with duckdb.connect() as connection:
        for side, condition in sides.items():
            (tmp_path / side).mkdir()
            for name in NAMES:
                source = f"read_parquet('{DATA / name}.parquet', file_row_number = true)"
                target = tmp_path / side / f"{name}.parquet"
                # the other tables are small and whole: rows of half the flights refer to all airlines
                where = condition if name in ("flights", "weather") else "true"
                query = f"SELECT * EXCLUDE (file_row_number) FROM {source} WHERE {where}"
                connection.execute(f"COPY ({query}) TO '{target}' (FORMAT parquet)")
    learned = [tmp_path / "learned" / f"{name}.parquet" for name in NAMES]
    found = imported(learned, tmp_path / "learned", infer=True)
    text = found.path.read_text(encoding="utf-8")
    other = tmp_path / "other" / found.path.name
    other.write_text(text, encoding="utf-8")
    coverage = reported(other)["coverage"]
    assert coverage["error"] == coverage["unsupported"] == 0
    # of the checks only those count that were proposed; columns and types are stated by the files
    assert coverage["fail"] <= (1 - LEAST_SHARE) * found.draft.evidence["inference"]["kept"]
    own = reported(found.path)["coverage"]
    assert own["pass"] == own["checks"]


@pytest.mark.parametrize("ending", ["csv", "ndjson"])
def test_the_same_is_found_in_text_files(ending: str, tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        source = DATA / "planes.parquet"
        connection.execute(f"COPY (FROM '{source}') TO '{tmp_path / 'planes'}.{ending}'")
    found = imported([tmp_path / f"planes.{ending}"], tmp_path, infer=True)
    typed = imported([DATA / "planes.parquet"], tmp_path, infer=True)
    own, other = (
        {each["name"]: each["logicalType"] for each in one.dataset()["properties"]} for one in (found, typed)
    )
    assert own == other
    assert found.column("tailnum")["primaryKey"] is True
    assert_sound(imported([tmp_path / f"planes.{ending}"], tmp_path, infer=True))
