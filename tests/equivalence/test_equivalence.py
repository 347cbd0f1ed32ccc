"""Every engine says what DuckDB says of generated contracts over generated data, or that it cannot."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from random import SystemRandom

import pytest

from dq.checks.check import CheckResult
from tests.equivalence.pairs import ENGINES, Tally, case_of_seed, first, results, tally

_NORMAL, _LONGER = 20, 400


@lru_cache(_NORMAL)
def _ours(seed: int) -> dict[str, CheckResult]:
    with tempfile.TemporaryDirectory() as name:
        return results(case_of_seed(seed), Path(name), "dq")


def _compare(engine: str, seeds: Iterable[int]) -> Tally:
    found = Tally()
    for seed in seeds:
        case = case_of_seed(seed)
        with tempfile.TemporaryDirectory() as name:
            tally(case, Path(name), engine, found, _ours(seed))
        assert not found.disagreements, f"seed {seed}\n{first(found.disagreements)}"
    return found


@pytest.mark.parametrize("engine", ENGINES)
def test_generated_contracts(engine: str) -> None:
    assert _compare(engine, range(_NORMAL)).pairs > 100


@pytest.mark.longer
@pytest.mark.parametrize("engine", ENGINES)
def test_many_generated_contracts(engine: str) -> None:
    start = SystemRandom().randrange(2**64)
    _compare(engine, range(start, start + _LONGER))
