"""Rules for lists and objects, also those that are written as JSON."""

# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from dq.compilers.pandera.sources.arrow.arrays import Array, is_text, plain
from dq.compilers.pandera.sources.arrow.values import between


def has_elements(
    values: Array, *, minimum: int | None = None, maximum: int | None = None
) -> Array:
    """Say whether lists, or maps, have so many elements; JSON may be either."""
    values = plain(values)
    return between(elements_in(values), minimum=minimum, maximum=maximum)


def elements_in(values: Array) -> Array:
    """Return the number of elements or keys."""
    if is_text(values.type):
        parsed = [
            text if text is None else json.loads(text) for text in values.to_pylist()
        ]
        return pa.array([None if v is None else size_of(v) for v in parsed], "int64")
    if pa.types.is_map(values.type):
        pairs = [None if pairs is None else len(pairs) for pairs in values.to_pylist()]
        return pa.array(pairs, pa.int64())
    return pc.cast(pc.list_value_length(values), pa.int64())


def size_of(value: Any) -> int:
    """Return the elements of a list and the keys of an object; others have none."""
    return len(value) if isinstance(value, dict | list) else 0


def has_no_repeated_element(values: Array) -> Array:
    """Say whether no list holds an element twice; NULL in a list is left out."""
    lists = plain(values).to_pylist()
    return pa.array([None if one is None else is_set(one) for one in lists], "bool")


def is_set(elements: Sequence[Any]) -> bool:
    """Say whether no element stands twice; NaN equals NaN, and 0.0 equals -0.0."""
    present = [element for element in elements if element is not None]
    texts = {repr(0.0 if element == 0.0 else element) for element in present}
    return len(texts) == len(present)


def has_keys(values: Array, *, names: Sequence[str]) -> Array:
    """Say whether every object has a value under each name."""
    objects = plain(values).to_pylist()
    if is_text(plain(values).type):
        objects = [text if text is None else json.loads(text) for text in objects]
    found = [
        None if one is None else all(key_of(one, name) is not None for name in names)
        for one in objects
    ]
    return pa.array(found, pa.bool_())


def key_of(value: Any, name: str) -> Any:
    """Return what an object has under a name, None for what is no object."""
    return value.get(name) if isinstance(value, dict) else None


def has_size(
    values: Array, *, minimum: int | None = None, maximum: int | None = None
) -> Array:
    """Say whether objects have so many keys; a struct those that have a value."""
    values = plain(values)
    if not pa.types.is_struct(values.type):
        return has_elements(values, minimum=minimum, maximum=maximum)
    sizes = [
        None if one is None else sum(value is not None for value in one.values())
        for one in values.to_pylist()
    ]
    return between(pa.array(sizes, "int64"), minimum=minimum, maximum=maximum)
