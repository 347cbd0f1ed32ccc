"""Annotations of Python as properties of a contract."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from dq_contracts.importers.facts import options_of, set_bound, set_enum
from dq_contracts.importers.python_source.module import Module
from dq_contracts.importers.python_source.plain_types import keys_of
from dq_contracts.importers.python_source.values import NotStatic, is_enumeration, members_of, value_of
from dq_core.record import mutable_record

DEEPEST = 30


@mutable_record
class Read:
    """An annotation as read: the keys of a property, and whether None is among its values."""

    keys: dict[str, Any]
    nullable: bool = False
    known: bool = True


_LISTS = frozenset({"list", "List", "Sequence", "MutableSequence", "Iterable", "Collection", "deque"})
_SETS = frozenset({"set", "Set", "frozenset", "FrozenSet", "AbstractSet", "MutableSet"})
_MAPS = frozenset({"dict", "Dict", "Mapping", "MutableMapping", "defaultdict", "OrderedDict"})
_CONSTRAINED = {
    "constr": "str", "conint": "int", "confloat": "float", "condecimal": "Decimal", "condate": "date",
    "conlist": "list", "conset": "set", "confrozenset": "frozenset",
}  # fmt: skip
_PAIR = 2


class Annotations:
    """Reads the annotations of one module. `model` returns the properties of a class, or None."""

    def __init__(
        self,
        module: Module,
        model: Callable[[ast.ClassDef, str, tuple[str, ...]], list[dict[str, Any]] | None],
        constrain: Callable[[ast.expr, dict[str, Any], str], None],
    ) -> None:
        self.module = module
        self.model = model
        self.constrain = constrain

    def read(self, node: ast.expr, place: str, above: tuple[str, ...] = ()) -> Read:
        """Return what an annotation says; what cannot be read becomes a loss."""
        if len(above) > DEEPEST:
            return self._unknown(node, place)
        if isinstance(node, ast.Constant):
            return self._constant(node, place, above)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            return self._union(node, _alternatives(node), place, above)
        if isinstance(node, ast.Subscript):
            return self._subscript(node, place, above)
        if isinstance(node, ast.Call):
            return self._call(node, place, above)
        return self._named(node, place, above)

    def _constant(self, node: ast.Constant, place: str, above: tuple[str, ...]) -> Read:
        if node.value is None:
            return Read({}, nullable=True)
        if not isinstance(node.value, str):
            return self._unknown(node, place)
        try:
            inner = ast.parse(node.value, mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return self._unknown(node, place)
        for child in ast.walk(inner):
            ast.copy_location(child, node)
        return self.read(inner, place, (*above, '"'))

    def _named(self, node: ast.expr, place: str, above: tuple[str, ...]) -> Read:
        plain_name = node.id if isinstance(node, ast.Name) else ""
        declared = self.module.classes.get(plain_name)
        if declared is not None:
            return self._class(declared, node, place, above)
        if plain_name in self.module.assigned and plain_name not in above:
            return self._alias(self.module.assigned[plain_name], place, (*above, plain_name))
        name = self.module.short_name(node)
        plain = keys_of(name)
        if plain is not None:
            return Read(plain)
        if name in ("Any", "object", "Json", "JsonValue"):
            self.module.lose(node, f"{name} is a value of any type, so it has no logicalType", place)
            return Read({}, nullable=True)
        if name in ("None", "NoneType"):
            return Read({}, nullable=True)
        return self._unknown(node, place)

    def _alias(self, node: ast.expr, place: str, above: tuple[str, ...]) -> Read:
        """Read what a name of the module stands for: an alias, or NewType('Name', base)."""
        if (
            isinstance(node, ast.Call)
            and self.module.short_name(node.func) == "NewType"
            and len(node.args) == _PAIR
        ):
            return self.read(node.args[1], place, above)
        return self.read(node, place, above)

    def _class(self, declared: ast.ClassDef, node: ast.expr, place: str, above: tuple[str, ...]) -> Read:
        if is_enumeration(declared, self.module):
            return self._enumeration(declared, node, place)
        if declared.name in above:
            self.module.lose(node, f"{declared.name} holds itself; the contract stops here", place)
            return Read({"logicalType": "object"})
        properties = self.model(declared, place, (*above, declared.name))
        if properties is None:
            return self._unknown(node, place)
        return Read({"logicalType": "object", "properties": properties})

    def _enumeration(self, declared: ast.ClassDef, node: ast.expr, place: str) -> Read:
        values = members_of(declared, self.module)
        if not values:
            self.module.lose(node, f"the values of {declared.name} cannot be read from its text", place)
            return Read({})
        return self._values(values, node, place)

    def _values(self, values: list[Any], node: ast.expr, place: str) -> Read:
        kept = [value for value in values if value is not None]
        keys: dict[str, Any] = {}
        kinds = {_kind_of(value) for value in kept}
        if len(kinds) == 1:
            keys["logicalType"] = kinds.pop()
        elif kinds:
            self.module.lose(node, f"no logicalType is {' or '.join(sorted(kinds))}", place)
        if kept:
            set_enum(keys, kept)
        return Read(keys, nullable=len(kept) < len(values))

    def _subscript(self, node: ast.Subscript, place: str, above: tuple[str, ...]) -> Read:
        name = self.module.short_name(node.value)
        arguments = list(node.slice.elts) if isinstance(node.slice, ast.Tuple) else [node.slice]
        if name in ("Optional", "Final", "Required", "NotRequired", "ReadOnly"):
            found = self.read(arguments[0], place, above)
            found.nullable = found.nullable or name == "Optional"
            return found
        if name in ("Union", "Literal"):
            one_of = self._union if name == "Union" else self._literal
            return one_of(node, arguments, place, above)
        if name == "Annotated":
            return self._annotated(arguments, place, above)
        return self._container(name, node, arguments, place, above)

    def _container(
        self, name: str, node: ast.Subscript, arguments: list[ast.expr], place: str, above: tuple[str, ...]
    ) -> Read:
        if name in _LISTS | _SETS or name in ("tuple", "Tuple"):
            return self._list(name, node, arguments, place, above)
        if name in _MAPS and len(arguments) == _PAIR:
            return self._map(arguments, place, above)
        return self._unknown(node, place)

    def _annotated(self, arguments: list[ast.expr], place: str, above: tuple[str, ...]) -> Read:
        found = self.read(arguments[0], place, above)
        for fact in arguments[1:]:
            self.constrain(fact, found.keys, place)
        return found

    def _union(self, node: ast.expr, parts: list[ast.expr], place: str, above: tuple[str, ...]) -> Read:
        rest = [part for part in parts if not self._is_none(part)]
        nullable = len(rest) < len(parts)
        if len(rest) == 1:
            found = self.read(rest[0], place, above)
            found.nullable = found.nullable or nullable
            return found
        names = {self.module.short_name(part) for part in rest}
        if names and names <= {"int", "float", "Decimal"}:
            return Read({"logicalType": "number"}, nullable)
        self.module.lose(node, f"no logicalType is {self.module.text(node)}", place)
        return Read({}, nullable)

    def _is_none(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Constant) and node.value is None

    def _literal(
        self, node: ast.expr, arguments: list[ast.expr], place: str, _above: tuple[str, ...]
    ) -> Read:
        try:
            values = [value_of(argument, self.module) for argument in arguments]
        except NotStatic:
            return self._unknown(node, place)
        return self._values(values, node, place)

    def _list(
        self, name: str, node: ast.Subscript, arguments: list[ast.expr], place: str, above: tuple[str, ...]
    ) -> Read:
        keys: dict[str, Any] = {"logicalType": "array"}
        if name in _SETS:
            options_of(keys)["uniqueItems"] = True
        ellipsis = (
            len(arguments) == _PAIR and isinstance(arguments[1], ast.Constant) and arguments[1].value is ...
        )
        if name in ("tuple", "Tuple") and not ellipsis:
            self.module.lose(node, "no key of a contract says items that differ by their position", place)
            for bound in ("minItems", "maxItems"):
                set_bound(keys, bound, len(arguments))
            return Read(keys)
        keys["items"] = self._inner(arguments[0], f"{place}[]", above)
        return Read(keys)

    def _map(self, arguments: list[ast.expr], place: str, above: tuple[str, ...]) -> Read:
        key = self.read(arguments[0], f"{place}.key", above).keys
        return Read(
            {
                "logicalType": "map",
                "map": {"key": key, "value": self._inner(arguments[1], f"{place}.value", above)},
            }
        )

    def _inner(self, node: ast.expr, place: str, above: tuple[str, ...]) -> dict[str, Any]:
        found = self.read(node, place, (*above, "[]"))
        return {**found.keys, **({} if found.nullable or not found.known else {"required": True})}

    def _call(self, node: ast.Call, place: str, above: tuple[str, ...]) -> Read:
        name = self.module.short_name(node.func)
        base = _CONSTRAINED.get(name)
        if base is None:
            return self._unknown(node, place)
        found = Read(keys_of(base) or {})
        if base in ("list", "set", "frozenset"):
            item = next((word.value for word in node.keywords if word.arg == "item_type"), None)
            item = node.args[0] if node.args else item
            if item is not None:
                found.keys["items"] = self._inner(item, f"{place}[]", above)
            if base != "list":
                options_of(found.keys)["uniqueItems"] = True
        self.constrain(node, found.keys, place)
        return found

    def _unknown(self, node: ast.expr, place: str) -> Read:
        self.module.lose(node, f"the annotation {self.module.text(node)} cannot be read from its text", place)
        return Read({}, known=False)


def _alternatives(node: ast.expr) -> list[ast.expr]:
    """Return the parts of `a | b | c`."""
    parts: list[ast.expr] = []
    while isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        parts.insert(0, node.right)
        node = node.left
    return [node, *parts]


def _kind_of(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    return "integer" if isinstance(value, int) else "string" if isinstance(value, str) else "number"
