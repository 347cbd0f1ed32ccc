"""Names of columns inside other columns: the steps from a top-level column down to a field or an element."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Self

from dq_contracts.model.contract import Column

StepKind = Literal["field", "items", "key", "value"]
_INTO_LIST: tuple[StepKind, ...] = ("items", "key", "value")
_SHOWN = {"items": "[]", "key": "{key}", "value": "{value}"}


@dataclass(frozen=True, slots=True)
class Step:
    """One step into a column: to a field by its physical name, or to what a list or a map holds."""

    kind: StepKind
    name: str
    declared: Column | None = None

    @property
    def into_list(self) -> bool:
        """Whether the step leads from one value to several."""
        return self.kind in _INTO_LIST


class ColumnPath(str):
    """The name of a column at any depth, shown as `orders.items[].sku`.

    A plain text is a top-level column, whatever dots it holds; the steps tell a path from such a name.
    """

    __slots__ = ("steps", "top")

    top: str
    steps: tuple[Step, ...]

    def __new__(cls, top: str, steps: tuple[Step, ...]) -> Self:
        """Return the path from a top-level column."""
        path = super().__new__(cls, top + "".join(_shown(step) for step in steps))
        path.top = top
        path.steps = steps
        return path

    def then(self, step: Step) -> ColumnPath:
        """Return the path one step further down."""
        return ColumnPath(self.top, (*self.steps, step))

    @property
    def parent(self) -> ColumnPath:
        """The path without its last step."""
        return ColumnPath(self.top, self.steps[:-1])

    @property
    def ancestors(self) -> Iterator[str]:
        """The names of the columns that hold this one, from the top down."""
        yield self.top
        yield from (ColumnPath(self.top, self.steps[:end]) for end in range(1, len(self.steps)))

    @property
    def list_prefix(self) -> ColumnPath | None:
        """The part of the path up to its last step into a list; None where every row has one value."""
        last = max((number for number, step in enumerate(self.steps, 1) if step.into_list), default=0)
        return ColumnPath(self.top, self.steps[:last]) if last else None

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """The steps as plain values, which tell two paths apart where their texts do not."""
        return (("top", self.top), *((step.kind, step.name) for step in self.steps))


def _shown(step: Step) -> str:
    return f".{step.name}" if step.kind == "field" else _SHOWN[step.kind]


@dataclass(frozen=True, slots=True)
class PlacedColumn:
    """A column of a contract with the name that the data has for it."""

    column: Column
    name: str


def placed_columns(columns: tuple[Column, ...]) -> Iterator[PlacedColumn]:
    """Yield every column at every depth, from the top down; those of the top level bear a plain name."""
    for column in columns:
        yield PlacedColumn(column, column.physical_name)
        yield from _inside(column, ColumnPath(column.physical_name, ()))


def _inside(column: Column, path: ColumnPath) -> Iterator[PlacedColumn]:
    for step in _steps(column):
        inner = path.then(step)
        if step.declared is not None:
            yield PlacedColumn(step.declared, inner)
            yield from _inside(step.declared, inner)


def _steps(column: Column) -> Iterator[Step]:
    for field in column.columns:
        yield Step("field", field.physical_name, field)
    if column.items is not None:
        yield Step("items", "[]", column.items)
    if column.map_key is not None:
        yield Step("key", "{key}", column.map_key)
    if column.map_value is not None:
        yield Step("value", "{value}", column.map_value)


def spelled(column: Column) -> str:
    """Return the contract's own name of a column at any depth, such as `items[].sku`."""
    text = ".".join(column.path)
    for sign in _SHOWN.values():
        text = text.replace(f".{sign}", sign)
    return text


def name_of(column: Column, columns: tuple[Column, ...]) -> str:
    """Return the name that the data has for a column, given the top-level columns of its dataset."""
    found = (placed.name for placed in placed_columns(columns) if placed.column is column)
    return next(found, column.physical_name)
