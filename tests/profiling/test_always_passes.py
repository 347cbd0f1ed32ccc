"""Whatever the data is: the contract that is drafted from it lints clean, and the data passes it."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.profiling.importing import Imported, assert_sound, counts, imported, linted, reported

TEXTS = [
    *("", " ", "a", "A1", "é€😀", "a\nb", "tab\there", "it's", '"', "\\", "null", "1", "01", "x" * 300),
    *("a@example.com", "+41791234567", "2024-01-01", "\u202e", "N102UW", "^.*$", "{dataset}", "# no"),
]
VALUES = {
    "BOOLEAN": ["true", "false"],
    "TINYINT": ["-128", "0", "127"],
    "SMALLINT": ["1", "2", "3", "2013"],
    "BIGINT": ["-9223372036854775808", "9223372036854775807", "0", "42"],
    "UBIGINT": ["0", "18446744073709551615"],
    "HUGEINT": ["-170141183460469231731687303715884105727", "170141183460469231731687303715884105727", "0"],
    "DECIMAL(38,10)": ["9999999999999999999999999999.9999999999", "-0.0000000001", "100.0004"],
    "DECIMAL(4,1)": ["0.1", "99.9", "-3.5"],
    "DOUBLE": ["nan", "inf", "-inf", "1.7976931348623157e308", "5e-324", "0.1", "-0.0", "3"],
    "FLOAT": ["nan", "0.1", "16777217", "1e38", "-2.5"],
    "VARCHAR": TEXTS,
    "DATE": ["0001-01-01", "9999-12-31", "infinity", "-infinity", "5881580-07-10", "0044-03-15 (BC)"],
    "TIMESTAMP": ["infinity", "294247-01-10 04:00:54.775806", "1999-12-31 23:59:59.999999", "2024-01-01"],
    "TIMESTAMP WITH TIME ZONE": ["infinity", "2013-01-01 05:00:00+00", "1969-12-31 23:59:59+14"],
    "TIME": ["00:00:00", "24:00:00", "12:30:15.123456"],
    "UUID": ["00000000-0000-0000-0000-000000000000", "0f8fad5b-d9cb-469f-a165-70867728950e"],
    "BLOB": ["x", ""],
    "INTERVAL": ["1 day", "3 months"],
    "INTEGER[]": ["[1, 2]", "[]", "[NULL]"],
    "STRUCT(a INTEGER, b VARCHAR)": ["{'a': 1, 'b': 'x'}", "{'a': NULL, 'b': NULL}"],
    "MAP(VARCHAR, DOUBLE)": ["{a=1.5}", "{}"],
    "ENUM('x', 'y')": ["x", "y"],
}
NAMES = [
    *(
        "id",
        "a b",
        "select",
        'x"y',
        "o'brien",
        "é",
        "email",
        "type",
        "month",
        "lat",
        "%",
        "a.b",
        "c/d",
        "year",
    ),
    *("percent", "status", "#", "first_name", "NULL", "null", "2", "-", "- a: b", "[x]"),
]


@st.composite
def columns(draw: st.DrawFn) -> list[tuple[str, str, list[str | None]]]:
    rows = draw(st.sampled_from([0, 1, 2, 5, 12, 40]))
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique_by=str.lower))
    found = []
    for name in names:
        kind = draw(st.sampled_from(sorted(VALUES)))
        pool = draw(st.lists(st.sampled_from([*VALUES[kind], None]), min_size=1, max_size=4))
        found.append((name, kind, draw(st.lists(st.sampled_from(pool), min_size=rows, max_size=rows))))
    return found


def write(path: Path, table: list[tuple[str, str, list[str | None]]]) -> None:
    database = str(path) if path.suffix == ".duckdb" else ":memory:"
    with duckdb.connect(database) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        declared = ['"' + name.replace('"', '""') + f'" {kind}' for name, kind, _ in table]
        connection.execute(f"CREATE TABLE t ({', '.join(declared)})")
        marks = ", ".join(f"CAST(? AS {kind})" for _, kind, _ in table)
        for row in zip(*(values for _, _, values in table), strict=True):
            connection.execute(f"INSERT INTO t VALUES ({marks})", list(row))
        if path.suffix == ".parquet":
            connection.execute(f"COPY t TO '{path}' (FORMAT parquet)")
        if path.suffix == ".csv":
            connection.execute(f"COPY t TO '{path}' (FORMAT csv, HEADER)")
        if path.suffix == ".ndjson":
            connection.execute(f"COPY t TO '{path}' (FORMAT json)")


def assert_every_promise_is_marked(found: Imported) -> None:
    for column in found.dataset()["properties"]:
        facts = found.facts(column["name"])
        options = {*column.get("logicalTypeOptions", ())} - {"timezone", "format"}
        assert {key for key in facts if key.startswith("logicalTypeOptions.")} == {
            f"logicalTypeOptions.{name}" for name in options
        }
        assert ("required" in facts) == ("required" in column)
        assert ("unique" in facts) == ("unique" in column)


@pytest.mark.parametrize("ending", [".parquet", ".duckdb", ".csv", ".ndjson"])
@given(table=columns(), confidence=st.sampled_from([0.0, 0.5, 0.95]))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_data_passes(
    ending: str, table: list[tuple[str, str, list[str | None]]], confidence: float, tmp_path: Path
) -> None:
    # one more file each time: a failure keeps the database of its frames open
    path = tmp_path / f"t{len(list(tmp_path.iterdir()))}{ending}"
    write(path, table)
    if path.stat().st_size == 0:
        return  # no rows of JSON leave no file to speak of
    found = imported([path], tmp_path, infer=True, confidence=confidence)
    assert [each for each in linted(found.path) if counts(each)] == []
    assert_every_promise_is_marked(found)
    outcome = reported(found.path)
    assert outcome["exit"] == 0, outcome["findings"]
    assert outcome["coverage"]["fail"] == outcome["coverage"]["error"] == 0


@pytest.mark.longer
@pytest.mark.parametrize("ending", [".parquet", ".duckdb", ".csv", ".ndjson"])
@given(table=columns(), confidence=st.sampled_from([0.0, 0.5, 0.95]))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_data_passes_at_length(
    ending: str, table: list[tuple[str, str, list[str | None]]], confidence: float, tmp_path: Path
) -> None:
    test_the_data_passes.hypothesis.inner_test(ending, table, confidence, tmp_path)


def test_nan_behind_the_statistics_of_pyarrow(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "t.parquet"
    values = [float(number % 10) for number in range(1000)]
    values[17] = float("nan")
    parquet.write_table(pa.table({"v": values, "n": list(range(1000))}), path)
    found = imported([path], tmp_path, infer=True, confidence=0)
    assert "minimum" not in found.column("v").get("logicalTypeOptions", {})
    assert found.notes("t.v") == ["1 values are NaN, so no range is proposed"]
    assert_sound(found)
