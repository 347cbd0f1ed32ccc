"""How the shapes of parts make that of a whole; a type must hold every value that a warehouse may give."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlglot import exp

from dq_core.types import Type
from dq_core.types.stated import stated_type
from dq_lineage.shaping.shape import UNKNOWN, Shape, any_nullable, common_type, together

if TYPE_CHECKING:
    from dq_lineage.resolving.resolver import Resolver
    from dq_lineage.resolving.scope import Scope

_NUMERIC = frozenset(("number", "integer", "decimal", "float"))
_NUMBER = Type("number")
_NEVER_NULL = (exp.Count, exp.RowNumber, exp.Rank, exp.DenseRank, exp.Ntile)
"""Functions that give a number in any window."""


class Asked(NamedTuple):
    """An expression whose shape is asked for, with a function for the shapes of its parts."""

    resolver: Resolver
    scope: Scope
    node: Any
    inner: Callable[[Any], Shape]

    def parts(self) -> list[Shape]:
        """Return the shapes of all parts."""
        return [self.inner(part) for part in self.node.iter_expressions()]


def always(kind: Type) -> Callable[[Asked], Shape]:
    """Return the rule of what is of one type and never NULL."""
    return lambda _asked: Shape(kind, nullable=False)


def strict(kind: Type) -> Callable[[Asked], Shape]:
    """Return the rule of what is of one type, and NULL only if a part is."""
    return lambda asked: Shape(kind, any_nullable([part.nullable for part in asked.parts()]))


def passed(asked: Asked) -> Shape:
    """Return the shape of the only part."""
    return asked.inner(asked.node.this)


def literal(asked: Asked) -> Shape:
    """Return the shape of a text or a number."""
    if asked.node.is_string:
        return Shape(Type("string"), nullable=False)
    return Shape(Type("integer") if asked.node.is_int else _NUMBER, nullable=False)


def counted(asked: Asked) -> Shape:
    """Return the number of rows for which a condition holds; DuckDB gives NULL where there is no row."""
    return Shape(Type("integer"), None if asked.resolver.traits.name in ("duckdb", "") else False)


def null(_asked: Asked) -> Shape:
    """Return the shape of NULL."""
    return Shape(Type("null"), nullable=True)


def cast(asked: Asked) -> Shape:
    """Return the type that is cast to; NULL stays NULL."""
    return Shape(_type_of(asked), asked.inner(asked.node.this).nullable)


def try_cast(asked: Asked) -> Shape:
    """Return the type that is cast to; what cannot be cast becomes NULL."""
    return Shape(_type_of(asked), nullable=True)


def _type_of(asked: Asked) -> Type | None:
    name = asked.resolver.traits.name
    return _parsed(asked.node.to.sql(dialect=name or None), name)


@lru_cache(maxsize=4096)
def _parsed(text: str, name: str) -> Type | None:
    found = stated_type(text, name)
    return None if found is None or found.kind == "unknown" else found


def coalesced(asked: Asked) -> Shape:
    """Return what holds all arguments; not NULL if one of them is not."""
    shapes = [asked.inner(part) for part in (asked.node.this, *asked.node.expressions)]
    nullables = [shape.nullable for shape in shapes]
    nullable = False if False in nullables else (None if None in nullables else True)
    return Shape(common_type([shape.type for shape in shapes]), nullable)


def case(asked: Asked) -> Shape:
    """Return what holds all branches; without ELSE, NULL is one."""
    branches = [asked.inner(arm.args.get("true")) for arm in asked.node.args.get("ifs") or ()]
    default = asked.node.args.get("default")
    branches.append(asked.inner(default) if default is not None else Shape(Type("null"), nullable=True))
    return together(branches)


def if_then(asked: Asked) -> Shape:
    """Return what holds both branches; a missing one is NULL."""
    parts = [asked.node.args.get(name) for name in ("true", "false")]
    return together([asked.inner(part) if part is not None else null(asked) for part in parts])


def null_if(asked: Asked) -> Shape:
    """Return the first argument, which may become NULL."""
    return Shape(asked.inner(asked.node.this).type, nullable=True)


def membership(asked: Asked) -> Shape:
    """Return a boolean; what a query gives may be NULL without anybody knowing."""
    if asked.node.args.get("query") or asked.node.args.get("unnest"):
        return Shape(Type("boolean"))
    return Shape(Type("boolean"), any_nullable([part.nullable for part in asked.parts()]))


def filtered(asked: Asked) -> Shape:
    """Return an aggregate over some rows, of which there may be none."""
    shape = asked.inner(asked.node.this)
    counts = isinstance(asked.node.this, exp.Count)
    return shape if counts else Shape(shape.type, nullable=True)


def windowed(asked: Asked) -> Shape:
    """Return a function over a window, of which the frame may be empty."""
    shape = asked.inner(asked.node.this)
    never = isinstance(asked.node.this, _NEVER_NULL)
    return shape if never else Shape(shape.type, nullable=True)


def scalar(asked: Asked) -> Shape:
    """Return the first column of a scalar query, which gives NULL where it has no row."""
    if not isinstance(asked.node.this, exp.Query):
        return UNKNOWN
    block = asked.resolver.query(asked.node, asked.scope)
    shaped = block.entries[0].shaped if block.entries else None
    return Shape(shaped.shape().type if shaped is not None else None, nullable=True)


def _aggregate(asked: Asked, kind: Type | None) -> Shape:
    """Return an aggregate: never NULL only over values that are not, in groups, which have rows."""
    nullable = asked.inner(asked.node.this).nullable
    sure = asked.scope.grouped and nullable is False and not asked.node.args.get("expressions")
    return Shape(kind, nullable=not sure)


def summed(asked: Asked) -> Shape:
    """Return a sum, which is wider than what is summed."""
    kind = asked.inner(asked.node.this).type
    return _aggregate(asked, _NUMBER if kind is not None and kind.kind in _NUMERIC else None)


def averaged(asked: Asked) -> Shape:
    """Return a mean of numbers."""
    kind = asked.inner(asked.node.this).type
    return _aggregate(asked, _NUMBER if kind is not None and kind.kind in _NUMERIC else None)


def picked(asked: Asked) -> Shape:
    """Return one of the values: of a group, a window or the rows before and behind."""
    if asked.node.args.get("default") is not None or asked.node.args.get("expressions"):
        return UNKNOWN
    kind = asked.inner(asked.node.this).type
    if isinstance(asked.node, (exp.Min, exp.Max)):
        return _aggregate(asked, kind)
    return Shape(kind, nullable=True)


def arithmetic(asked: Asked) -> Shape:
    """Return a number of numbers: whole if both are."""
    shapes = [asked.inner(asked.node.this), asked.inner(asked.node.expression)]
    kinds = [shape.type.kind if shape.type is not None else "" for shape in shapes]
    nullable = any_nullable([shape.nullable for shape in shapes])
    if not all(kind in _NUMERIC for kind in kinds):
        return Shape(None, nullable)
    return Shape(Type("integer") if set(kinds) == {"integer"} else _NUMBER, nullable)


def negated(asked: Asked) -> Shape:
    """Return the number with the other sign."""
    shape = asked.inner(asked.node.this)
    if shape.type is None or shape.type.kind not in _NUMERIC:
        return Shape(None, shape.nullable)
    return Shape(Type("integer") if shape.type.kind == "integer" else _NUMBER, shape.nullable)


def divided(asked: Asked) -> Shape:
    """Return a number; some warehouses make NULL of a division by zero."""
    shapes = [asked.inner(asked.node.this), asked.inner(asked.node.expression)]
    numeric = all(shape.type is not None and shape.type.kind in _NUMERIC for shape in shapes)
    nullable = any_nullable([shape.nullable for shape in shapes])
    return Shape(_NUMBER if numeric else None, True if nullable else None)


def joined(asked: Asked) -> Shape:
    """Return a text of texts; lists may be joined as well."""
    shapes = [asked.inner(asked.node.this), asked.inner(asked.node.expression)]
    texts = any(shape.type is not None and shape.type.kind == "string" for shape in shapes)
    return Shape(Type("string") if texts else None, any_nullable([shape.nullable for shape in shapes]))
