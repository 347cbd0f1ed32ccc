"""Whose column a name is, and which columns an expression looks at."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from dq_policies.scans.blocks import Block, Select, Star, Value, plain_name
from dq_policies.scans.predicate import Reference

_DEEPEST = 5
_PARAMETERS = (exp.Parameter, exp.Placeholder, exp.SessionParameter)
_MOMENTS = (exp.CurrentDate, exp.CurrentTimestamp, exp.CurrentDatetime, exp.CurrentTime)
_MOMENT_NAMES = frozenset(
    (
        "now",
        "getdate",
        "sysdate",
        "today",
        "current_timestamp",
        "current_date",
        "unix_timestamp",
        "localtimestamp",
    )
)
_VOLATILE = (exp.Rand, exp.Randn, exp.Uuid)
_VOLATILE_NAMES = frozenset(
    ("random", "rand", "uuid", "generate_uuid", "gen_random_uuid", "uuid_string", "nextval")
)


def value_of(node: Any, select: Select, *, aliases: bool = False, depth: int = 0) -> Value:
    """Return which columns an expression of a query looks at; `aliases` where it may use output names."""
    while isinstance(node, (exp.Paren, exp.Alias)):
        node = node.this
    collected = _Collected(select, depth, aliases=aliases)
    collected.walk(node)
    return collected.value(node)


class _Collected:
    """What was found in an expression."""

    def __init__(self, select: Select, depth: int, *, aliases: bool) -> None:
        self.select = select
        self.aliases = aliases
        self.depth = depth
        self.found: list[tuple[Any, Value]] = []
        self.kinds: set[str] = set()
        self.aggregated = False
        self.windowed = False
        self.outer: list[Any] = []

    def walk(self, root: Any) -> None:
        stack = [root]
        while stack:
            node = stack.pop()
            if isinstance(node, exp.Column):
                self.column(node)
            elif isinstance(node, exp.Query):
                self.kinds.add("subquery")
            else:
                self.look(node)
                for item in node.args.values():
                    if isinstance(item, list):
                        stack.extend([part for part in item if isinstance(part, exp.Expr)])
                    elif isinstance(item, exp.Expr):
                        stack.append(item)

    def look(self, node: Any) -> None:
        if isinstance(node, exp.Window):
            self.windowed = True
        elif isinstance(node, exp.AggFunc):
            self.aggregated = True
        elif isinstance(node, _PARAMETERS):
            self.kinds.add("parameter")
        elif isinstance(node, _MOMENTS):
            self.kinds.add("moment")
        elif isinstance(node, _VOLATILE):
            self.kinds.add("volatile")
        elif isinstance(node, exp.Anonymous):
            name = str(node.name).lower()
            self.kinds.add(
                "moment" if name in _MOMENT_NAMES else "volatile" if name in _VOLATILE_NAMES else "function"
            )

    def column(self, node: Any) -> None:
        if isinstance(node.this, exp.Star):
            self.kinds.add("column")
            return
        value = resolve(node, self.select, aliases=self.aliases, depth=self.depth)
        if value.references:
            self.found.append((node, value))
        else:
            self.kinds.add(value.operand)
        self.outer.extend(value.outer)
        self.aggregated |= value.aggregated
        self.windowed |= value.windowed

    def value(self, root: Any) -> Value:
        references = tuple(dict.fromkeys(ref for _, value in self.found for ref in value.references))
        wrappers: tuple[Any, ...] | None = None
        sure = all(value.sure for _, value in self.found)
        if len(self.found) == 1 and not self.kinds & {"column", "subquery"}:
            node, value = self.found[0]
            if value.wrappers is not None:
                wrappers = (*_path(root, node), *value.wrappers)
        return Value(
            references,
            wrappers,
            self.operand(),
            sure,
            self.aggregated,
            self.windowed,
            root,
            tuple(self.outer),
        )

    def operand(self) -> str:
        for kind in ("column", "subquery", "volatile", "function", "moment", "parameter"):
            if kind in self.kinds:
                return kind
        return "constant"


def _path(root: Any, node: Any) -> list[Any]:
    """Return the nodes from a root to above a node inside it, parentheses left out."""
    path = []
    while node is not root:
        node = node.parent
        if not isinstance(node, exp.Paren):
            path.append(node)
    return path[::-1]


def resolve(column: Any, select: Select, *, aliases: bool = False, depth: int = 0) -> Value:
    """Return what a column is: one of a source, an alias, a variable or one of a query around."""
    args = column.args
    name = str(args["this"].name).lower()
    table = args.get("table")
    if table is not None:
        return _qualified(str(table.name).lower(), name, column, select)
    return _unqualified(name, select, aliases=aliases, depth=depth)


def _qualified(table: str, name: str, column: Any, select: Select) -> Value:
    if table in select.sources:
        return Value((Reference(table, name),), ())
    around = select.outer
    while around is not None:
        if table in around.sources:
            return Value(operand="column", outer=((around, Reference(table, name)),))
        around = around.outer
    field = _unqualified(table if column.args.get("db") is None else plain_name(column.parts[0]), select)
    return field._replace(wrappers=None)


def _unqualified(name: str, select: Select, *, aliases: bool = False, depth: int = 0) -> Value:
    merged = select.merged.get(name)
    if merged is not None:
        return _merged(name, *merged)
    there = {key: source.has(name) for key, source in select.sources.items()}
    surely = [key for key, has in there.items() if has]
    if surely:
        if aliases and name in select.outputs and not _is_column(select.outputs[name], name):
            return Value(tuple(Reference(key, name) for key in surely), None, sure=False)
        return Value(tuple(Reference(key, name) for key in surely), (), sure=len(surely) == 1)
    maybe = [key for key, has in there.items() if has is None]
    if aliases and name in select.outputs and depth < _DEEPEST:
        value = value_of(select.outputs[name], select, depth=depth + 1)
        return value._replace(sure=value.sure and not maybe)
    if name in select.variables:
        return Value(operand="parameter")
    return _perhaps(name, maybe, select)


def _merged(name: str, side: str, keys: list[str]) -> Value:
    """Return the column that USING makes of both sides': that of the side whose rows are all kept."""
    if side == "FULL":
        return Value(tuple(Reference(key, name) for key in keys), (), sure=False)
    return Value((Reference(keys[-1] if side == "RIGHT" else keys[0], name),), ())


def _perhaps(name: str, maybe: list[str], select: Select) -> Value:
    """Return the column of a source of unknown columns, or of a query around."""
    outer = _unqualified(name, select.outer) if select.outer is not None else Value()
    if maybe:
        known_outside = select.outer is not None and any(
            source.has(name) for source in select.outer.sources.values()
        )
        return Value(
            tuple(Reference(key, name) for key in maybe), (), sure=len(maybe) == 1 and not known_outside
        )
    if outer.references and select.outer is not None:
        return Value(operand="column", outer=tuple((select.outer, ref) for ref in outer.references))
    return outer if outer.operand == "parameter" or outer.outer else Value(operand="column")


def _is_column(node: Any, name: str) -> bool:
    while isinstance(node, (exp.Alias, exp.Paren)):
        node = node.this
    return isinstance(node, exp.Column) and plain_name(node.this) == name


def output_of(select: Select, name: str | int) -> Value | None:
    """Return what an output column, by its folded name or position, is made of; None if not known."""
    if isinstance(name, int):
        return _at(select, name)
    if name in select.outputs:
        value = select.alias_values.get(name)
        if value is None:
            lateral = bool(select.traits.lateral)
            value = value_of(select.outputs[name], select, aliases=lateral)
            starred = any(
                isinstance(item, Star)
                and name not in item.excluded
                and any(source.has(name) for source in select.sources_of(item))
                for item in select.items
            )
            value = value._replace(sure=value.sure and not starred)
            select.alias_values[name] = value
        return value
    return _starred(select, name)


def _starred(select: Select, name: str) -> Value | None:
    stars = [item for item in select.items if isinstance(item, Star) and name not in item.excluded]
    if any(not star.source for star in stars):
        value = _unqualified(name, select)
        return value if value.references else None
    there = {
        star.source: select.sources[star.source].has(name) for star in stars if star.source in select.sources
    }
    keys = [key for key, has in there.items() if has] or [key for key, has in there.items() if has is None]
    return Value(tuple(Reference(key, name) for key in keys), (), sure=len(keys) == 1) if keys else None


def _at(select: Select, position: int) -> Value | None:
    at = 0
    for item in select.items:
        if not isinstance(item, Star):
            if at == position:
                return value_of(item[1], select, aliases=bool(select.traits.lateral))
            at += 1
            continue
        for source in select.sources_of(item):
            names = source.names()
            if names is None or (select.merged and not item.source):
                return None
            kept = [name for name in names if name not in item.excluded]
            if position < at + len(kept):
                return Value((Reference(source.key, kept[position - at]),), ())
            at += len(kept)
    return None


def position_of(block: Block, name: str) -> int | None:
    """Return at which position a query has a column of this name; None where that is not known."""
    names = block.names()
    if names is not None:
        return names.index(name) if names.count(name) == 1 else None
    if isinstance(block, Select):
        for at, item in enumerate(block.items):
            if isinstance(item, Star):
                return None
            if item[0] == name:
                return at
    return None
