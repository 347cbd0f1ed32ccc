"""Types of CSV and JSON columns: by what every value is written as."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dq.profiling.drafting import draft_of
from tests.profiling.importing import Imported, assert_sound, imported
from tests.profiling.test_words import lines

CASES = lines("text_types.txt")


def of_csv(folder: Path, fields: list[str], header: str = "v") -> Imported:
    path = folder / "t.csv"
    path.write_text("\n".join([f"{header},n", *(f"{field},1" for field in fields)]) + "\n", encoding="utf-8")
    return imported([path], folder)


def shown(column: dict[str, object]) -> str:
    options = column.get("logicalTypeOptions")
    zone = {None: "", True: " aware", False: " naive"}[
        options.get("timezone") if isinstance(options, dict) else None
    ]
    return f"{column.get('logicalType', 'none')}{zone}"


LENGTHS = sorted({len(values.split()) for values, _ in CASES})


def of_length(length: int) -> list[tuple[list[str], str]]:
    """Return the cases with so many values, which are columns of one file."""
    return [(values.split(), expected) for values, expected in CASES if len(values.split()) == length]


@pytest.mark.parametrize("length", LENGTHS)
def test_csv(length: int, tmp_path: Path) -> None:
    cases = of_length(length)
    columns = [["" if field == "_" else field for field in values] for values, _ in cases]
    columns = [[f'"{field}"' if "," in field else field for field in fields] for fields in columns]
    rows = [",".join(row) for row in zip(*columns, strict=True)]
    found = of_csv(tmp_path, rows, ",".join(f"v{number}" for number in range(len(cases))))
    assert seen(found, cases) == [(values, expected) for values, expected in cases]


@pytest.mark.parametrize("length", LENGTHS)
def test_texts_of_json_are_never_numbers(length: int, tmp_path: Path) -> None:
    cases = of_length(length)
    columns = [[None if field == "_" else field.strip('"') for field in values] for values, _ in cases]
    path = tmp_path / "t.ndjson"
    rows = [{f"v{number}": text for number, text in enumerate(row)} for row in zip(*columns, strict=True)]
    path.write_text("".join(json.dumps({**row, "n": 1}) + "\n" for row in rows), encoding="utf-8")
    found = imported([path], tmp_path)
    moments = ("date", "time", "timestamp", "none")
    wanted = [(values, expected if expected.startswith(moments) else "string") for values, expected in cases]
    assert seen(found, cases) == wanted


def seen(found: Imported, cases: list[tuple[list[str], str]]) -> list[tuple[list[str], str]]:
    return [(values, shown(found.column(f"v{number}"))) for number, (values, _) in enumerate(cases)]


JSON_VALUES = [
    ([1, 2, None], "integer", None),
    ([1, 2.5], "number", None),
    ([1e300, 2.5], "number", None),
    ([True, None], "boolean", None),
    ([{"a": 1}, {"b": "x"}], "object", ["a", "b"]),
    ([[1, 2], []], "array", None),
    ([1, "1"], None, None),
    ([{"a": 1}, [1]], None, None),
    ([None, None], None, None),
    ([True, 1], None, None),
]


@pytest.mark.parametrize(("values", "logical_type", "fields"), JSON_VALUES)
def test_json(
    values: list[object], logical_type: str | None, fields: list[str] | None, tmp_path: Path
) -> None:
    path = tmp_path / "t.json"
    path.write_text(json.dumps([{"v": value, "n": 1} for value in values]), encoding="utf-8")
    found = imported([path], tmp_path)
    assert_sound(found)
    column = found.column("v")
    assert column.get("logicalType") == logical_type
    assert [inner["name"] for inner in column.get("properties", ())] == (fields or [])
    assert bool(found.notes("t.v")) == (logical_type is None)


def test_nested_json(tmp_path: Path) -> None:
    path = tmp_path / "t.ndjson"
    rows = [
        {"address": {"city": "Bern", "zip": 3000, "geo": {"lat": 46.9}}, "lines": [{"sku": "a", "n": 1}]},
        {"address": {"city": None, "extra": True}, "lines": []},
        {"address": None, "lines": [{"sku": "b"}, {"sku": "c", "n": 2}]},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = imported([path], tmp_path)
    address = {inner["name"]: inner for inner in found.column("address")["properties"]}
    assert {name: inner.get("logicalType") for name, inner in address.items()} == {
        "city": "string",
        "zip": "integer",
        "geo": "object",
        "extra": "boolean",
    }
    items = found.column("lines")["items"]
    assert items["logicalType"] == "object"
    assert [inner["name"] for inner in items["properties"]] == ["sku", "n"]
    assert_sound(found)


def test_a_wrong_value_in_the_last_row_counts(tmp_path: Path) -> None:
    values = [str(number) for number in range(30_000)]
    assert shown(of_csv(tmp_path, values).column("v")) == "integer"
    assert shown(of_csv(tmp_path, [*values, "x"]).column("v")) == "string"


def test_columns_of_one_type_share_no_promise(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = [f"20{10 + n % 10}-01-01T00:00:00Z,19{60 + n % 10}-01-01T00:00:00Z" for n in range(200)]
    path.write_text("\n".join(["new,old", *rows]) + "\n", encoding="utf-8")
    found = imported([path], tmp_path, infer=True)
    assert found.column("new")["logicalTypeOptions"]["minimum"] == "2010-01-01T00:00:00Z"
    assert found.column("old")["logicalTypeOptions"]["minimum"] == "1960-01-01T00:00:00Z"
    assert_sound(found)


def test_what_stays_text_is_said(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("code,mixed,empty,name\n007,1,,a\n12,x,,b\n", encoding="utf-8")
    found = imported([path], tmp_path)
    assert "leading zeros" in found.notes("t.code")[0]
    assert found.notes("t.mixed") == []  # its last text is no number at all
    assert "no value" in found.notes("t.empty")[0]
    assert found.notes("t.name") == []


@given(
    st.lists(
        st.one_of(
            st.integers(-(10**20), 10**20).map(str),
            st.sampled_from(["1.5", "007", "+1", "true", "2024-01-01", "12:00", "", "x", "NaN", "-0", "1e5"]),
            st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=5),
        ),
        min_size=1,
        max_size=8,
    )
)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_csv_passes_its_own_contract(tmp_path: Path, values: list[str]) -> None:
    path = tmp_path / "t.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(
            [["v", "n"], *([v, "1"] for v in values)]
        )
    found = imported([path], tmp_path)
    assert_sound(found)


def test_the_type_is_that_of_all_files_of_a_pattern(tmp_path: Path) -> None:
    (tmp_path / "part_1.csv").write_text("v\n1\n", encoding="utf-8")
    (tmp_path / "part_2.csv").write_text("v\nx\n", encoding="utf-8")
    draft = draft_of([str(tmp_path / "part_*.csv")], folder=str(tmp_path))
    assert draft.contract["schema"][0]["properties"][0]["logicalType"] == "string"
