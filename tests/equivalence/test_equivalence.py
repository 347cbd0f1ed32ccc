"""Every engine says what DuckDB says of generated contracts over generated data, or that it cannot."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.checks.generated.case import Case
from tests.checks.generated.cases import cases
from tests.equivalence.pairs import ENGINES, Tally, first, results, tally

_COMMON: dict[str, Any] = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}
_NORMAL, _LONGER = 25, 400


def _compared(case: Case, engine: str) -> Tally:
    found = Tally()
    with tempfile.TemporaryDirectory() as name:
        ours = results(case, Path(name), "dq")
        tally(case, Path(name), engine, found, ours)
    return found


@pytest.mark.parametrize("engine", ENGINES)
def test_generated_contracts(engine: str) -> None:
    @given(cases(("pyarrow",)))
    @settings(max_examples=_NORMAL, derandomize=True, phases=[Phase.generate], **_COMMON)
    def check(case: Case) -> None:
        found = _compared(case, engine)
        assert not found.disagreements, first(found.disagreements)

    check()


@pytest.mark.longer
@pytest.mark.parametrize("engine", ENGINES)
def test_many_generated_contracts(engine: str) -> None:
    @given(cases(("pyarrow", "parquet", "duckdb")))
    @settings(max_examples=_LONGER, **_COMMON)
    def check(case: Case) -> None:
        found = _compared(case, engine)
        assert not found.disagreements, first(found.disagreements)

    check()
