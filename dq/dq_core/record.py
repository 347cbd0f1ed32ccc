"""Frozen slotted dataclasses at a quarter of the price.

To make a class by `dataclass(frozen=True, slots=True)` takes four million instructions, most of them to
compile methods that differ in nothing but names. The fifty records behind `dq lint` would cost more than
the reading of its file. `record` leaves fields and slots to `dataclass`, compiles one method, the
initialiser, and shares the others.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field
from typing import Any, TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(declared: type[Made]) -> type[Made]:
    """Make a class a frozen slotted dataclass; two of them are equal when their compared fields are."""
    made: Any = identity_record(declared)
    made.__compared__ = tuple(name for name, item in made.__dataclass_fields__.items() if item.compare)
    made.__eq__, made.__hash__ = _equal, _hash
    return made  # type: ignore[no-any-return]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def identity_record(declared: type[Made]) -> type[Made]:
    """Make a class a frozen slotted dataclass that equals nothing but itself."""
    made: Any = dataclass(slots=True, init=False, eq=False, repr=False)(declared)
    made.__init__ = _initialiser(made)
    made.__setattr__, made.__delattr__, made.__repr__ = _refuse, _refuse, _text
    return made  # type: ignore[no-any-return]


def _initialiser(made: Any) -> Any:
    """Compile `__init__` from the names of the fields, which are identifiers of the class's own source."""
    names: dict[str, Any] = {"_set": object.__setattr__, "_MISSING": MISSING}
    heads, lines = ["self"], []
    for name, item in made.__dataclass_fields__.items():
        heads.append(_head(name, item, names))
        made_here = f"_made_{name}() if {name} is _MISSING else {name}"
        lines.append(f"_set(self, {name!r}, {made_here if item.default_factory is not MISSING else name})")
    if hasattr(made, "__post_init__"):
        lines.append("self.__post_init__()")
    exec(f"def __init__({', '.join(heads)}):\n " + "\n ".join(lines or ["pass"]), names)  # noqa: S102 - own names
    return names["__init__"]


def _head(name: str, item: Field[Any], names: dict[str, Any]) -> str:
    if item.default_factory is not MISSING:
        names[f"_made_{name}"] = item.default_factory
        return f"{name}=_MISSING"
    if item.default is not MISSING:
        names[f"_default_{name}"] = item.default
        return f"{name}=_default_{name}"
    return name


def _refuse(_self: Any, name: str, *_value: object) -> None:
    raise FrozenInstanceError(f"cannot change field {name!r}")


def _key(self: Any) -> tuple[object, ...]:
    return tuple(getattr(self, name) for name in self.__compared__)


def _equal(self: Any, other: object) -> Any:
    return _key(self) == _key(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(_key(self))


def _text(self: Any) -> str:
    fields = self.__dataclass_fields__.items()
    shown = (f"{name}={getattr(self, name)!r}" for name, item in fields if item.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"
