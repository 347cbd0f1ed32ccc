"""ODC261."""

from collections.abc import Iterator
from decimal import Decimal

from dq_contracts.model.contract import SlaProperty
from dq_contracts.service_levels import DURATIONS, SHARES, holds_variable, known_name
from dq_core.rules.rule import Hit, rule

_PERCENT = ("", "%", "percent", "percentage", "pct")
_WHOLE = Decimal(100)


@rule("ODC261", SlaProperty)
def sla_value_impossible(promise: SlaProperty) -> Iterator[Hit]:
    """A promise whose value cannot be: a span of time that is negative or no number, a share above 100 %.

    Why: such a promise is always broken, or kept by anything. Words where no unit is given (`unlimited`,
    `daily`) and variables are not judged.

    Bad::

        slaProperties:
          - property: latency
            value: -4  # here
            unit: d

    Bad::

        slaProperties:
          - property: retention
            value: three  # here
            unit: y

    Bad::

        slaProperties:
          - property: availability
            value: 999  # here
            unit: percent
          - property: errorRate
            value: "-1 %"  # here

    Good::

        slaProperties:
          - {property: latency, value: 0, unit: d}
          - {property: latency, value: "4", unit: d}
          - {property: frequency, value: 0.5, unit: h}

    Good::

        slaProperties:
          - {property: availability, value: 99.95}
          - {property: availability, value: "99.9%"}
          - {property: availability, value: 0.999}

    Good::

        slaProperties:
          - {property: retention, value: unlimited}
          - {property: latency, value: null}
          - {property: availability, value: 720, unit: hours}
    """
    name = known_name(promise.property)
    if name is None or promise.value is None or holds_variable(promise):
        return
    place, help_ = promise.node.value_location("value"), "mend the value"
    judge = _span_reason if name in DURATIONS else _share_reason if name in SHARES else None
    if judge is not None and (reason := judge(promise)):
        yield Hit(f"the {name} {reason}", place, help_)


def _span_reason(promise: SlaProperty) -> str:
    from dq_contracts.durations import duration_of, is_unit, split

    if isinstance(promise.value, bool):
        return "is a truth value, not a span of time"
    number, own_unit = split(promise.value)
    if number is not None and number < 0:
        return "is below zero"
    if own_unit and promise.unit:
        return "has a unit in its value and another beside it"
    readable = number is not None or duration_of(promise.value, promise.unit) is not None
    return "is no number" if not readable and is_unit(promise.unit) else ""


def _share_reason(promise: SlaProperty) -> str:
    from dq_contracts.durations import split

    if isinstance(promise.value, bool) or promise.unit.lower() not in _PERCENT:
        return ""
    value = promise.value
    number, own_unit = split(value.replace("%", "") if isinstance(value, str) else value)
    if number is None or own_unit:
        return ""
    if number < 0:
        return "is below zero"
    return "is above 100 %" if number > _WHOLE else ""
