"""Records to plain JSON values and back, by the types of their fields.

A record becomes the list of its fields' values in order, a mapping stays one, everything else is itself. What
comes back is checked: a value of another kind than its field's is a `BadFormError`, never a wrong record.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Made = TypeVar("Made")
Reading = Callable[[Any], Any]
_DEEPEST = 100


class BadFormError(ValueError):
    """A plain value is not that of a record."""


def packed(value: Any, depth: int = 0) -> Any:
    """Return a record, or whatever a field holds, as JSON has it; what JSON cannot hold becomes its text."""
    if value is None or value.__class__ in _PLAIN:
        return value
    if depth > _DEEPEST:
        return None
    names = getattr(value.__class__, "__match_args__", None)
    if names is not None and not isinstance(value, tuple):
        return [packed(getattr(value, name), depth + 1) for name in names]
    if isinstance(value, (tuple, list, set, frozenset)):
        return [packed(item, depth + 1) for item in value]
    if isinstance(value, Mapping):
        return {str(key): packed(item, depth + 1) for key, item in value.items()}
    return str(value)


_PLAIN = frozenset((str, int, float, bool))


def unpacked(kind: type[Made], value: Any) -> Made:
    """Return the record of a class from its plain value; raises BadFormError."""
    made: Made = _reading(kind)(value)
    return made


def _reading(kind: Any) -> Reading:
    try:
        found = _READINGS.get(kind)
    except TypeError:
        found = None
    if found is None:
        found = _made_reading(kind)
        _READINGS[kind] = found
    return found


_READINGS: dict[Any, Reading] = {}


def _made_reading(kind: Any) -> Reading:
    """Return how to read the values of a type."""
    origin, arguments = get_origin(kind), get_args(kind)
    if kind in (object, Any):
        return _anything
    if origin is Literal:
        return _one_of(frozenset(arguments))
    if origin in (Union, types.UnionType):
        return _optional(next(each for each in arguments if each is not type(None)))
    if origin is tuple:
        return _items(arguments)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(arguments[1])
    return _scalar(kind) if kind in (str, int, float, bool) else _record(kind)


def _anything(value: Any) -> Any:
    return value


def _one_of(words: frozenset[Any]) -> Reading:
    def read(value: Any) -> Any:
        if not isinstance(value, str) or value not in words:
            raise BadFormError(f"no such word: {value!r}")
        return value

    return read


def _optional(kind: Any) -> Reading:
    def read(value: Any) -> Any:
        return None if value is None else _reading(kind)(value)

    return read


def _items(arguments: tuple[Any, ...]) -> Reading:
    if arguments[1:] == (...,):
        item, plain = arguments[0], _simple(arguments[0])
        readings: list[Reading] = []

        def several(value: Any) -> Any:
            if value.__class__ is list and not value:
                return ()
            if not readings:
                readings.append(_reading(item))
            reading = readings[0]
            return tuple([each if each.__class__ is plain else reading(each) for each in _list(value)])

        return several

    def each(value: Any) -> Any:
        if len(_list(value)) != len(arguments):
            raise BadFormError("another number of parts")
        return tuple([_reading(kind)(part) for kind, part in zip(arguments, value, strict=True)])

    return each


def _mapping(kind: Any) -> Reading:
    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise BadFormError("a mapping is expected")
        reading = _reading(kind)
        return {key: reading(item) for key, item in value.items()}

    return read


def _scalar(kind: type) -> Reading:
    def read(value: Any) -> Any:
        if value.__class__ is not kind:
            raise BadFormError(f"{kind.__name__} is expected")
        return value

    return read


def _record(kind: Any) -> Reading:
    names: tuple[str, ...] = kind.__match_args__
    hints = get_type_hints(kind)
    simple = [_simple(hints[name]) for name in names]
    fields: list[Reading] = []

    def read(value: Any) -> Any:
        if not fields:
            fields.extend(_reading(hints[name]) for name in names)
        if value.__class__ is not list or len(value) != len(names):
            raise BadFormError(f"another number of fields than {kind.__name__} has")
        # most values are texts and numbers, which cost no call
        return kind(
            *[
                part if part.__class__ is plain else field(part)
                for part, plain, field in zip(value, simple, fields, strict=True)
            ]
        )

    return read


def _simple(kind: Any) -> Any:
    """Return the class whose values a type takes as they are; of others a class that no value has."""
    if get_origin(kind) in (Union, types.UnionType):
        kind = next(each for each in get_args(kind) if each is not type(None))
    return kind if kind in (str, int, float, bool) else _reading


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise BadFormError("a list is expected")
    return value
