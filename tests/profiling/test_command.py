"""`dq import` of data, as a user runs it."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.commands.running import exit_code
from tests.profiling.importing import parquet

FLIGHTS = Path(__file__).parents[2] / "examples" / "flights" / "data" / "flights.parquet"


def test_the_flights(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = str(tmp_path / "flights.odcs.yaml")
    assert exit_code("import", str(FLIGHTS), "--infer", "--output", target) == 0
    said = capsys.readouterr().out
    assert "imported 19 columns of 1 dataset" in said
    assert "held on the other half" in said
    assert exit_code("lint", target) == 0
    assert exit_code("test", target) == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--infer", "--confidence", "2"], 2),
        (["--infer", "--confidence", "much"], 2),
        (["--infer", "--sample", "0"], 2),
        (["--infer", "--sample", "-5"], 2),
        (["--sample", "10"], 2),
        (["--confidence", "0.9"], 2),
        (["--infer", "--sample", "10", "--confidence", "0"], 0),
    ],
)
def test_options(words: list[str], code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = parquet(tmp_path, "t", "SELECT n AS id FROM range(100) r(n)")
    assert exit_code("import", str(path), *words) == code
    assert "Traceback" not in capsys.readouterr().err


def test_records_that_are_left_out_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,b\n1,2\n3,4,5\n", encoding="utf-8")
    assert exit_code("import", str(path), "--output", str(tmp_path / "t.odcs.yaml")) == 1
    assert "line 3" in capsys.readouterr().out


def test_no_value_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = parquet(
        tmp_path, "t", "SELECT 'ann' || n || '@example.com' AS email, n AS id FROM range(100) r(n)"
    )
    assert exit_code("import", str(path), "--infer") == 0
    told = capsys.readouterr()
    assert "ann" not in told.out + told.err


@pytest.mark.parametrize("words", [(), ("--sample", "200")], ids=["all", "sample"])
def test_a_view(words: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "t.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE VIEW v AS SELECT n AS id, n % 3 AS kind_code FROM range(1000) r(n)")
    target = str(tmp_path / "t.odcs.yaml")
    assert exit_code("import", str(path), "--infer", "--output", target, *words) == 0
    assert exit_code("test", target) == 0
