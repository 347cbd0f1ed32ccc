"""Every engine says what DuckDB says of generated contracts over generated data, or that it cannot."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from random import SystemRandom

import pytest

from tests.equivalence.pairs import ENGINES, Tally, case_of_seed, first, results, tally

_NORMAL, _LONGER = 20, 400


def _compare(engine: str, seeds: Iterable[int]) -> Tally:
    found = Tally()
    for seed in seeds:
        case = case_of_seed(seed)
        with tempfile.TemporaryDirectory() as name:
            ours = results(case, Path(name), "dq")
            tally(case, Path(name), engine, found, ours)
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
