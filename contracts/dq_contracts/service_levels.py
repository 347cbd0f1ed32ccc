"""The promises of a service level by name, and what kind of value each of them has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dq_contracts.model.contract import SlaProperty

if TYPE_CHECKING:
    from dq_contracts.durations import Duration

DURATIONS = (
    "latency", "retention", "frequency", "freshness", "timeToDetect", "timeToNotify", "timeToRepair",
)  # fmt: skip
"""Promises of a span of time: how late, how long, how often."""

SHARES = ("availability", "errorRate", "completeness", "uptime")
"""Promises of a share of the time, or of the data."""

DATES = ("generalAvailability", "endOfSupport", "endOfLife")
"""Promises of a day or moment, in the order in which they come."""

OTHERS = (
    "timeOfAvailability", "throughput", "support", "volume", "schedule", "responseTime", "timeliness",
    "accuracy", "consistency", "uniqueness", "validity", "backup", "recoveryTime", "recoveryPoint",
)  # fmt: skip
"""Further names in use; the standard leaves the list open."""

KNOWN = (*DURATIONS, *SHARES, *DATES, *OTHERS)


def folded(name: str) -> str:
    """Return a name as it is compared: without case and without what separates words."""
    return "".join(character for character in name.lower() if character.isalnum())


_BY_FOLDED = {folded(name): name for name in KNOWN}
_ABBREVIATED = {
    "av": "availability", "er": "errorRate", "ga": "generalAvailability", "es": "endOfSupport",
    "el": "endOfLife", "fy": "frequency", "ly": "latency", "re": "retention", "ta": "timeOfAvailability",
    "td": "timeToDetect", "th": "throughput", "tn": "timeToNotify", "tr": "timeToRepair",
}  # fmt: skip


def known_name(name: str) -> str | None:
    """Return the name as the lists above spell it, however it is written; None for another one.

    The abbreviations of the periodic table of data QoS stand for their names.
    """
    return _BY_FOLDED.get(folded(name)) or _ABBREVIATED.get(name.lower())


def stated_duration(promise: SlaProperty) -> Duration | None:
    """Return the span of time that a promise states, None where it states none."""
    from dq_contracts.durations import duration_of

    return duration_of(promise.value, promise.unit)


def holds_variable(promise: SlaProperty) -> bool:
    """Say whether what decides a promise is filled in later."""
    return "${" in promise.unit or "${" in str(promise.value)
