"""ODC260."""

from collections.abc import Iterator

from dq_contracts.model.contract import SlaProperty
from dq_contracts.service_levels import DURATIONS, holds_variable, known_name
from dq_core.rules.rule import Hit, rule
from dq_core.suggestion import did_you_mean

# a number without unit is read as days by some tools and as seconds by others
_NEED_A_UNIT = ("latency", "retention")


@rule("ODC260", SlaProperty, severity="warning")
def sla_unit_unknown(promise: SlaProperty) -> Iterator[Hit]:
    """A promise about a span of time whose unit is no unit of time, or is missing.

    Why: nobody can hold the service against four of an unknown thing. Units are those of the standard, as
    abbreviations or words: s, min, h, d, w, month, y, and their plurals.

    Bad::

        slaProperties:
          - property: latency
            value: 4
            unit: dyas  # here

    Bad::

        slaProperties:
          - property: retention
            value: 3  # here

    Bad::

        slaProperties:
          - property: timeToRepair
            value: 2
            unit: people  # here

    Good::

        slaProperties:
          - {property: latency, value: 4, unit: d}
          - {property: retention, value: 3, unit: Years}
          - {property: timeToDetect, value: 90, unit: min}

    Good::

        slaProperties:
          - {property: retention, value: P3Y}
          - {property: latency, value: 4 hours}
          - {property: retention, value: unlimited}

    Good::

        slaProperties:
          - {property: throughput, value: 500, unit: rows/s}
          - {property: availability, value: 99.9, unit: percent}
          - {property: latency, value: 4, unit: "${UNIT}"}
    """
    name = known_name(promise.property)
    if name not in DURATIONS or holds_variable(promise):
        return
    from dq_contracts.durations import duration_of, is_unit, split, unit_names

    if promise.unit and not is_unit(promise.unit):
        near = did_you_mean(promise.unit, unit_names())
        text = f"{promise.unit!r} is no unit of time"
        yield Hit(text, promise.node.value_location("unit"), near or "write d, h, min, y or another")
    elif name in _NEED_A_UNIT and not promise.unit and "unit" not in promise.node:
        number, own = split(promise.value)
        if number is not None and not own and duration_of(promise.value, "") is None:
            text = f"the {name} is a number without a unit"
            yield Hit(text, promise.node.value_location("value"), "add unit: d, or another unit of time")
