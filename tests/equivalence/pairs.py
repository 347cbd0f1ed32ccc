"""Pairs of a dataset and a check, and what two engines say of them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from dq.checks.check import CheckResult
from dq.runner.outcome import Choice
from dq.runner.running import run
from dq_contracts.loading import Library
from dq_core.config.settings import Config
from dq_core.config.settings import TestSettings as Settings
from tests.checks.generated.case import Case
from tests.checks.generated.cases import case_of
from tests.checks.generated.sources import told, write

ENGINES = ("gx", "pandera", "pandera-polars", "pandera-ibis")
TOLERANCE = 1e-9
"""Means and deviations of floats depend on the order of their terms."""


_NOW = datetime(2024, 6, 1, tzinfo=UTC)
_SOURCES = ("pyarrow", "parquet", "duckdb")


def case_of_seed(seed: int) -> Case:
    """Return a contract with its data, the same for the same seed."""
    return case_of(Random(seed), _SOURCES)  # noqa: S311 - no secrets


@dataclass(slots=True)
class Tally:
    """What came of the pairs of one engine, by operation: how many agree, how many it cannot express."""

    agree: Counter[str] = field(default_factory=Counter)
    unsupported: Counter[str] = field(default_factory=Counter)
    disagreements: list[str] = field(default_factory=list)

    @property
    def pairs(self) -> int:
        """Pairs that both engines evaluated."""
        return self.agree.total() + len(self.disagreements)


def results(case: Case, folder: Path, engine: str) -> dict[str, CheckResult]:
    """Return the results of a case by the ids of its checks."""
    library = Library()
    path, tables = write(case, folder / engine, "c")
    contract = library.open(str(path)).contract
    assert contract is not None
    given: Mapping[str, Any] = {f"c/{name}": table for name, table in tables.items()}
    config = Config(str(folder), test=Settings(failing_rows=0))
    found = run([contract], config, library, given, Choice(engine=engine, now=_NOW)).results
    return {result.check.id: result for result in found}


def tally(case: Case, folder: Path, engine: str, found: Tally, ours: Mapping[str, CheckResult]) -> None:
    """Add what an engine says of a case to its tally, beside DuckDB's results."""
    theirs = results(case, folder, engine)
    for key, result in ours.items():
        other = theirs.get(key)
        operation = operation_of(result)
        if other is None:
            found.disagreements.append(f"{key}: no result\n{told(case)}")
        elif other.verdict == "unsupported":
            found.unsupported[operation] += 1
        elif result.verdict in ("unsupported", "documented"):
            if other.verdict != result.verdict:
                found.disagreements.append(f"{key}: {said(other)}, by DuckDB {said(result)}\n{told(case)}")
        elif agrees(result, other):
            found.agree[operation] += 1
        else:
            found.disagreements.append(f"{key}: {said(other)}, by DuckDB {said(result)}\n{told(case)}")


def operation_of(result: CheckResult) -> str:
    """Return the name of a check's operation."""
    operation = result.check.operation
    return type(operation).__module__.rpartition(".")[2] if operation is not None else result.check.kind


def agrees(result: CheckResult, other: CheckResult) -> bool:
    """Say whether two engines say the same of a check: verdict, counts and measure."""
    if (result.verdict, result.counts) != (other.verdict, other.counts):
        return False
    return _same(result.measure, other.measure)


def _same(one: Any, other: Any) -> bool:
    if one == other:
        return True
    try:
        first, second = float(one), float(other)
    except (TypeError, ValueError):
        return False
    if math.isnan(first) or math.isnan(second):
        return math.isnan(first) and math.isnan(second)
    return math.isclose(first, second, rel_tol=TOLERANCE)


def said(result: CheckResult) -> str:
    """Return what a result says in few words."""
    return f"{result.verdict} {result.counts} {result.measure} {result.reason}".strip()


def first(lines: Iterable[str], most: int = 3) -> str:
    """Return the first of some texts."""
    return "\n\n".join(list(lines)[:most])
