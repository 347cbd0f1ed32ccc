"""Read the declarations of `shapes.py`, for one version of the standard at a time."""

from __future__ import annotations

from functools import cache

from dq_contracts.standard.servers import SERVER, SERVER_TYPES
from dq_contracts.standard.shapes import (
    OPTIONS_BY_LOGICAL_TYPE,
    QUALITY_BY_TYPE,
    SHAPES,
    Shape,
)
from dq_contracts.standard.texts import CHECKS
from dq_contracts.standard.versions import Version, numbers
from dq_core.record import changed, field, record

OPEN = "*"
"""The key whose presence in a shape says that the standard's schema allows keys of any name."""


@record
class Form:
    """One form that the value of a key may have: see `shapes.py` for the words.

    `values` and `values_since` are equally long; `most` is None where a list may be of any length. `limited`
    tells that a single value may have the right type and still be wrong.
    """

    types: tuple[str, ...]
    required: bool = False
    values: tuple[str, ...] = ()
    values_since: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    deprecated: str = ""
    minimum: int | None = None
    above: int | None = None
    least: int = 0
    most: int | None = None
    unique: bool = False
    start: str = ""
    limited: bool = field(default=False, compare=False)


@record
class Key:
    """A key in one version of the standard: the forms that its value has now, and those that come later.

    `passing` tells that the key is required now, and no more in a later version; `deprecated` that no form of
    it is in good standing.
    """

    forms: tuple[Form, ...]
    later: tuple[Form, ...] = ()
    required: bool = False
    passing: bool = False
    deprecated: bool = False

    @property
    def since(self) -> str:
        """The version that brings the key, empty where the version in question has it."""
        return "" if self.forms else min(form.since for form in self.later)


@record
class Keys:
    """The keys of an object. `open` says that the standard's schema allows others beside them."""

    known: dict[str, Key]
    required: tuple[str, ...]
    open: bool


_LIMITS = ("values", "minimum", "above", "start")


@cache
def parse(declaration: str) -> Form:
    """Return the form that a declaration without alternatives describes."""
    head, *words = declaration.split()
    fields: dict[str, object] = {}
    for word in words:
        fields |= _meaning(word)
    types = tuple(head.rstrip("!").split("|"))
    limited = not fields.keys().isdisjoint(_LIMITS) or not CHECKS.keys().isdisjoint(types)
    return Form(types, head.endswith("!"), limited=limited, **fields)  # type: ignore[arg-type]


def _meaning(word: str) -> dict[str, object]:
    for sign, name in (("~", "deprecated"), (">=", "since"), ("<", "until")):
        if word.startswith(sign):
            return {name: word[len(sign) :]}
    if word.startswith("="):
        pairs = [value.partition("@") for value in word[1:].split(",")]
        return {"values": tuple(pair[0] for pair in pairs), "values_since": tuple(pair[2] for pair in pairs)}
    name, _, value = word.partition(":")
    if name == "items":
        least, _, most = value.partition("..")
        return {"least": int(least), "most": int(most) if most else None}
    return {name: True} if name == "unique" else {name: value if name == "start" else int(value)}


def forms(declaration: str) -> tuple[Form, ...]:
    """Return every form that a declaration describes, of all versions."""
    return tuple(parse(form) for form in declaration.split(" / "))


@cache
def key_in(declaration: str, version: Version) -> Key | None:
    """Return the key that a declaration describes, as a version has it; None when it has gone by then."""
    known = [form for form in forms(declaration) if not form.until or numbers(form.until) > version]
    now = tuple(form for form in known if not form.since or numbers(form.since) <= version)
    later = tuple(form for form in known if form not in now)
    required = any(form.required for form in now)
    passing = required and bool(later) and not any(form.required for form in later)
    aged = tuple(_aged(form, version) for form in now)
    deprecated = bool(aged) and all(form.deprecated for form in aged)
    return Key(aged, later, required, passing, deprecated) if known else None


def _aged(form: Form, version: Version) -> Form:
    """Return the form without a deprecation that is still to come."""
    future = form.deprecated and numbers(form.deprecated) > version
    return changed(form, deprecated="") if future else form


@cache
def item_key(type_name: str) -> Key:
    """Return the key that stands for each item of a list, such as `[string]`."""
    return Key((parse(type_name[1:-1]),))


@cache
def named_keys(name: str, version: Version) -> Keys:
    """Return the keys of an object by its name in `shapes.py`."""
    return _keys(SHAPES[name], version)


@cache
def quality_keys(kinds: frozenset[str], version: Version) -> Keys:
    """Return the keys of a quality rule of these types; without any, those of a rule that tests nothing."""
    shape = dict(SHAPES["Quality"])
    for kind in sorted(kinds):
        shape |= QUALITY_BY_TYPE[kind]
    return _keys(shape, version)


@cache
def any_quality_keys(version: Version) -> Keys:
    """Return the keys that some type of quality rule has, none of them required."""
    return _keys(SHAPES["Quality"] | _optional(QUALITY_BY_TYPE), version)


@cache
def option_keys(logical_type: str, version: Version) -> Keys:
    """Return the logicalTypeOptions of a logical type."""
    return _keys(OPTIONS_BY_LOGICAL_TYPE[logical_type], version)


@cache
def server_keys(server_type: str, version: Version) -> Keys:
    """Return the keys of a server of a type; of an unknown type, those that some type has."""
    own = SERVER_TYPES.get(server_type)
    return _keys(SERVER | (_optional(SERVER_TYPES) if own is None else own), version)


def _optional(shapes: dict[str, Shape]) -> Shape:
    every: Shape = {}
    for shape in shapes.values():
        every |= dict.fromkeys(shape, "any")
    return every


def _keys(shape: Shape, version: Version) -> Keys:
    every = {name: key_in(declaration, version) for name, declaration in shape.items()}
    known = {name: key for name, key in every.items() if key is not None and name != OPEN}
    required = tuple(name for name, key in known.items() if key.required)
    return Keys(known, required, every.get(OPEN) is not None)
