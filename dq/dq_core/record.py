"""Frozen slotted records at a small part of the price of dataclasses.

To import `dataclasses` takes 70 million instructions, because it imports `inspect`, and to make one class by
`dataclass(frozen=True, slots=True)` four million more: for the fifty records behind `dq lint`, half of its
work. Here a class costs the compilation of its initialiser, once it was used often; what is equal for all is
shared.

Type checkers see dataclasses, and so do `dataclasses.fields`, `replace` and `asdict`, when they are asked.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

_OFTEN = 12
"""How many instances are made in the time that compiling an initialiser takes."""

Made = TypeVar("Made")
Value = TypeVar("Value")


class _Missing:
    """Stands for a default that is not there."""


MISSING: Any = _Missing()


class Field:
    """What a class says of one field beside its name and type."""

    __slots__ = ("compare", "default", "default_factory", "init", "repr")

    def __init__(self, default: Any = MISSING, default_factory: Any = MISSING, *words: bool) -> None:
        self.default = default
        self.default_factory = default_factory
        self.init, self.compare, self.repr = words or (True, True, True)


@overload
def field(*, default: Value, compare: bool = True, repr: bool = True) -> Value: ...


@overload
def field(
    *, default_factory: Callable[[], Value], init: bool = True, compare: bool = True, repr: bool = True
) -> Value: ...


def field(
    *,
    default: Any = MISSING,
    default_factory: Any = MISSING,
    init: bool = True,
    compare: bool = True,
    repr: bool = True,  # noqa: A002 - the word of dataclasses
) -> Any:
    """Describe a field whose default is made for each instance, or that is not given, compared or shown."""
    return Field(default, default_factory, init, compare, repr)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(declared: type[Made]) -> type[Made]:
    """Make a class a frozen record; two are equal when their compared fields are."""
    made: Any = identity_record(declared)
    made.__compared__ = tuple(name for name, item in made.__record_fields__.items() if item.compare)
    made.__eq__, made.__hash__ = _equal, _hash
    return made  # type: ignore[no-any-return]


@dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(field,))
def identity_record(declared: type[Made]) -> type[Made]:
    """Make a class a frozen record that equals nothing but itself."""
    made: Any = _slotted(declared, "_set(self, {name!r}, {value})", object.__setattr__)
    made.__setattr__, made.__delattr__ = _refuse, _refuse
    return made  # type: ignore[no-any-return]


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def mutable_record(declared: type[Made]) -> type[Made]:
    """Make a class a record with slots whose fields may change; it equals nothing but itself."""
    return _slotted(declared, "self.{name} = {value}", setattr)  # type: ignore[no-any-return]


def changed(instance: Made, **values: Any) -> Made:
    """Return a copy of a record with some fields changed."""
    made: Any = instance
    kept = {name: getattr(made, name) for name in made.__match_args__}
    copy: Made = type(made)(**(kept | values))
    return copy


def _slotted(declared: type, assignment: str, assign: Callable[[Any, str, Any], None]) -> Any:
    own = _own_fields(declared)
    kept = {name: value for name, value in vars(declared).items() if name not in own}
    body = {name: value for name, value in kept.items() if name not in ("__dict__", "__weakref__")}
    made: Any = type(declared)(declared.__name__, declared.__bases__, {**body, "__slots__": tuple(own)})
    inherited = {
        name: item
        for base in reversed(made.__mro__)
        for name, item in getattr(base, "__record_fields__", {}).items()
    }
    made.__qualname__ = declared.__qualname__
    made.__record_fields__ = inherited | own
    made.__dataclass_fields__ = _DataclassFields()
    setattr(made, "__match_args__", tuple(name for name, item in made.__record_fields__.items() if item.init))  # noqa: B010
    made.__init__ = _initialiser(made, assignment, assign)
    made.__values__ = attrgetter(*made.__match_args__) if len(made.__match_args__) > 1 else None
    made.__reduce__ = _reduced
    if "__repr__" not in body:
        made.__repr__ = _text
    return made


def _own_fields(declared: type) -> dict[str, Field]:
    annotations: dict[str, Any] = vars(declared).get("__annotations__", {})
    fields: dict[str, Field] = {}
    for name, annotation in annotations.items():
        if "ClassVar" not in str(annotation):
            given = vars(declared).get(name, MISSING)
            fields[name] = given if isinstance(given, Field) else Field(given)
    return fields


def _initialiser(made: Any, assignment: str, assign: Callable[[Any, str, Any], None]) -> Any:
    """Return an `__init__` that compiles the real one where many instances are made; of most, few are."""
    left = _OFTEN

    def first(self: Any, *values: Any, **named: Any) -> None:
        nonlocal left
        left -= 1
        given = _given(made, values, named) if left > 0 else None
        if given is None:
            made.__init__ = compiled = _compiled(made, assignment)
            compiled(self, *values, **named)
            return
        for name, value in given.items():
            assign(self, name, value)
        if hasattr(made, "__post_init__"):
            self.__post_init__()

    return first


def _given(made: Any, values: tuple[Any, ...], named: dict[str, Any]) -> dict[str, Any] | None:
    """Return the value of each field; None where arguments are wrong, of which the compiled one tells."""
    names = made.__match_args__
    given = dict(zip(names, values, strict=False))
    if len(values) > len(names) or any(name in given or name not in names for name in named):
        return None
    given.update(named)
    for name, item in made.__record_fields__.items():
        if name not in given:
            if item.default_factory is not MISSING:
                given[name] = item.default_factory()
            elif item.default is not MISSING:
                given[name] = item.default
            else:
                return None
    return given


def _compiled(made: Any, assignment: str) -> Any:
    """Compile `__init__` from the names of the fields, which are identifiers of the class's own source."""
    names: dict[str, Any] = {"_set": object.__setattr__, "_MISSING": MISSING}
    heads, lines = ["self"], []
    for name, item in made.__record_fields__.items():
        if item.init:
            heads.append(_head(name, item, names))
        lines.append(assignment.format(name=name, value=_value(name, item, names)))
    if hasattr(made, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__({', '.join(heads)}):\n " + "\n ".join(lines or ["pass"]), names)  # noqa: S102 - own names
    return names["__init__"]


def _value(name: str, item: Field, names: dict[str, Any]) -> str:
    if item.default_factory is MISSING:
        return name
    names[f"_made_{name}"] = item.default_factory
    return f"_made_{name}() if {name} is _MISSING else {name}" if item.init else f"_made_{name}()"


def _head(name: str, item: Field, names: dict[str, Any]) -> str:
    if item.default_factory is not MISSING:
        return f"{name}=_MISSING"
    if item.default is not MISSING:
        names[f"_default_{name}"] = item.default
        return f"{name}=_default_{name}"
    return name


class _DataclassFields:
    """The fields as `dataclasses` knows them, made when it asks for them."""

    def __get__(self, instance: object, owner: Any) -> dict[str, Any]:
        import dataclasses

        described = [(name, Any, _described(item)) for name, item in owner.__record_fields__.items()]
        twin: Any = dataclasses.make_dataclass(owner.__name__, described, kw_only=True)
        fields: dict[str, Any] = twin.__dataclass_fields__
        owner.__dataclass_fields__ = fields
        return fields


def _described(item: Field) -> Any:
    import dataclasses

    default = dataclasses.MISSING if item.default is MISSING and item.init else None
    return dataclasses.field(default=default, init=item.init, compare=item.compare, repr=item.repr)


def _refuse(_self: Any, name: str, *_value: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot change field {name!r}")


def _key(self: Any) -> tuple[object, ...]:
    return tuple(getattr(self, name) for name in self.__compared__)


def _equal(self: Any, other: object) -> Any:
    return _key(self) == _key(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(_key(self))


def _text(self: Any) -> str:
    fields = self.__record_fields__.items()
    shown = (f"{name}={getattr(self, name)!r}" for name, item in fields if item.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _reduced(self: Any) -> tuple[Any, ...]:
    values = self.__values__
    if values is None:
        return type(self), tuple(getattr(self, name) for name in self.__match_args__)
    return type(self), values(self)
