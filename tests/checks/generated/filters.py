"""Conditions over the top-level columns of a dataset, as SQL and as the reference reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

import hypothesis.strategies as st

from tests.checks import reference
from tests.checks.generated.case import Place
from tests.checks.reference import Value
from tests.checks.reference.conditions import Condition

_SIGNS = ["=", "<>", "<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition, its text, and the columns that it may read."""

    text: str
    condition: Condition
    named: list[dict[str, Value]]
    widths: dict[str, int | None]

    def kept(self) -> list[bool]:
        return reference.kept(self.named, self.condition, self.widths)


def filters(tops: Sequence[Place]) -> st.SearchStrategy[Filter]:
    """Return conditions over those of the columns that hold scalars."""
    scalars = [place for place in tops if place.kind is not None]
    if not scalars:
        return st.nothing()
    rows = [
        dict(zip([place.name for place in scalars], values, strict=True))
        for values in zip(*(place.values for place in scalars), strict=True)
    ]
    widths = {place.name: place.kind.width for place in scalars if place.kind}
    return _conditions(scalars).map(lambda pair: Filter(pair[0], pair[1], rows, widths))


def _conditions(scalars: Sequence[Place]) -> st.SearchStrategy[tuple[str, Condition]]:
    simple = st.sampled_from(scalars).flatmap(lambda place: _about(place, scalars))
    negated = simple.map(lambda pair: (f"not ({pair[0]})", ("not", pair[1])))
    parts = st.lists(simple | negated, min_size=2, max_size=2)
    joined = st.tuples(st.sampled_from(["and", "or"]), parts).map(
        lambda pair: (
            f" {pair[0]} ".join(f"({text})" for text, _ in pair[1]),
            (pair[0], [condition for _, condition in pair[1]]),
        )
    )
    return st.one_of(simple, negated, joined)


def _about(place: Place, scalars: Sequence[Place]) -> st.SearchStrategy[tuple[str, Condition]]:
    name, kind = _quoted(place.name), place.kind
    if kind is None:
        return st.nothing()
    finite = [value for value in kind.values if not isinstance(value, float)] + kind.bounds
    values = st.sampled_from(finite)
    signs = st.sampled_from(_SIGNS if kind.bounds else _SIGNS[:2])
    ways = [
        st.just((f"{name} is null", ("null", place.name))),
        st.tuples(signs, values).map(
            lambda pair: (f"{name} {pair[0]} {_literal(pair[1])}", ("value", place.name, *pair))
        ),
        st.lists(values, min_size=1, max_size=3).map(
            lambda found: (f"{name} in ({', '.join(map(_literal, found))})", ("in", place.name, found))
        ),
    ]
    others = [other for other in scalars if other is not place and other.shape == place.shape]
    if others:
        ways.append(
            st.tuples(st.sampled_from(_SIGNS), st.sampled_from(others)).map(
                lambda pair: (
                    f"{name} {pair[0]} {_quoted(pair[1].name)}",
                    ("columns", place.name, pair[0], pair[1].name),
                )
            )
        )
    return st.one_of(ways)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | Decimal):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    text = value.isoformat() if isinstance(value, date | time) else str(value)
    return "'" + text.replace("'", "''") + "'"
