"""ODC262."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from dq_contracts.model.contract import Contract, SlaProperty
from dq_contracts.service_levels import known_name, stated_duration
from dq_core.finding import Related
from dq_core.rules.rule import Hit, rule

if TYPE_CHECKING:
    from dq_contracts.durations import Duration

_WAITS = ("latency", "frequency")


@rule("ODC262", Contract)
def retention_too_short(contract: Contract) -> Iterator[Hit]:
    """Data that is kept for a shorter time than it takes to arrive, or than it takes until the next load.

    Why: the rows are deleted before, or as soon as, anybody can read them. Promises about different elements
    are not compared; a frequency of 4 a day and one of every 4 days count as the more frequent of the two.

    Bad::

        slaProperties:
          - property: latency
            value: 4
            unit: d
          - property: retention
            value: 3  # here
            unit: days

    Bad::

        slaProperties:
          - property: retention
            value: P1D  # here
          - property: frequency
            value: 1
            unit: w

    Bad::

        slaProperties:
          - property: retention
            value: 12  # here
            unit: h
            element: orders.placed_at
          - property: latency
            value: 1
            unit: d

    Good::

        slaProperties:
          - {property: latency, value: 4, unit: d}
          - {property: retention, value: 3, unit: y}

    Good::

        slaProperties:
          - {property: latency, value: 30, unit: d}
          - {property: retention, value: 1, unit: month}
          - {property: frequency, value: 24, unit: d}
          - {property: timeToRepair, value: 2, unit: y}

    Good::

        slaProperties:
          - {property: latency, value: 4, unit: d, element: orders.placed_at}
          - {property: retention, value: 1, unit: d, element: visits.seen_at}
    """
    spans = [(promise, known_name(promise.property), stated_duration(promise)) for promise in contract.sla]
    counts = Counter(name for _, name, _ in spans)
    for promise, name, kept in spans:
        if name != "retention" or kept is None:
            continue
        for other, other_name, span in spans:
            wait = _shortest(other, other_name, span)
            alone = counts[name] == 1 if not promise.elements else counts[other_name] == 1
            if wait is not None and kept.most < wait and _meet(promise, other, alone=alone):
                yield _hit(promise, other, str(other_name))
                break


def _hit(promise: SlaProperty, other: SlaProperty, name: str) -> Hit:
    related = (Related(f"the {name} is promised here", other.location),)
    text = f"data is kept for a shorter time than the {name} that is promised"
    place = promise.node.value_location("value")
    return Hit(text, place, "keep the data longer, or mend one of the two", (), related)


def _shortest(promise: SlaProperty, name: str | None, span: Duration | None) -> Decimal | None:
    """Return the seconds that a wait takes at least, None for a promise that is no wait."""
    if span is None or name not in _WAITS:
        return None
    from dq_contracts.durations import split

    number, _ = split(promise.value)
    return span.least / number / number if name == "frequency" and number and number > 1 else span.least


def _meet(one: SlaProperty, other: SlaProperty, *, alone: bool) -> bool:
    """Say whether two promises are about one element; `alone`: the general one is the only one."""
    if bool(one.elements) != bool(other.elements):
        return alone
    return not one.elements or not set(one.elements).isdisjoint(other.elements)
