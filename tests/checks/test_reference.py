"""Generated contracts over generated data: every figure and verdict is that of the reference."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from dq.adapters import connection
from dq.runner import running
from tests.checks.generated.case import Case
from tests.checks.generated.cases import cases
from tests.checks.generated.comparing import compare, results_of
from tests.checks.generated.kinds import Kind
from tests.checks.generated.sources import SOURCES

TOGETHER = 6
"""So many cases share a run, because it costs more than some of them."""
NORMAL, LONGER, UNOPTIMIZED = 300, 20_000, 3_000
TYPED = ("duckdb", "parquet", "pyarrow")
COMMON: dict[str, Any] = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}


def _several(sources: tuple[str, ...]) -> st.SearchStrategy[tuple[Case, ...]]:
    return st.tuples(*[cases(sources)] * TOGETHER)


@given(_several(tuple(SOURCES)))
@settings(max_examples=NORMAL // TOGETHER, derandomize=True, phases=[Phase.generate], **COMMON)
def test_contracts(found: tuple[Case, ...]) -> None:
    compare(found)


@pytest.mark.longer
@pytest.mark.parametrize("source", SOURCES)
def test_many_contracts(source: str) -> None:
    @given(_several((source,)))
    @settings(max_examples=LONGER // TOGETHER // len(SOURCES) + 1, **COMMON)
    def check(found: tuple[Case, ...]) -> None:
        compare(found)

    check()


@pytest.mark.longer
@given(_several(TYPED))
@settings(max_examples=UNOPTIMIZED // TOGETHER, **COMMON)
def test_optimizers_change_nothing(found: tuple[Case, ...]) -> None:
    def plain() -> Any:
        opened = connection.connect()
        opened.execute("PRAGMA disable_optimizer")
        return opened

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "connect", plain)
        compare(found)


def test_rows_shown_of_a_column_named_like_a_count(tmp_path: Path) -> None:
    integers = Kind("integer", pa.int64(), [], [])
    case = Case("parquet", failing_rows=5)
    case.schema.append({"name": "data", "properties": [{"name": "n", "relationships": [{"to": "other.k"}]}]})
    case.schema.append({"name": "other", "properties": [{"name": "k"}]})
    case.tables = {"data": {"n": (integers, [1, 5, 7])}, "other": {"k": (integers, [5, 9, 9])}}
    sample = results_of([case], tmp_path)[0]["data/n/foreign_key"].sample
    assert sample is not None
    assert [row[-1] for row in sample.rows] == ["1", "7"]
