"""Two versions of a dataset: every figure is that of plain Python over the rows."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings

from dq.cli import main
from dq.runner.outcome import Choice, Run
from dq.runner.running import run
from dq_contracts.loading import Library
from dq_core.config.settings import Config

Row = tuple[int | None, str | None, float | None]
SCHEMA = pa.schema({"k": pa.int64(), "t": pa.string(), "x": pa.float64()})
HEAD = "apiVersion: v3.1.0\nkind: DataContract\nid: c\nname: c\nversion: 1.0.0\nstatus: active\n"
SERVER = "servers: [{server: s, type: local, path: here.parquet, format: parquet}]\n"
ROWS = st.lists(
    st.tuples(
        st.one_of(st.none(), st.integers(0, 5)),
        st.sampled_from([None, "", "a", "é", "e\u0301"]),
        st.sampled_from([None, 0.0, -0.0, 1.5, float("nan"), float("inf")]),
    ),
    max_size=8,
)


def _run(folder: Path, here: list[Row], there: list[Row], *, keyed: bool) -> Run:
    for name, rows in (("here", here), ("there", there)):
        columns = list(zip(*rows, strict=True)) or [(), (), ()]
        arrays = [pa.array(column, kind) for column, kind in zip(columns, SCHEMA.types, strict=True)]
        pq.write_table(pa.Table.from_arrays(arrays, schema=SCHEMA), folder / f"{name}.parquet")
    key = "true" if keyed else "false"
    properties = f"[{{name: k, primaryKey: {key}}}, {{name: t}}, {{name: x}}]"
    text = f"{HEAD}{SERVER}schema: [{{name: data, properties: {properties}}}]"
    path = folder / "c.odcs.yaml"
    path.write_text(text, encoding="utf-8")
    library = Library()
    contract = library.open(str(path)).contract
    assert contract is not None
    choice = Choice(compare={"data": str(folder / "there.parquet")})
    return run([contract], Config(str(folder)), library, {}, choice)


def _value(value: Any) -> Any:
    return "NaN" if isinstance(value, float) and value != value else value  # noqa: PLR0124 - only NaN differs


def _keys(rows: list[Row]) -> dict[int | None, list[Row]]:
    found: dict[int | None, list[Row]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    return found


def _counted(rows: list[Row]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(repr(_value(value)) for value in row) for row in rows)


@given(ROWS, ROWS)
@settings(max_examples=20, deadline=None, database=None)
def test_keyed(here: list[Row], there: list[Row]) -> None:
    with tempfile.TemporaryDirectory() as name:
        outcome = _run(Path(name), here, there, keyed=True)
    figures = outcome.comparisons[0]
    left, right = _keys(here), _keys(there)
    own = {key: rows[0] for key, rows in left.items() if key is not None and len(rows) == 1}
    other = {key: rows[0] for key, rows in right.items() if key is not None and len(rows) == 1}
    both = own.keys() & other.keys()
    assert (figures["rows_here"], figures["rows_there"]) == (len(here), len(there))
    assert figures["keys"] == len(both)
    assert figures["keys_here_only"] == len(own.keys() - right.keys())
    assert figures["keys_there_only"] == len(other.keys() - left.keys())
    for index, column in enumerate(figures["columns"]):
        differing = sum(_value(own[key][index]) != _value(other[key][index]) for key in both)
        assert column["differing"] == differing
    verdicts = {result.check.kind: result.verdict for result in outcome.results}
    assert verdicts["reconcile_rows"] == ("pass" if len(here) == len(there) else "fail")
    alike = own.keys() == left.keys() == right.keys() == other.keys()
    assert verdicts["reconcile_keys"] == ("pass" if alike else "fail")


@given(ROWS, ROWS)
@settings(max_examples=30, deadline=None, database=None)
def test_without_a_key(here: list[Row], there: list[Row]) -> None:
    with tempfile.TemporaryDirectory() as name:
        figures = _run(Path(name), here, there, keyed=False).comparisons[0]
    left, right = (
        Counter(tuple(repr(_value(value)) for value in row) for row in rows) for rows in (here, there)
    )
    assert figures["rows_here_only"] == (left - right).total()
    assert figures["rows_there_only"] == (right - left).total()
    for index, column in enumerate(figures["columns"]):
        values = [Counter(row[index] for row in rows.elements()) for rows in (left, right)]
        assert (column["here"] == column["there"]) == (values[0] == values[1])


WORDS = {
    "other": 1,
    "data=other": 1,
    "data=there.parquet": 1,
    "there.parquet": 2,
    "dta=there.parquet": 2,
    "data=here.parquet": 0,
    "data=none.parquet": 4,
    "data=@t": 1,
    "data=@nowhere": 2,
}


@pytest.mark.parametrize("word", [word for word in WORDS if word != "other"])
def test_what_is_compared_with_what(
    word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    _run(tmp_path, [(1, "a", 1.0)], [(2, "a", 1.0)], keyed=True)
    (tmp_path / "c.odcs.yaml").write_text(
        HEAD
        + "servers:\n"
        + "  - {server: s, type: local, path: here.parquet, format: parquet}\n"
        + "  - {server: t, type: local, path: there.parquet, format: parquet}\n"
        + "schema:\n  - {name: data, properties: [{name: k, primaryKey: true}]}\n"
        + "  - {name: other, properties: [{name: k, logicalType: string}]}\n",
        encoding="utf-8",
    )
    expected = {**WORDS, "data=other": 0}[word]
    assert main(["test", "c.odcs.yaml", "--compare", word, "--output-format", "json"]) == expected
    envelope = json.loads(capsys.readouterr().out)
    assert bool(envelope["data"].get("comparisons")) == (expected in (0, 1))
