"""From the values of a column to those of the columns inside it: objects, lists, maps and texts of JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from dq_core.record import field, mutable_record
from dq_core.types import Type

LONGEST = 4096
"""Characters of a text that are looked at."""
_LONGEST_DOCUMENT = 100_000
_MOST_VALUES = 4000
_DEEPEST = 8
_MOST_COLUMNS = 5000
_MOST_ELEMENTS = 20
_FIRST = 20
_MOST_KEYS = 200
"""As many as DuckDB takes for names; beyond them it reads a map."""
_OF_LIST = "[]"
_LISTS = ("array", "vector")


@mutable_record
class SampledColumn:
    """A column, its type where the source has one, and its values of the sample, NULL included."""

    names: tuple[str, ...]
    type: Type | None
    values: list[Any] = field(default_factory=list)

    @property
    def is_inside(self) -> bool:
        """Whether it stands inside another column, as a field of an object or an element of a list."""
        return len(self.names) > 1 or any(name.endswith(_OF_LIST) for name in self.names)


Columns = dict[tuple[str, ...], SampledColumn]
"""Columns by the names on the way to them; a name of a list ends in `[]`."""


def add_column(columns: Columns, name: str, type_: Type | None, values: list[Any]) -> None:
    """Add the values of a column to it, or to the columns inside it where it is nested or holds JSON."""
    if _hold_documents(type_, values):
        values = [_parsed(value) if isinstance(value, str) else None for value in values]
        # what the texts hold is the type to go on with
        type_ = _map_of_anything(values) or Type("json")
    _declare(columns, (name,), type_, 0)
    if type_ is not None and not type_.nested and type_.kind != "json" and (name,) in columns:
        columns[name,].values = values
        return
    for value in values:
        _add(columns, (name,), type_, value, 0)


def _hold_documents(type_: Type | None, values: Sequence[Any]) -> bool:
    """Say whether the texts of a column are objects of JSON."""
    if type_ is not None and type_.kind != "string":
        return False
    texts = [value.strip() for value in values if isinstance(value, str)][:_FIRST]
    return bool(texts) and all(text.startswith("{") and text.endswith("}") for text in texts)


def _map_of_anything(values: Sequence[Any]) -> Type | None:
    """Return the type of a map where objects have so many keys that these are no names of columns."""
    keys = {key for value in values if isinstance(value, dict) for key in value}
    return Type("map") if len(keys) > _MOST_KEYS else None


def _declare(columns: Columns, names: tuple[str, ...], type_: Type | None, depth: int) -> None:
    """Note the columns that a type has, so that one without any value is told of as well."""
    if type_ is None or depth > _DEEPEST or len(columns) >= _MOST_COLUMNS:
        if names not in columns and len(columns) < _MOST_COLUMNS:
            columns[names] = SampledColumn(names, type_)
        return
    if type_.kind == "struct" and type_.fields:
        for part in type_.fields:
            _declare(columns, (*names, part.name), part.type, depth + 1)
    elif type_.kind == "map":
        _declare(columns, (*names, "key"), type_.key, depth + 1)
        _declare(columns, (*names, "value"), type_.element, depth + 1)
    elif type_.kind in _LISTS and type_.element is not None:
        _declare(columns, _listed(names), type_.element, depth + 1)
    elif type_.kind != "json":
        columns[names] = SampledColumn(names, type_)


def _add(
    columns: Columns,
    names: tuple[str, ...],
    type_: Type | None,
    value: Any,
    depth: int,
) -> None:
    if depth > _DEEPEST:
        return
    if type_ is not None and type_.kind == "json" and isinstance(value, str):
        value, type_ = _parsed(value), None
    if isinstance(value, dict) and type_ is not None and type_.kind == "map":
        # the keys are values as well, and no names
        for key, inner in value.items():
            _add(columns, (*names, "key"), type_.key, key, depth + 1)
            _add(columns, (*names, "value"), type_.element, inner, depth + 1)
    elif isinstance(value, dict):
        types = {part.name: part.type for part in type_.fields} if type_ else {}
        for key, inner in value.items():
            _add(columns, (*names, str(key)), types.get(str(key)), inner, depth + 1)
    elif isinstance(value, (list, tuple)):
        for inner in value[:_MOST_ELEMENTS]:
            _add(columns, _listed(names), _element(type_), inner, depth + 1)
    elif value is not None or names in columns:
        _append(columns, names, type_, value)


def _append(columns: Columns, names: tuple[str, ...], type_: Type | None, value: Any) -> None:
    if names not in columns:
        if len(columns) >= _MOST_COLUMNS:
            return
        columns[names] = SampledColumn(names, type_)
    if len(columns[names].values) < _MOST_VALUES:
        columns[names].values.append(value)


def _element(type_: Type | None) -> Type | None:
    return type_.element if type_ is not None else None


def _listed(names: Sequence[str]) -> tuple[str, ...]:
    return (*names[:-1], f"{names[-1]}{_OF_LIST}")


def _parsed(text: str) -> Any:
    """Return what a text of JSON holds; a broken or long one as the text."""
    if len(text) > _LONGEST_DOCUMENT:
        return text[:LONGEST]
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
