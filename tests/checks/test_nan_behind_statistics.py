"""Parquet statistics leave out NaN; checks and failing rows must see it all the same (duckdb#25521)."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dq.checks.check import CheckResult
from dq.runner.running import run
from dq_contracts.loading import Library
from dq_core.config.settings import Config

CONTRACT = """
apiVersion: v3.1.0
kind: DataContract
id: nan
version: 1.0.0
status: active
servers: [{server: here, type: local, path: data.parquet, format: parquet}]
schema:
  - name: data
    properties:
      - name: x
        logicalType: number
        logicalTypeOptions: {BOUND}
      - name: y
        logicalType: number
        quality:
          - {metric: invalidValues, mustBe: 0, arguments: {validValues: [1, 2]}}
"""


def _results(
    folder: Path, values: list[float | None], bound: str, kind: pa.DataType
) -> dict[str, CheckResult]:
    table = pa.table({"x": pa.array(values, type=kind), "y": pa.array(values, type=kind)})
    pq.write_table(table, folder / "data.parquet", row_group_size=2)
    path = folder / "nan.odcs.yaml"
    path.write_text(CONTRACT.replace("BOUND", bound), encoding="utf-8")
    library = Library()
    contract = library.open(str(path)).contract
    assert contract is not None
    outcome = run([contract], Config(str(folder)), library, {})
    return {result.check.kind: result for result in outcome.results}


@pytest.mark.parametrize("kind", [pa.float32(), pa.float64()], ids=str)
@pytest.mark.parametrize("bound", ["maximum: 3", "minimum: 0", "exclusiveMaximum: 3", "exclusiveMinimum: 0"])
def test_nan_is_seen_and_shown(tmp_path: Path, bound: str, kind: pa.DataType) -> None:
    results = _results(tmp_path, [1.0, 2.0, float("nan"), 1.0, None, 2.0], bound, kind)
    for name in ("between", "invalid"):
        result = results[name]
        assert result.verdict == "fail"
        assert result.counts is not None
        assert (result.counts.violations, result.counts.missing) == (1, 1)
        assert result.sample is not None
        assert result.sample.rows == (("3", "nan"),)
