"""ODC265."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from dq_contracts.model.contract import Contract
from dq_contracts.service_levels import DATES, known_name
from dq_core.finding import Related
from dq_core.location import Location
from dq_core.rules.rule import Hit, rule
from dq_core.yaml.tree import Scalar


@rule("ODC265", Contract)
def dates_reversed(contract: Contract) -> Iterator[Hit]:
    """Dates in the wrong order: a member who left before joining, support that ends before the data is there.

    Why: one of the two dates is a slip of the pen, and whoever plans by it plans wrongly. Compared are
    `dateIn` and `dateOut` of team members, and generalAvailability, endOfSupport and endOfLife.

    Bad::

        team:
          members:
            - username: mhopper
              dateIn: "2022-10-01"
              dateOut: "2022-08-02"  # here

    Bad::

        slaProperties:
          - property: generalAvailability
            value: "2032-05-12T09:30:10-08:00"
          - property: endOfSupport
            value: "2022-05-12T09:30:10-08:00"  # here

    Bad::

        slaProperties:
          - property: endOfLife
            value: "2024-01-01"  # here
          - property: endOfSupport
            value: "2025-01-01"

    Good::

        team:
          members:
            - username: mhopper
              dateIn: "2022-10-01"
              dateOut: "2022-10-01"
            - username: ceastwood
              dateOut: "2021-12-31"

    Good::

        slaProperties:
          - {property: generalAvailability, value: "2022-05-12T09:30:10-08:00"}
          - {property: endOfSupport, value: "2032-05-12"}
          - {property: endOfLife, value: "2032-05-12T00:00:00Z"}

    Good::

        team:
          - username: mhopper
            dateIn: next year
            dateOut: "2022-08-02"
    """
    for member in contract.team.members if contract.team else ():
        yield from _reversed(member.node.node("dateIn"), member.node.node("dateOut"), "dateIn", "dateOut")
    stated: dict[str, object] = {}
    for promise in contract.sla:
        name = known_name(promise.property)
        if name in DATES and not promise.elements:
            stated.setdefault(name, promise.node.node("value"))
    for index, later in enumerate(DATES):
        for earlier in DATES[:index]:
            found = list(_reversed(stated.get(earlier), stated.get(later), earlier, later))
            yield from found
            if found:
                break


def _reversed(first: object, second: object, first_name: str, second_name: str) -> Iterator[Hit]:
    if not isinstance(first, Scalar) or not isinstance(second, Scalar):
        return
    early, late = _moment(first), _moment(second)
    if early is not None and late is not None and _after(early, late):
        place: Location = second.location
        text = f"{second_name} {second.text} lies before {first_name} {first.text}"
        related = (Related(f"{first_name} stands here", first.location),)
        yield Hit(text, place, "mend one of the two", (), related)


def _moment(node: Scalar) -> datetime | date | None:
    text = node.value
    if not isinstance(text, str) or text[4:8:3] != "--":
        return None
    try:
        return date.fromisoformat(text) if len(text) == len("2000-01-31") else datetime.fromisoformat(text)
    except ValueError:
        return None


def _after(one: datetime | date, other: datetime | date) -> bool:
    """Say whether `one` is certainly later; without both zones, a day may lie between two clocks."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        zones = (one.utcoffset() is None, other.utcoffset() is None)
        if zones[0] == zones[1]:
            return one > other
    days = (_day(one) - _day(other)).days
    both_days = not isinstance(one, datetime) and not isinstance(other, datetime)
    return days > (0 if both_days else timedelta(days=1).days)


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
