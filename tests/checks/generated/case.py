"""A contract with its data and what must come out, as it is made up step by step."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa

from tests.checks import reference
from tests.checks.generated.kinds import Items, Kind, Map, Shape, Struct, logical_of
from tests.checks.reference import Figures, Operator, Value

TEXT_SOURCES = ("ndjson", "csv")


@dataclass(frozen=True, slots=True)
class Expected:
    """A check that must come out. A measure with a tolerance decides the verdict itself, by its operator."""

    figures: Figures | None
    verdict: str = "pass"
    measure: Fraction | float | None = None
    tolerance: Fraction | None = None
    operator: Operator | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A column at any depth: one value for each row, or for each element of the lists that hold it.

    `rows` are the numbers of the rows that the values stand in; `node` is its part of the contract.
    """

    dataset: str
    name: str
    shape: Shape
    values: list[Value]
    absent: list[bool]
    rows: list[int]
    node: dict[str, Any]
    json: bool = False
    listed: bool = False

    @property
    def kind(self) -> Kind | None:
        return self.shape if isinstance(self.shape, Kind) else None

    @property
    def id(self) -> str:
        return f"{self.dataset}/{self.name}"

    def within(self, kept: list[bool] | None) -> Place:
        """Return the place in the rows that are kept only."""
        if kept is None:
            return self
        chosen = [number for number, row in enumerate(self.rows) if kept[row]]
        return replace(
            self,
            values=[self.values[number] for number in chosen],
            absent=[self.absent[number] for number in chosen],
            rows=[self.rows[number] for number in chosen],
        )

    def inner(self, text: str, shape: Shape, node: dict[str, Any], values: list[Value]) -> Place:
        """Return a field, which has a value in each row in which the object is there."""
        absent = [value is None for value in self.values]
        if self.json:
            shape, values = as_read(shape, values, inside=True)
        return replace(self, name=self.name + text, shape=shape, values=values, absent=absent, node=node)

    def elements(self, text: str, shape: Shape, node: dict[str, Any], lists: list[list[Value]]) -> Place:
        """Return what is inside lists, one by one."""
        values = [item for found in lists for item in found]
        rows = [row for row, found in zip(self.rows, lists, strict=True) for _ in found]
        found = self.inner(text, shape, node, values)
        return replace(found, absent=[False] * len(values), rows=rows, listed=True)


@dataclass(slots=True, repr=False)
class Case:
    """A contract as nested data, its tables, and what becomes of each check by the end of its id."""

    source: str
    failing_rows: int = 0
    schema: list[dict[str, Any]] = field(default_factory=list)
    promises: list[dict[str, Any]] = field(default_factory=list)
    tables: dict[str, dict[str, tuple[Shape, list[Value]]]] = field(default_factory=dict)
    expected: dict[str, Expected] = field(default_factory=dict)
    numbers: Counter[str] = field(default_factory=Counter)

    def __repr__(self) -> str:
        return f"<case of {self.source}>"

    @property
    def text(self) -> bool:
        """Whether the source has texts instead of types."""
        return self.source in TEXT_SOURCES

    def expect(
        self,
        place: str,
        kind: str,
        figures: Figures | None,
        operator: Operator | None = None,
        verdict: str = "",
    ) -> None:
        verdict = verdict or (reference.verdict(figures, operator) if figures else "pass")
        measure = reference.measure_of(figures, operator) if figures and operator else None
        self.expected[self._numbered(f"{place}/{kind}")] = Expected(figures, verdict, measure)

    def expect_measure(
        self,
        name: str,
        rows: int | None,
        measure: Fraction | float | None,
        operator: Operator,
        tolerance: Fraction | None = None,
    ) -> None:
        found = "error" if measure is None else "pass" if operator.accepts(measure) else "fail"
        figures = None if rows is None else Figures(rows, rows, 0, 0)
        self.expected[self._numbered(name)] = Expected(figures, found, measure, tolerance, operator)

    def _numbered(self, name: str) -> str:
        self.numbers[name] += 1
        return name if self.numbers[name] == 1 else f"{name}#{self.numbers[name]}"


def as_read(shape: Shape, values: list[Value], *, inside: bool) -> tuple[Shape, list[Value]]:
    """Return a column of JSON as its numbers are read: with a point as doubles, inside others as such."""
    if not isinstance(shape, Kind) or shape.logical != "number":
        return shape, values
    if inside:
        doubles = [value if value is None else float(value) for value in values]
        return replace(shape, width=64, arrow=pa.float64()), doubles
    return shape, [
        value if value is None or _is_whole(value) else Decimal(repr(float(value))) for value in values
    ]


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


def places_of(place: Place) -> list[Place]:
    """Return a column with all that is inside it, and state their types in the contract."""
    shape, node = place.shape, place.node
    node["logicalType"] = logical_of(shape)
    found = [place]
    match shape:
        case Kind() if shape.options:
            node["logicalTypeOptions"] = dict(shape.options)
        case Struct():
            node["properties"] = [{"name": name} for name in shape.fields]
            for (name, item), inner in zip(shape.fields.items(), node["properties"], strict=True):
                values = [value and value[name] for value in place.values]
                found += places_of(place.inner(f".{name}", item, inner, values))
        case Items():
            node["items"] = {}
            lists = [value or [] for value in place.values]
            found += places_of(place.elements("[]", shape.item, node["items"], lists))
        case Map():
            node["map"] = {"key": {}, "value": {}}
            keys = [[key for key, _ in value or ()] for value in place.values]
            values = [[item for _, item in value or ()] for value in place.values]
            found += places_of(place.elements("{key}", shape.key, node["map"]["key"], keys))
            found += places_of(place.elements("{value}", shape.value, node["map"]["value"], values))
    return found
