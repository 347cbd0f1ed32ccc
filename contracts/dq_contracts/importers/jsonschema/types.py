"""Which logical type a schema admits, and whether null as well."""

from __future__ import annotations

from typing import Any

from dq_contracts.importers.jsonschema.merging import Merged
from dq_core.record import record
from dq_core.yaml.tree import Mapping, Scalar, Sequence, plain_value

_TYPES = ("string", "integer", "number", "boolean", "object", "array", "null")
_HINTS = {
    "object": ("properties", "additionalProperties", "patternProperties", "minProperties", "maxProperties"),
    "array": ("items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"),
    "string": ("pattern", "minLength", "maxLength"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
}


@record
class Kinds:
    """The types of JSON that a value may have, null apart; empty where the schema leaves them open."""

    names: tuple[str, ...]
    nullable: bool
    stated: bool

    @property
    def only(self) -> str:
        """The one type, or an empty text where there are several or none; integers are numbers."""
        if set(self.names) == {"integer", "number"}:
            return "number"
        return self.names[0] if len(self.names) == 1 else ""


def kinds_of(schema: Merged) -> Kinds:
    """Return the types that all parts of a schema admit."""
    admitted: set[str] | None = None
    nullable = any(_is_true(node) for _, node in schema.all("nullable"))
    for _, node in schema.all("type"):
        stated = {item.text for item in _items(node) if item.text in _TYPES}
        admitted = stated if admitted is None else _both(admitted, stated)
    if admitted is None:
        return _hinted(schema, nullable=nullable)
    names = tuple(name for name in _TYPES if name in admitted and name != "null")
    return Kinds(names, nullable or "null" in admitted, stated=True)


def _both(one: set[str], other: set[str]) -> set[str]:
    found = one & other
    if "integer" in one | other and "number" in one | other and not found & {"integer", "number"}:
        found.add("integer")
    return found


def _items(node: Any) -> list[Scalar]:
    items = node.items if isinstance(node, Sequence) else [node]
    return [item for item in items if isinstance(item, Scalar)]


def _is_true(node: Any) -> bool:
    return isinstance(node, Scalar) and node.value is True


def _hinted(schema: Merged, *, nullable: bool) -> Kinds:
    """Return what the values or the keywords of a schema without `type` tell."""
    values = values_of(schema)
    if values:
        names = tuple(dict.fromkeys(kind_of_value(value) for value in values if value is not None))
        return Kinds(names, nullable or None in values, stated=True)
    for name, keywords in _HINTS.items():
        if any(True for keyword in keywords for _ in schema.all(keyword)):
            return Kinds((name,), nullable, stated=True)
    return Kinds((), nullable=True, stated=False)


def values_of(schema: Merged) -> list[Any]:
    """Return the values of `const` and `enum`; of several lists, what all have."""
    lists = [[plain_value(node)] for _, node in schema.all("const")]
    for _, node in schema.all("enum"):
        if isinstance(node, Sequence):
            lists.append([plain_value(item) for item in node.items])
    if not lists:
        return []
    return [value for value in lists[0] if all(_contains(other, value) for other in lists[1:])]


def _contains(values: list[Any], wanted: Any) -> bool:
    return any(kind_of_value(value) == kind_of_value(wanted) and value == wanted for value in values)


def kind_of_value(value: Any) -> str:
    """Return the type of JSON that a value has."""
    if isinstance(value, dict | list):
        return "object" if isinstance(value, dict) else "array"
    if value is None or isinstance(value, bool):
        return "null" if value is None else "boolean"
    if isinstance(value, str):
        return "string"
    return "integer" if value == value // 1 else "number"


def is_schema(node: Any) -> bool:
    """Say whether a node says something of values, rather than `true`."""
    return isinstance(node, Mapping) and bool(node.values)
