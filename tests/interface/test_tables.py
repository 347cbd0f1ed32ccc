"""The same rows as tables of every kind: one verdict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import dq
from dq_core.errors import DqError

CONTRACT = """\
apiVersion: v3.2.0
kind: DataContract
id: orders
name: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - {name: order_id, logicalType: integer, primaryKey: true}
      - {name: amount, logicalType: number, logicalTypeOptions: {maximum: 100}}
      - {name: note, logicalType: string, required: true}
      - name: lines
        logicalType: array
        items:
          logicalType: object
          properties: [{name: sku, logicalType: string, required: true}]
"""
ROWS: list[dict[str, Any]] = [
    {"order_id": 1, "amount": Decimal("100.0004"), "note": "a", "lines": [{"sku": "x"}, {"sku": None}]},
    {"order_id": 2, "amount": Decimal("99.0000"), "note": None, "lines": []},
    {"order_id": 2, "amount": None, "note": "c", "lines": None},
]
SCHEMA = pa.schema(
    {
        "order_id": pa.int64(),
        "amount": pa.decimal128(10, 4),
        "note": pa.string(),
        "lines": pa.list_(pa.struct({"sku": pa.string()})),
    }
)
EXPECTED = {"order_id": "primary_key", "amount": "between", "note": "not_null", "lines[].sku": "not_null"}
ARROW = pa.Table.from_pylist(ROWS, schema=SCHEMA)


def _relation(table: pa.Table) -> Any:
    return duckdb.connect().from_arrow(table)


KINDS: dict[str, Callable[[pa.Table], Any]] = {
    "arrow table": lambda table: table,
    "arrow batch": lambda table: table.combine_chunks().to_batches()[0],
    "arrow reader": lambda table: table.to_reader(),
    "pandas": lambda table: table.to_pandas(types_mapper=pd.ArrowDtype),
    "polars": pl.from_arrow,
    "lazy polars": lambda table: pl.from_arrow(table).lazy(),  # type: ignore[union-attr]
    "duckdb relation": _relation,
    "list of dictionaries": lambda table: table.to_pylist(),
}


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    path = tmp_path / "orders.odcs.yaml"
    path.write_text(CONTRACT, encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_table(kind: str, contract: Path) -> None:
    outcome = dq.test(contract, data={"orders": KINDS[kind](ARROW)})
    failed = {
        str(check.check.columns[-1]): check.check.kind for check in outcome.checks if check.verdict == "fail"
    }
    assert failed == EXPECTED
    assert (outcome.verdict, outcome.passed) == ("fail", False)
    assert outcome.coverage["checks"] == len(outcome.checks)


def test_rows_that_fail_bear_their_number(contract: Path) -> None:
    outcome = dq.test(contract, data={"orders": ARROW}, failing_rows=1)
    samples = {check.check.kind: check.sample for check in outcome.checks if check.sample}
    found = samples["between"]
    assert found is not None
    assert (found.columns, found.rows) == (("row", "order_id", "amount"), (("1", "1", "100.0004"),))


def test_a_pandas_column_of_floats_has_no_other_null(contract: Path) -> None:
    frame = pd.DataFrame(
        {"order_id": [1, 2], "amount": [1.0, float("nan")], "note": ["a", None], "lines": [[], []]}
    )
    outcome = dq.test(contract, data={"orders": frame})
    by_kind = {check.check.kind: check for check in outcome.checks if check.check.columns == ("amount",)}
    counts = by_kind["between"].counts
    assert counts is not None
    assert (counts.evaluated, counts.missing, counts.violations) == (1, 1, 0)


def test_nan_elsewhere_is_a_value(contract: Path) -> None:
    table = pa.table({"order_id": [1], "amount": [float("nan")], "note": ["a"], "lines": [[{"sku": "a"}]]})
    outcome = dq.test(contract, data={"orders": table})
    assert [check.check.kind for check in outcome.checks if check.verdict == "fail"] == ["between"]


def test_a_path(contract: Path, tmp_path: Path) -> None:
    path = tmp_path / "given.parquet"
    duckdb.from_arrow(ARROW).write_parquet(str(path))
    assert dq.test(contract, data={"orders": path}).verdict == "fail"


BAD: dict[str, tuple[Any, str]] = {
    "no table": (42, "a int is no table that dq reads"),
    "mixed": (
        pd.DataFrame({"note": ["a", 1, b"x"]}),
        "column note with type object holds values of several types",
    ),
    "two of a name": (
        pa.Table.from_arrays([pa.array([1]), pa.array([2])], names=["note", "note"]),
        "2 columns have the name 'note'",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_table_ends_as_an_error(name: str, contract: Path) -> None:
    given, reason = BAD[name]
    outcome = dq.test(contract, data={"orders": given})
    assert outcome.verdict == "error"
    assert any(reason in finding.message for finding in outcome.findings)


def test_a_name_that_is_no_dataset(contract: Path) -> None:
    with pytest.raises(DqError, match="no dataset of the contracts"):
        dq.test(contract, data={"order": ARROW})


def test_a_contract_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(DqError):
        dq.test(tmp_path / "none.odcs.yaml")


def test_an_outcome_is_no_truth_value(contract: Path) -> None:
    with pytest.raises(TypeError, match=r"outcome\.passed"):
        bool(dq.test(contract, data={"orders": ARROW}))


def test_empty_tables_pass_with_nothing_evaluated(contract: Path) -> None:
    outcome = dq.test(contract, data={"orders": SCHEMA.empty_table()})
    assert outcome.passed
    assert all(check.counts is None or check.counts.evaluated == 0 for check in outcome.checks)


def test_zoned_times_of_polars(tmp_path: Path) -> None:
    path = tmp_path / "t.odcs.yaml"
    path.write_text(
        CONTRACT.partition("schema:")[0]
        + "schema: [{name: t, properties: [{name: at, logicalType: timestamp, logicalTypeOptions:"
        ' {timezone: true, minimum: "2020-01-01T00:00:00Z"}}]}]\n',
        encoding="utf-8",
    )
    moments = [dt.datetime(2020, 1, 1, 1, tzinfo=dt.UTC)]
    frame = pl.DataFrame({"at": moments}, schema={"at": pl.Datetime("us", "Europe/Zurich")})
    assert dq.test(path, data={"t": frame}).verdict == "pass"
