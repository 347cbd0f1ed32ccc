"""Schemas as properties of a contract."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeAlias

from dq_contracts.importers.facts import described, options_of, set_bound, set_enum
from dq_contracts.importers.jsonschema.alternatives import resolved
from dq_contracts.importers.jsonschema.merging import Merged, merged
from dq_contracts.importers.jsonschema.references import References
from dq_contracts.importers.jsonschema.types import Kinds, is_schema, kinds_of, values_of
from dq_contracts.importers.schema_source import Losses
from dq_core.record import identity_record
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, plain_value

DEEPEST = 30
Above: TypeAlias = tuple[frozenset[int], ...]
"""The schemas of each level above a column, by their identity."""
_STRUCTURE = frozenset({
    "$schema", "$id", "id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$ref", "$dynamicRef",
    "$recursiveRef", "$defs", "definitions", "$comment", "$vocabulary", "type", "nullable",
    "properties", "required", "allOf", "anyOf", "oneOf", "enum", "const", "title", "description",
    "deprecated", "examples", "example",
})  # fmt: skip
_POINTING = ("$ref", "anyOf", "oneOf")
_OPTIONS = {
    "string": ("minLength", "maxLength", "pattern", "format"),
    "integer": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"),
    "object": ("minProperties", "maxProperties", "additionalProperties", "patternProperties"),
    "array": ("minItems", "maxItems", "uniqueItems", "items"),
}
_MOMENTS = {"date": "date", "date-time": "timestamp", "time": "time"}
_TEXT_FORMATS = frozenset({"password", "byte", "binary", "email", "uuid", "uri", "hostname", "ipv4", "ipv6"})
_NUMBER_FORMATS = {
    "integer": {
        "int8": "i8",
        "int16": "i16",
        "int32": "i32",
        "int64": "i64",
        "uint32": "u32",
        "uint64": "u64",
    },
    "number": {"float": "f32", "double": "f64"},
}


@identity_record
class ColumnReader:
    """Reads schemas into the keys of properties."""

    references: References
    losses: Losses

    def fields(self, schema: Merged, place: str, above: Above) -> list[dict[str, Any]]:
        """Return the properties of an object's schema."""
        required, found = schema.required(), []
        for name, nodes in schema.properties().items():
            if not self.losses.has_room():
                break
            inner_place = f"{place}.{name}" if place else name
            column = self.column(nodes, inner_place, above)
            if column is not None:
                must, nullable = name in required, column.pop("nullable", False)
                if must and nullable:
                    self.losses.at(
                        nodes[0], "the key must be present although its value may be null", inner_place
                    )
                found.append(
                    {"name": name, **column, **({"required": True} if must and not nullable else {})}
                )
        for name in sorted(required - schema.properties().keys()):
            self.losses.at(schema.near, f"the required key {name!r} has no schema", place)
            found.append({"name": name})
        return found

    def column(self, nodes: list[Node], place: str, above: Above) -> dict[str, Any] | None:
        """Return the keys of a property, with `nullable` among them; None where no value is allowed."""
        schema = self.schema(nodes, place)
        if schema.forbidden:
            self.losses.at(nodes[0], "no value is allowed here", place)
            return None
        level = frozenset(map(id, schema.fragments))
        keys: dict[str, Any] = {}
        self.described(schema, keys)
        kinds = kinds_of(schema)
        if any(level & other for other in above) or len(above) > DEEPEST:
            self.losses.at(nodes[0], "the schema holds itself, or too much; the contract stops here", place)
            return {**keys, "logicalType": kinds.only or None, "nullable": kinds.nullable}
        self.typed(schema, kinds, keys, place, (*above, level))
        self.others(schema, kinds, place)
        return {**keys, "nullable": kinds.nullable}

    def schema(self, nodes: list[Node], place: str) -> Merged:
        """Return the schemas behind nodes, with alternatives that only add null or list values resolved."""
        return resolved(
            merged(nodes, self.references, self.losses, place), self.references, self.losses, place
        )

    def described(self, schema: Merged, keys: dict[str, Any]) -> None:
        """Carry over what is said for people."""
        described(keys, schema.text("description"))
        if title := schema.text("title").strip():
            keys["businessName"] = title
        if schema.first("deprecated") is True:
            keys["deprecated"] = True
        examples = schema.first("examples")
        single = schema.first("example")
        listed = examples if isinstance(examples, list) else [] if single is None else [single]
        if listed:
            keys["examples"] = listed

    def typed(self, schema: Merged, kinds: Kinds, keys: dict[str, Any], place: str, above: Above) -> None:
        """Carry over type, values and what restricts them."""
        kind = kinds.only
        if kinds.stated and not kinds.names:
            self.losses.at(schema.near, "no value but null is allowed here", place)
        elif kinds.names and not kind:
            self.losses.at(schema.near, f"no logicalType is {' or '.join(kinds.names)}", place)
        elif not kind and not any(
            keyword in fragment for fragment in schema.fragments for keyword in _POINTING
        ):
            self.losses.at(schema.near, "the schema states no type", place)
        keys["logicalType"] = kind or None
        if values := [value for value in values_of(schema) if not isinstance(value, dict | list | None)]:
            set_enum(keys, values)
        elif any(True for keyword in ("const", "enum") for _ in schema.all(keyword)):
            self.losses.at(schema.near, "its values are none that a key of a contract can list", place)
        for keyword in _OPTIONS.get(kind, ()):
            for fragment, node in schema.all(keyword):
                if not self.option(kind, keyword, node, fragment, keys):
                    self.unsaid(keyword, node, fragment, place)
        if kind in _INNER:
            _INNER[kind](self, schema, keys, place, above)

    def option(self, kind: str, keyword: str, node: Node, fragment: Mapping, keys: dict[str, Any]) -> bool:
        """Carry over a keyword that restricts a type; False where no key says it."""
        value = plain_value(node)
        if keyword == "format":
            return _format(kind, value, keys)
        if keyword == "pattern":
            return _pattern(value, keys)
        if keyword in ("items", "additionalProperties", "patternProperties"):
            return True  # read with what is inside
        if keyword == "uniqueItems":
            if value is True:
                options_of(keys)["uniqueItems"] = True
            return isinstance(value, bool)
        return _bound(kind, keyword, value, fragment, keys)

    def others(self, schema: Merged, kinds: Kinds, place: str) -> None:
        """Record every keyword that nothing has read."""
        known = _STRUCTURE.union(*(_OPTIONS.get(name, ()) for name in (kinds.only,)))
        for fragment in schema.fragments:
            for keyword, node in fragment.values.items():
                if keyword not in known:
                    self.unsaid(keyword, node, fragment, place)

    def unsaid(self, keyword: str, node: Node, fragment: Mapping, place: str) -> None:
        """Record a keyword that no key of a contract says."""
        value = f" {node.text}" if isinstance(node, Scalar) else ""
        self.losses.add(f"no key of a contract says {keyword}{value}", place, fragment.key_location(keyword))

    def object(self, schema: Merged, keys: dict[str, Any], place: str, above: Above) -> None:
        """Read the properties of an object, or the values of a map."""
        fields = self.fields(schema, place, above)
        values = [node for _, node in schema.all("additionalProperties") if is_schema(node)]
        patterns = [
            (keyword, inner)
            for _, node in schema.all("patternProperties")
            if isinstance(node, Mapping)
            for keyword, inner in node.values.items()
        ]
        if fields:
            keys["properties"] = fields
        elif values or len(patterns) == 1:
            self.map(values or [patterns[0][1]], keys, place, above)
        if fields and (values or patterns):
            self.losses.at(schema.near, "keys beside those that are named have no place in a contract", place)
        for pattern, node in patterns:
            self.losses.at(node, f"no key of a contract says patternProperties {pattern}", place)
        for fragment, node in schema.all("additionalProperties"):
            if plain_value(node) is False:
                self.unsaid("additionalProperties", node, fragment, place)

    def map(self, nodes: list[Node], keys: dict[str, Any], place: str, above: Above) -> None:
        """Make the column a map of texts to values."""
        value = self.column(nodes, f"{place}.value", above) or {}
        if not value.pop("nullable", True):
            value["required"] = True
        keys["logicalType"] = "map"
        keys["map"] = {"key": {"logicalType": "string"}, "value": value}
        if sizes := keys.pop("logicalTypeOptions", None):
            names = ", ".join(sizes)
            self.losses.add(f"no key of a contract says {names} of a map", place, nodes[0].location)

    def array(self, schema: Merged, keys: dict[str, Any], place: str, above: Above) -> None:
        """Read the items of an array."""
        nodes = [node for _, node in schema.all("items")]
        for node in nodes:
            if isinstance(node, Sequence):
                self.losses.at(node, "no key of a contract says items that differ by their position", place)
        nodes = [node for node in nodes if is_schema(node)]
        items = self.column(nodes, f"{place}[]", above) if nodes else None
        if items:
            if not items.pop("nullable", False):
                items["required"] = True
            keys["items"] = items


_Inner = Callable[[ColumnReader, Merged, dict[str, Any], str, Above], None]
_INNER: dict[str, _Inner] = {"object": ColumnReader.object, "array": ColumnReader.array}


def _format(kind: str, value: object, keys: dict[str, Any]) -> bool:
    if kind == "string" and value in _MOMENTS:
        keys["logicalType"] = _MOMENTS[str(value)]
        if value != "date":  # RFC 3339 asks for an offset
            options_of(keys)["timezone"] = True
        return True
    known = value if kind == "string" and value in _TEXT_FORMATS else None
    known = known or _NUMBER_FORMATS.get(kind, {}).get(str(value))
    if known is None:
        return False
    options_of(keys)["format"] = known
    return True


def _pattern(value: object, keys: dict[str, Any]) -> bool:
    from dq_core.regex import RegexError, parse

    if not isinstance(value, str) or "pattern" in options_of(keys):
        return False
    try:
        parse(value)
    except RegexError:
        return False
    options_of(keys)["pattern"] = value
    return True


def _bound(kind: str, keyword: str, value: Any, fragment: Mapping, keys: dict[str, Any]) -> bool:
    if isinstance(value, bool) and keyword.startswith(
        "exclusive"
    ):  # draft 4: a word about the bound beside it
        return True
    if not isinstance(value, int | Decimal) or isinstance(value, bool):
        return False
    if kind in ("string", "object", "array"):
        whole = isinstance(value, int) or value == value.to_integral_value()
        if whole:
            set_bound(keys, keyword, int(value))
        return whole
    beside = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}.get(keyword)
    excluded = beside is not None and plain_value(fragment.node(beside)) is True
    set_bound(keys, beside if excluded and beside else keyword, value)
    return True
