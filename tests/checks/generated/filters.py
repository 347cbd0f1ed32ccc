"""Conditions over the top-level columns of a dataset, as SQL and as the reference reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from random import Random

from tests.checks import reference
from tests.checks.generated.case import Place
from tests.checks.generated.chance import flag, many
from tests.checks.reference import Value
from tests.checks.reference.conditions import Condition

_SIGNS = ["=", "<>", "<", "<=", ">", ">="]
_WAYS = ["null", "value", "value", "in", "columns"]


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition, its text, and the columns that it may read."""

    text: str
    condition: Condition
    named: list[dict[str, Value]]
    widths: dict[str, int | None]

    def kept(self) -> list[bool]:
        return reference.kept(self.named, self.condition, self.widths)


def has_filter(tops: Sequence[Place]) -> bool:
    """Say whether there is a column that a condition may read."""
    return any(place.kind for place in tops)


def a_filter(chance: Random, tops: Sequence[Place]) -> Filter:
    """Draw a condition over those of the columns that hold scalars."""
    scalars = [place for place in tops if place.kind]
    rows = [
        dict(zip([place.name for place in scalars], values, strict=True))
        for values in zip(*(place.values for place in scalars), strict=True)
    ]
    widths = {place.name: place.kind.width for place in scalars if place.kind}
    text, condition = _condition(chance, scalars, chance.choice(["", "", "not", "and", "or"]))
    return Filter(text, condition, rows, widths)


def maybe_filter(chance: Random, tops: Sequence[Place]) -> Filter | None:
    """Draw a condition, or none."""
    return a_filter(chance, tops) if has_filter(tops) and flag(chance) else None


def _condition(chance: Random, scalars: Sequence[Place], joint: str) -> tuple[str, Condition]:
    if not joint:
        return _about(chance, chance.choice(scalars), scalars)
    if joint == "not":
        text, condition = _condition(chance, scalars, "")
        return f"not ({text})", ("not", condition)
    parts = [_condition(chance, scalars, chance.choice(["", "not"])) for _ in range(2)]
    text = f" {joint} ".join(f"({text})" for text, _ in parts)
    return text, (joint, [condition for _, condition in parts])


def _about(chance: Random, place: Place, scalars: Sequence[Place]) -> tuple[str, Condition]:
    name, kind = _quoted(place.name), place.kind
    assert kind is not None
    others = [other for other in scalars if other is not place and other.shape == place.shape]
    way = chance.choice(_WAYS if others else _WAYS[:-1])
    if way == "null":
        return f"{name} is null", ("null", place.name)
    if way == "columns":
        other, sign = chance.choice(others), chance.choice(_SIGNS)
        return f"{name} {sign} {_quoted(other.name)}", ("columns", place.name, sign, other.name)
    if way == "in":
        found = many(chance, kind.listable, 1, 3)
        return f"{name} in ({', '.join(map(_literal, found))})", ("in", place.name, found)
    sign, value = chance.choice(_SIGNS if kind.bounds else _SIGNS[:2]), chance.choice(kind.listable)
    return f"{name} {sign} {_literal(value)}", ("value", place.name, sign, value)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | Decimal):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    text = value.isoformat() if isinstance(value, date | time) else str(value)
    return "'" + text.replace("'", "''") + "'"
