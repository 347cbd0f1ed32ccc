"""How often the detector of values is right, on columns drawn by other seeds than it was written with."""

from collections.abc import Iterator

import pytest

from dq_policies.personal.values_of_columns import detect_values
from tests.policies.personal.value_corpus import NEGATIVES, POSITIVES, column

SIZES = (40, 120)


def _told(name: str, draw: object, seeds: int) -> Iterator[str | None]:
    for seed in range(seeds):
        for rows in SIZES:
            found = detect_values(column(draw, f"judged {name} {seed} {rows}", rows))  # type: ignore[arg-type]
            yield found.kind if found else None


def _judge(seeds: int) -> tuple[float, float, list[str]]:
    right, wanted, alarms, harmless, wrong = 0, 0, 0, 0, []
    for name, (kind, draw) in POSITIVES.items():
        told = list(_told(name, draw, seeds))
        right, wanted = right + told.count(kind), wanted + len(told)
        wrong += [f"{name} told as {each}" for each in told if each != kind]
    for name, draw in NEGATIVES.items():
        told = list(_told(name, draw, seeds))
        alarms, harmless = alarms + len(told) - told.count(None), harmless + len(told)
        wrong += [f"{name} told as {each}" for each in told if each]
    return right / wanted, alarms / harmless, wrong


def _assert_right(seeds: int) -> None:
    recall, false_alarms, wrong = _judge(seeds)
    assert recall >= 0.95, wrong
    assert false_alarms <= 0.02, wrong


def test_values_are_told() -> None:
    _assert_right(1)


@pytest.mark.longer
def test_values_are_told_by_many_seeds() -> None:
    _assert_right(25)


def test_identifiers_of_many_states_are_in_the_corpus() -> None:
    states = {name[:2] for name, (kind, _) in POSITIVES.items() if kind in ("GOVERNMENT_ID", "TAX_ID")}
    assert len(states) >= 20


@pytest.mark.parametrize("name", ["PL PESEL", "payment cards", "IBANs"])
def test_half_of_the_values_are_not_enough(name: str) -> None:
    kind, draw = POSITIVES[name]
    values = column(draw, f"half {name}", 100)
    assert detect_values([*values[:50], *(f"item {number}" for number in range(50))]) is None
    found = detect_values([*values[:70], *(f"item {number}" for number in range(20))])
    assert found is not None
    assert found.kind == kind
