"""What a check counts, and the verdict that an operator gives on it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tests.checks.reference.values import Value


@dataclass(frozen=True, slots=True)
class Figures:
    """Rows, those that count, those with a NULL, and those that break the promise."""

    rows: int
    evaluated: int
    missing: int
    violations: int


@dataclass(frozen=True, slots=True)
class Operator:
    """An operator of a quality rule with its one or two numbers."""

    name: str
    numbers: tuple[int | Decimal, ...]
    percent: bool = False

    def accepts(self, measure: Fraction | float) -> bool:
        """NaN satisfies no operator."""
        if math.isnan(measure):
            return False
        low, high = Fraction(self.numbers[0]), Fraction(self.numbers[-1])
        return {
            "mustBe": measure == low,
            "mustNotBe": measure != low,
            "mustBeGreaterThan": measure > low,
            "mustBeGreaterOrEqualTo": measure >= low,
            "mustBeLessThan": measure < low,
            "mustBeLessOrEqualTo": measure <= low,
            "mustBeBetween": low <= measure <= high,
            "mustNotBeBetween": not low <= measure <= high,
        }[self.name]


def measure_of(figures: Figures, operator: Operator) -> Fraction | None:
    """Return the violations, or their share of the evaluated rows in percent; of no rows there is none."""
    if not operator.percent:
        return Fraction(figures.violations)
    return Fraction(100 * figures.violations, figures.evaluated) if figures.evaluated else None


def verdict(figures: Figures, operator: Operator | None = None) -> str:
    """Any violation fails; an operator decides otherwise."""
    if operator is None:
        return "fail" if figures.violations else "pass"
    measure = measure_of(figures, operator)
    if measure is None:
        return "error"
    return "pass" if operator.accepts(measure) else "fail"


def each(values: Sequence[Value], admitted: Callable[[Value], bool]) -> Figures:
    """Judge every value that is not NULL."""
    present = [value for value in values if value is not None]
    broken = sum(not admitted(value) for value in present)
    return Figures(len(values), len(present), len(values) - len(present), broken)
