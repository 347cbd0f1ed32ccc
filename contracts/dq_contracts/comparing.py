"""Compare the quality rules of one dataset: which say the same, which follow, which exclude each other.

Rules are compared where they measure the same thing of the same rows at the same time: metric, columns,
arguments, schedule, severity and custom properties are equal. A warning at one percent beside an error at
five is a pattern and no repetition. Shares and numbers of rows are compared in the two cases where they mean
the same: none at all, and at least one.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Literal

from dq_contracts.located_rules import LocatedRule, rules_of
from dq_contracts.measures import canonical, measure_of
from dq_contracts.model.contract import Dataset
from dq_contracts.promises import Promise, promises_of
from dq_contracts.results import Results, accepted
from dq_contracts.thresholds import Threshold, is_percent, range_of_metric, threshold_of
from dq_core.intervals import Interval
from dq_core.location import Location
from dq_core.record import field, identity_record, mutable_record

Kind = Literal["same", "implied", "contradiction"]

# beyond so many different thresholds on one measure, each new one is compared with these only
_MOST_COMPARED = 20
_NONE, _SOME = Results((Interval(0, 0, step=1),)), Results((Interval(1, None, step=1),))
_NO_SHARE, _SOME_SHARE = Results((Interval(0, 0),)), Results((Interval(0, 100, lower_open=True),))
_IN_OTHER_UNIT = {
    (True, _NO_SHARE): _NONE,
    (True, _SOME_SHARE): _SOME,
    (False, _NONE): _NO_SHARE,
    (False, _SOME): _SOME_SHARE,
}
_SCOPE = ("schedule", "scheduler", "customProperties")


@identity_record
class Judged:
    """A rule that can be compared: its threshold, what it measures and when, and what it accepts.

    `results` has the accepted results by unit: true for percent, false for numbers.
    """

    rule: LocatedRule
    threshold: Threshold
    subject: Hashable
    results: dict[bool, Results]

    @property
    def place(self) -> Location:
        """Where the rule states its threshold."""
        return self.rule.quality.node.key_location(self.threshold.operator)

    def __str__(self) -> str:
        unit = " percent" if is_percent(self.rule.quality) else ""
        return f"{self.rule.quality.metric or 'the result'} {self.threshold}{unit}"


@identity_record
class Comparison:
    """What one rule is to another rule, or to a promise of the dataset's columns."""

    kind: Kind
    rule: Judged
    other: Judged | Promise


@lru_cache(maxsize=1)
def comparisons_of(dataset: Dataset) -> tuple[Comparison, ...]:
    """Return what there is to say about the quality rules of a dataset, each rule named once.

    "same" and "contradiction" name the later rule, "implied" the weaker one. The last answer is kept, because
    several rules ask for it.
    """
    judged = [rule for located in rules_of(dataset) if (rule := _judged(located)) is not None]
    found: dict[Judged, Comparison] = {}
    for rule in judged:
        for comparison in _with_promises(rule):
            found.setdefault(rule, comparison)
    groups: dict[Hashable, _Group] = {}
    for rule in judged:
        for percent, results in rule.results.items():
            group = groups.setdefault((rule.subject, percent), _Group())
            for comparison in group.with_earlier(rule, results):
                found.setdefault(comparison.rule, comparison)
    return tuple(found.values())


@mutable_record
class _Group:
    """The different thresholds met so far on one subject in one unit."""

    first: dict[Results, Judged] = field(default_factory=dict)

    def with_earlier(self, rule: Judged, results: Results) -> Iterator[Comparison]:
        same = self.first.get(results)
        if same is not None:
            yield Comparison("same", rule, same)
            return
        known = list(islice(self.first.items(), _MOST_COMPARED))
        self.first[results] = rule
        for other_results, other in known:
            if not other_results.meets(results):
                yield Comparison("contradiction", rule, other)
            elif results.includes(other_results):
                yield Comparison("implied", rule, other)
            elif other_results.includes(results):
                yield Comparison("implied", other, rule)


def _with_promises(rule: Judged) -> Iterator[Comparison]:
    quality = rule.rule.quality
    always = quality.severity in ("", "error") and not any(key in quality.node for key in _SCOPE)
    for promise in promises_of(rule.rule):
        if not rule.threshold.accepts(0):
            yield Comparison("contradiction", rule, promise)
        elif always:
            yield Comparison("implied", rule, promise)


def _judged(rule: LocatedRule) -> Judged | None:
    quality = rule.quality
    threshold, measure, possible = threshold_of(quality), measure_of(rule), _possible(rule)
    if threshold is None or measure is None or possible is None:
        return None
    results = accepted(threshold, possible)
    if not results.parts or results.parts == (possible,):
        return None
    scope = (quality.severity or "error", *(canonical(quality.node.node(key)) for key in _SCOPE))
    percent = is_percent(quality)
    units = {percent: results}
    other = _IN_OTHER_UNIT.get((percent, results)) if quality.type == "library" else None
    if other is not None:
        units[not percent] = other
    return Judged(rule, threshold, (measure, scope), units)


def _possible(rule: LocatedRule) -> Interval | None:
    return Interval() if rule.quality.type == "sql" else range_of_metric(rule.quality)
