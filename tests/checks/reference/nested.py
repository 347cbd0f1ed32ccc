"""Operations that judge lists and objects."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tests.checks.reference.figures import Figures, each
from tests.checks.reference.values import Value, same


def array_length(values: Sequence[Value], shortest: int = 0, longest: float = math.inf) -> Figures:
    """Elements that are NULL count; a map has as many as keys."""
    return each(values, lambda value: shortest <= len(value) <= longest)


def array_unique(values: Sequence[Value]) -> Figures:
    def without_repetition(value: Value) -> bool:
        present = [same(item) for item in value if item is not None]
        return len(set(present)) == len(present)

    return each(values, without_repetition)


def object_required(values: Sequence[Value], names: Sequence[str]) -> Figures:
    return each(values, lambda value: all(value.get(name) is not None for name in names))


def object_size(values: Sequence[Value], fewest: int = 0, most: float = math.inf) -> Figures:
    """Of a struct those fields count that have a value, of a map all keys."""

    def size(value: Value) -> int:
        return sum(item is not None for item in value.values()) if isinstance(value, dict) else len(value)

    return each(values, lambda value: fewest <= size(value) <= most)
