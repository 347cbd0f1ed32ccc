"""Service levels as the properties of a contract's SLA."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from dq_contracts.importers.schema_source import Losses
from dq_contracts.importers.taking import Taking
from dq_core.yaml.tree import Mapping

_ISO = re.compile(r"P(\d+)([YMWD])|PT(\d+)([HMS])")
_SHORT = re.compile(r"(\d+(?:\.\d+)?)\s*(s|m|h|d|w|y|seconds?|minutes?|hours?|days?|weeks?|months?|years?)")
_UNITS = {"Y": "y", "M": "months", "W": "w", "D": "d"}
_UNITS_OF_A_DAY = {"H": "h", "M": "minutes", "S": "s"}
_INTERVALS = {
    "hourly": (1, "h"),
    "daily": (1, "d"),
    "weekly": (1, "w"),
    "monthly": (1, "months"),
    "yearly": (1, "y"),
}
# what a service level calls its figure, and where it says which column is meant
_FIGURES = {
    "availability": ("percentage", ""),
    "retention": ("period", "timestampField"),
    "latency": ("threshold", "sourceTimestampField"),
    "freshness": ("threshold", "timestampField"),
    "frequency": ("interval", ""),
    "support": ("time", ""),
    "backup": ("interval", ""),
}
_FURTHER = ("responseTime", "recoveryTime", "recoveryPoint")


def sla_of(node: Mapping | None, losses: Losses) -> list[dict[str, Any]]:
    """Return the service levels; what a property of an SLA has no key for becomes a loss."""
    found: list[dict[str, Any]] = []
    for name, level in node.values.items() if node else ():
        if isinstance(level, Mapping) and name in _FIGURES:
            taking = Taking(level, losses, f"servicelevels.{name}")
            found += _level(name, taking)
            taking.close()
        else:
            losses.at(level, f"no key of a contract says the service level {name}", "servicelevels")
    return found


def _level(name: str, taking: Taking) -> Iterator[dict[str, Any]]:
    figure, element = _FIGURES[name]
    stated = taking.text(figure)
    cron = taking.text("cron")
    if name == "retention" and taking.flag("unlimited"):
        stated = "unlimited"
    taking.taken.add("unlimited")
    made: dict[str, Any] = {"property": name, **_figure(stated or cron)}
    if element and (column := taking.text(element)):
        made["element"] = column
    if text := taking.text("description"):
        made["description"] = text
    if cron:
        made |= {"scheduler": "cron", "schedule": cron}
    if "value" in made:
        yield made
    else:
        taking.losses.at(taking.node, f"the service level {name} states no figure", taking.place)
    for further in _FURTHER:
        if text := taking.text(further):
            yield {"property": further, **_figure(text)}


def _figure(text: str) -> dict[str, Any]:
    """Return the value and the unit of a duration or a percentage; any other text as it stands."""
    if not text:
        return {}
    if text in _INTERVALS:
        value, unit = _INTERVALS[text]
        return {"value": value, "unit": unit}
    if found := _ISO.fullmatch(text):
        unit = _UNITS[found[2]] if found[2] else _UNITS_OF_A_DAY[found[4]]
        return {"value": int(found[1] or found[3]), "unit": unit}
    if found := _SHORT.fullmatch(text):
        number = Decimal(found[1])
        return {"value": int(number) if number == number.to_integral_value() else number, "unit": found[2]}
    if text.endswith("%") and text[:-1].strip().replace(".", "", 1).isdecimal():
        return {"value": Decimal(text[:-1].strip()), "unit": "percent"}
    return {"value": text}
