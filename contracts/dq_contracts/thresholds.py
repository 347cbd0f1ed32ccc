"""What a quality rule demands of its measure, and which results the measure can have at all."""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from dq_contracts.model.contract import QualityRule
from dq_core.intervals import Interval
from dq_core.record import record
from dq_core.yaml.tree import Node, Scalar, Sequence

Number: TypeAlias = int | float | Decimal

PERCENT_UNITS = ("percent", "percentage", "%")
COUNTED_METRICS = ("nullValues", "missingValues", "invalidValues", "duplicateValues", "rowCount")
_ONE_SIDED = {
    "mustBeGreaterThan": ("lower", True),
    "mustBeGreaterOrEqualTo": ("lower", False),
    "mustBeLessThan": ("upper", True),
    "mustBeLessOrEqualTo": ("upper", False),
}
_PAIR = 2
_WORDS = {
    "mustBe": "must be",
    "mustNotBe": "must not be",
    "mustBeGreaterThan": "must be above",
    "mustBeGreaterOrEqualTo": "must be at least",
    "mustBeLessThan": "must be below",
    "mustBeLessOrEqualTo": "must be at most",
    "mustBeBetween": "must be between",
    "mustNotBeBetween": "must not be between",
}


@record
class Threshold:
    """The results that a rule accepts: those in `interval`, or those outside it when `inside` is false.

    Bounds of a range are accepted themselves (`mustBeBetween: [1, 3]` accepts 1), although the standard's
    text can be read otherwise.
    """

    operator: str
    interval: Interval
    inside: bool = True

    def accepts(self, measure: Number) -> bool:
        """Say whether a result satisfies the rule."""
        return self.interval.contains(measure) == self.inside

    def may_fail(self, possible: Interval) -> bool:
        """Say whether some possible result is not accepted."""
        return (
            self.interval.overlaps(possible) if not self.inside else not possible.included_in(self.interval)
        )

    def may_pass(self, possible: Interval) -> bool:
        """Say whether some possible result is accepted."""
        return self.interval.overlaps(possible) if self.inside else not possible.included_in(self.interval)

    def has_bound(self, measure: Number) -> bool:
        """Say whether a result equals a bound of a range, where readers of the standard's text disagree."""
        return "Between" in self.operator and measure in (self.interval.lower, self.interval.upper)

    def __str__(self) -> str:
        low, high = self.interval.lower, self.interval.upper
        words = _WORDS[self.operator]
        if "Between" in self.operator:
            return f"{words} {_shown(low, '-inf')} and {_shown(high, 'inf')}"
        return f"{words} {_shown(low if low is not None else high, 'inf')}"


def _shown(bound: object, unbounded: str) -> str:
    return f"{bound:,}" if isinstance(bound, int | float | Decimal) else unbounded


def threshold_of(quality: QualityRule) -> Threshold | None:
    """Return the threshold of a rule, or None when it has not exactly one that makes sense."""
    thresholds = [_threshold(name, quality.node.node(name)) for name in quality.operators]
    return thresholds[0] if len(thresholds) == 1 else None


def is_percent(quality: QualityRule) -> bool:
    """Say whether the rule's result is a percentage; otherwise it is a count of rows."""
    return (quality.unit or "").lower() in PERCENT_UNITS


def range_of_metric(quality: QualityRule) -> Interval | None:
    """Return the results that the rule's metric can have, or None where that is not known."""
    if quality.type != "library" or quality.metric not in COUNTED_METRICS:
        return None
    if is_percent(quality):
        return Interval(0, 100) if quality.metric != "rowCount" else None
    return Interval(0, None, step=1)


def _threshold(operator: str, node: Node | None) -> Threshold | None:
    numbers = _numbers(node)
    if operator in _ONE_SIDED and len(numbers) == 1:
        side, open_ = _ONE_SIDED[operator]
        lower = side == "lower"
        return Threshold(
            operator,
            Interval(numbers[0], None, lower_open=open_)
            if lower
            else Interval(None, numbers[0], upper_open=open_),
        )
    if operator in ("mustBe", "mustNotBe") and len(numbers) == 1:
        return Threshold(operator, Interval(numbers[0], numbers[0]), operator == "mustBe")
    between = operator in ("mustBeBetween", "mustNotBeBetween") and len(numbers) == _PAIR
    if between and numbers[0] <= numbers[1]:
        return Threshold(operator, Interval(numbers[0], numbers[1]), operator == "mustBeBetween")
    return None


def _numbers(node: Node | None) -> list[Number]:
    items = node.items if isinstance(node, Sequence) else [node]
    values = [item.value for item in items if isinstance(item, Scalar)]
    numbers = [value for value in values if isinstance(value, int | float | Decimal) and value == value]  # noqa: PLR0124 - NaN is no threshold
    return [] if len(numbers) != len(items) or any(isinstance(value, bool) for value in values) else numbers
