"""ODC263."""

from collections.abc import Iterator

from dq_contracts.model.contract import SlaProperty
from dq_contracts.service_levels import KNOWN, folded, known_name
from dq_core.rules.rule import Hit, rule

_LIKENESS = 0.84


@rule("ODC263", SlaProperty, severity="info")
def sla_property_unknown(promise: SlaProperty) -> Iterator[Hit]:
    """A promise whose name is nearly one of those in use.

    Why: tools look for the names of the standard, such as `generalAvailability`, as they are spelled; a
    promise of another name is kept by nobody. Names of one's own are allowed and not reported.

    Bad::

        slaProperties:
          - property: latancy  # here
            value: 4
            unit: d

    Bad::

        slaProperties:
          - property: general_availability  # here
            value: "2022-05-12"

    Bad::

        slaProperties:
          - property: endOfSuport  # here
            value: "2032-05-12"

    Good::

        slaProperties:
          - {property: latency, value: 4, unit: d}
          - {property: timeOfAvailability, value: "09:00"}

    Good::

        slaProperties:
          - {property: colourOfTheDashboard, value: green}

    Good::

        slaProperties:
          - {property: ly, value: 4, unit: d}
          - {property: responseTime, value: 2, unit: h}
    """
    if not promise.property or promise.property in KNOWN:
        return
    near = known_name(promise.property) or _nearest(promise.property)
    if near and promise.property.lower() != near and len(promise.property) > 2:  # noqa: PLR2004 - abbreviations
        text = f"{promise.property!r} is no promise that the standard names"
        yield Hit(text, promise.node.value_location("property"), f"did you mean {near!r}?")


def _nearest(name: str) -> str | None:
    from difflib import get_close_matches

    by_folded = {folded(known): known for known in KNOWN}
    matches = get_close_matches(folded(name), by_folded, n=1, cutoff=_LIKENESS)
    return by_folded[matches[0]] if matches else None
