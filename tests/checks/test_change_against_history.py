"""Changes against earlier runs: tables of runs, and the arithmetic against plain Python."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pyarrow as pa
import pytest
import yaml
from hypothesis import given

from dq.checks.changes import change
from dq.checks.check import CheckResult
from dq.runner.outcome import Choice
from dq.runner.running import run
from dq_contracts.loading import Library
from dq_core.config.settings import Config
from dq_core.config.settings import TestSettings as Settings
from tests.checks.running import FUNDAMENTALS

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "changes.yaml").read_text(encoding="utf-8"))
TYPES = {
    "integer": ("integer", pa.int64()),
    "number": ("number", pa.decimal128(38, 4)),
    "float": ("number", pa.float64()),
}
KIND = "change_against_history"


def run_over(
    folder: Path, contract: dict[str, Any], rows: pa.Table, moment: datetime, history: str = "history"
) -> list[CheckResult]:
    path = folder / "case.odcs.yaml"
    path.write_text(json.dumps(contract), encoding="utf-8")
    library = Library()
    opened = library.open(str(path)).contract
    assert opened is not None
    config = Config(str(folder), test=Settings(history=history))
    outcome = run([opened], config, library, {"data": rows}, Choice(now=moment))
    assert not [found for found in outcome.findings if found.code in ("CHK007", "CHK008")]
    return outcome.results


def contract_of(case: dict[str, Any], *, ruled: bool) -> dict[str, Any]:
    rule = {"type": "custom", "engine": "dq", "implementation": {"check": KIND, **case["rule"]}}
    column = {"name": "n", "logicalType": TYPES[case.get("type", "integer")][0]}
    quality = [*case.get("beside", []), *([rule] if ruled else [])]
    return {**FUNDAMENTALS, "schema": [{"name": "data", "properties": [column], "quality": quality}]}


def table_of(case: dict[str, Any], values: list[Any]) -> pa.Table:
    kind = TYPES[case.get("type", "integer")][1]
    exact = [Decimal(value) if isinstance(value, str) else value for value in values]
    return pa.table({"n": pa.array(exact, kind)})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_runs(case: dict[str, Any], tmp_path: Path) -> None:
    results: list[CheckResult] = []
    for number, one in enumerate(case["runs"]):
        contract = contract_of(case, ruled=number > 0 or "first" not in case)
        moment = datetime.fromisoformat(f"2024-01-{one['at']}:00+00:00")
        results = run_over(tmp_path, contract, table_of(case, one["n"]), moment)
    (found,) = [result for result in results if result.check.kind == KIND]
    assert _seen(found) == case["expect"]


def _seen(result: CheckResult) -> str:
    if result.verdict in ("error", "unsupported"):
        return f"{result.verdict}: {result.reason}"
    measure = result.measure
    assert isinstance(measure, Decimal)
    return f"{result.verdict} {_shown(measure)}"


def _shown(measure: Decimal) -> str:
    text = f"{measure:f}" if measure.is_finite() else str(measure)
    return text.rstrip("0").rstrip(".") if "." in text else text


NUMBERS = st.integers(-(10**20), 10**20) | st.decimals(-1000, 1000, places=3)
EARLIER = st.lists(NUMBERS.map(Fraction), min_size=2, max_size=9)
BASES: dict[str, Callable[[list[Fraction]], Fraction]] = {
    "previous": lambda numbers: numbers[0],
    "mean": statistics.mean,
    "median": statistics.median,
    "minimum": min,
    "maximum": max,
    "same_weekday": statistics.mean,
}
NEAR = Fraction(1, 10**60)


@given(number=NUMBERS.map(Fraction), earlier=EARLIER, against=st.sampled_from(sorted(BASES)))
def test_difference_and_percent(number: Fraction, earlier: list[Fraction], against: str) -> None:
    earlier = earlier[:1] if against == "previous" else earlier
    base = Fraction(BASES[against](earlier))
    difference, percent = (change(number, earlier, against, as_) for as_ in ("difference", "percent"))
    assert abs(Fraction(difference) - (number - base)) <= abs(number - base) * NEAR
    if base:
        wanted = (number / base - 1) * 100 * (1 if base > 0 else -1)
        assert abs(Fraction(percent) - wanted) <= abs(wanted) * NEAR
    elif number == base:
        assert percent == 0
    else:
        assert percent.is_infinite()
        assert (percent > 0) == (number > base)


@given(number=NUMBERS.map(Fraction), earlier=EARLIER)
def test_deviations(number: Fraction, earlier: list[Fraction]) -> None:
    found = change(number, earlier, "mean", "deviations")
    difference, variance = number - statistics.mean(earlier), Fraction(statistics.variance(earlier))
    assert not difference or (found > 0) == (difference > 0)
    if not variance:
        assert found == 0 if not difference else found.is_infinite()
        return
    assert abs(Fraction(found) ** 2 * variance - difference**2) <= difference**2 * NEAR


@given(number=NUMBERS.map(Fraction), earlier=EARLIER, factor=st.sampled_from([2, 3, 10, Fraction(1, 3)]))
def test_percent_and_deviations_do_not_depend_on_the_unit(
    number: Fraction, earlier: list[Fraction], factor: Fraction
) -> None:
    scaled = [one * factor for one in earlier]
    for against, as_ in (("mean", "percent"), ("median", "percent"), ("mean", "deviations")):
        one, other = change(number, earlier, against, as_), change(number * factor, scaled, against, as_)
        assert one == other or abs(Fraction(one) - Fraction(other)) <= abs(Fraction(one)) * NEAR


@given(number=NUMBERS.map(Fraction), earlier=EARLIER, order=st.randoms())
def test_the_order_of_earlier_runs_does_not_matter(
    number: Fraction, earlier: list[Fraction], order: Any
) -> None:
    mixed = list(earlier)
    order.shuffle(mixed)
    for against, as_ in (("mean", "percent"), ("median", "difference"), ("mean", "deviations")):
        assert change(number, earlier, against, as_) == change(number, mixed, against, as_)


def test_a_bound_is_met_exactly() -> None:
    assert change(Fraction(110), [Fraction(100)], "previous", "percent") == 10
    assert change(Fraction(11, 10), [Fraction(1)], "previous", "percent") == 10
    assert change(Fraction(5), [Fraction(1), Fraction(2), Fraction(3)], "mean", "deviations") == 3


def test_the_moment_is_that_of_the_run_in_utc(tmp_path: Path) -> None:
    case = {"rule": {"of": "row_count", "mustBe": 0}}
    contract, rows = contract_of(case, ruled=True), table_of(case, [1])
    run_over(tmp_path, contract, rows, datetime.fromisoformat("2024-01-01T01:00:00+02:00"))
    (file,) = tmp_path.glob("history/*/*.json")
    assert file.name.startswith("20231231T230000.000000Z-")
    data = json.loads(file.read_text(encoding="utf-8"))
    assert datetime.fromisoformat(data["moment"]) == datetime(2023, 12, 31, 23, tzinfo=UTC)
