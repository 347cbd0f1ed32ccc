"""Generated contracts over generated data: every figure and verdict is that of the reference."""

from __future__ import annotations

from pathlib import Path
from random import Random, SystemRandom
from typing import Any

import hypothesis.strategies as st
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings

from dq.adapters import connection
from dq.runner import running
from tests.checks.generated.case import Case
from tests.checks.generated.cases import case_of
from tests.checks.generated.comparing import compare, results_of
from tests.checks.generated.kinds import Kind
from tests.checks.generated.sources import SOURCES

TOGETHER = 10
"""So many cases share a run, because it costs more than some of them."""
NORMAL, LONGER, SMALLER, UNOPTIMIZED = 300, 20_000, 250, 3_000
TYPED = ("duckdb", "parquet", "pyarrow")
COMMON: dict[str, Any] = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}


def _check(seeds: range, sources: tuple[str, ...] = tuple(SOURCES)) -> None:
    for start in range(0, len(seeds), TOGETHER):
        several = [Random(seed) for seed in seeds[start : start + TOGETHER]]  # noqa: S311 - no secrets
        try:
            compare([case_of(chance, sources) for chance in several])
        except AssertionError as error:
            error.add_note(f"of the seeds from {seeds[start]}, for {', '.join(sources)}")
            raise


def test_contracts() -> None:
    _check(range(NORMAL))


@pytest.mark.longer
@pytest.mark.parametrize("source", SOURCES)
def test_many_contracts(source: str) -> None:
    start = SystemRandom().randrange(2**64)
    _check(range(start, start + LONGER // len(SOURCES) + 1), (source,))


@pytest.mark.longer
@given(st.randoms(use_true_random=False))
@settings(max_examples=SMALLER, **COMMON)
def test_contracts_that_hypothesis_makes_smaller(chance: Random) -> None:
    compare([case_of(chance)])


@pytest.mark.longer
def test_optimizers_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def plain() -> Any:
        opened = connection.connect()
        opened.execute("PRAGMA disable_optimizer")
        return opened

    monkeypatch.setattr(running, "connect", plain)
    start = SystemRandom().randrange(2**64)
    _check(range(start, start + UNOPTIMIZED), TYPED)


def test_rows_shown_of_a_column_named_like_a_count(tmp_path: Path) -> None:
    integers = Kind("integer", pa.int64(), [], [])
    case = Case("parquet", failing_rows=5)
    case.schema.append({"name": "data", "properties": [{"name": "n", "relationships": [{"to": "other.k"}]}]})
    case.schema.append({"name": "other", "properties": [{"name": "k"}]})
    case.tables = {"data": {"n": (integers, [1, 5, 7])}, "other": {"k": (integers, [5, 9, 9])}}
    sample = results_of([case], tmp_path)[0]["data/n/foreign_key"].sample
    assert sample is not None
    assert [row[-1] for row in sample.rows] == ["1", "7"]
