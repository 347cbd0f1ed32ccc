"""What a column holds: its type, and whether it may be NULL; neither is guessed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from dq_core.types import Type

if TYPE_CHECKING:
    from dq_lineage.resolving.resolver import Resolver
    from dq_lineage.resolving.rows import Entry, Rows
    from dq_lineage.resolving.scope import Scope


class Shape(NamedTuple):
    """A type, and whether NULL may occur; None where it is not known.

    The type is one that holds every value that can come out; the warehouse may have a narrower one.
    """

    type: Type | None = None
    nullable: bool | None = None


UNKNOWN = Shape()


class Shaped(Protocol):
    """Something whose shape can be worked out."""

    def shape(self) -> Shape:
        """Return the shape."""
        ...


class OfExpression:
    """The shape of an expression in a scope."""

    __slots__ = ("_node", "_resolver", "_scope", "_shape")

    def __init__(self, resolver: Resolver, scope: Scope, node: Any) -> None:
        self._resolver = resolver
        self._scope = scope
        self._node = node
        self._shape: Shape | None = None

    def shape(self) -> Shape:
        """Return the shape, worked out once; an expression that is made of itself has none."""
        if self._shape is None:
            from dq_lineage.shaping.expressions import shape_of

            self._shape = UNKNOWN
            self._shape = shape_of(self._resolver, self._scope, self._node)
        return self._shape


class OfReference:
    """The shape of a relation's column where it is selected: joins and filters say more about it."""

    __slots__ = ("_alias", "_entry", "_resolver", "_rows", "_scope")

    def __init__(self, resolver: Resolver, scope: Scope, alias: str, rows: Rows, entry: Entry) -> None:
        self._resolver = resolver
        self._scope = scope
        self._alias = alias
        self._rows = rows
        self._entry = entry

    def shape(self) -> Shape:
        """Return the shape."""
        from dq_lineage.shaping.columns import shape_where

        return shape_where(self._resolver, self._scope, self._alias, self._rows, self._entry)


class Unshaped:
    """The shape of what nothing is known of."""

    __slots__ = ()

    def shape(self) -> Shape:
        """Return the unknown shape."""
        return UNKNOWN


UNSHAPED = Unshaped()


class OfSides:
    """The shape of a column that comes from several sides, as of UNION and VALUES."""

    __slots__ = ("_sides",)

    def __init__(self, sides: Iterable[Shaped | None]) -> None:
        self._sides = tuple(sides)

    def shape(self) -> Shape:
        """Return the shape that holds the values of every side."""
        return together([side.shape() if side is not None else UNKNOWN for side in self._sides])


class OfAnchor:
    """The shape of a recursive table's column: the type that it begins with, and any nullability."""

    __slots__ = ("_anchor",)

    def __init__(self, anchor: Shaped | None) -> None:
        self._anchor = anchor

    def shape(self) -> Shape:
        """Return the type of the part that does not recur."""
        return Shape(self._anchor.shape().type) if self._anchor is not None else UNKNOWN


def together(shapes: list[Shape]) -> Shape:
    """Return the shape that holds the values of several."""
    return Shape(
        common_type([shape.type for shape in shapes]), any_nullable([shape.nullable for shape in shapes])
    )


def any_nullable(parts: Iterable[bool | None]) -> bool | None:
    """Say whether one of several may be NULL: yes if one is known to, unknown if one is not known."""
    known = set(parts)
    if True in known:
        return True
    return None if None in known else False


def common_type(types: list[Type | None]) -> Type | None:
    """Return the type that holds the values of several; None if one is unknown or nothing holds them all."""
    from dq_core.types import common

    found: Type | None = None
    for item in types:
        if item is None:
            return None
        if item.kind == "null":
            continue
        found = item if found is None or found == item else common(found, item)
        if found is None:
            return None
    return found
