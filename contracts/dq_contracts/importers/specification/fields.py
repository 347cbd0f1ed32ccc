"""Models and their fields as datasets and properties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dq_contracts.importers.facts import described, options_of, set_bound, set_enum
from dq_contracts.importers.patterns import is_pattern
from dq_contracts.importers.schema_source import Losses
from dq_contracts.importers.specification.quality import quality_of
from dq_contracts.importers.taking import Taking
from dq_contracts.importers.typed import logical_type_of, typed
from dq_core.record import identity_record
from dq_core.types import Type
from dq_core.types.type import (
    BINARY,
    BOOLEAN,
    DATE,
    JSON,
    MAP,
    NULL,
    STRING,
    STRUCT,
    VARIANT,
    array,
    decimal,
    float_,
    integer,
    time,
    timestamp,
)
from dq_core.yaml.tree import Mapping as Node
from dq_core.yaml.tree import Node as AnyNode
from dq_core.yaml.tree import Scalar, plain_value

DEEPEST = 30
_TYPES: Mapping[str, Type] = {
    **dict.fromkeys(("string", "text", "varchar"), STRING),
    **dict.fromkeys(("number", "decimal", "numeric"), decimal()),
    **dict.fromkeys(("int", "integer"), integer(32)),
    **dict.fromkeys(("long", "bigint"), integer(64)),
    "float": float_(32),
    "double": float_(64),
    "boolean": BOOLEAN,
    **dict.fromkeys(("timestamp", "timestamp_tz"), timestamp(None, "aware")),
    "timestamp_ntz": timestamp(None, "naive"),
    "date": DATE,
    "time": time(),
    "array": array(),
    "map": MAP,
    **dict.fromkeys(("object", "record", "struct"), STRUCT),
    "bytes": BINARY,
    "null": NULL,
    "variant": VARIANT,
    "json": JSON,
}
_BOUNDS = ("minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
_FORMATS = frozenset({"password", "byte", "binary", "email", "uuid", "uri", "hostname", "ipv4", "ipv6"})


@identity_record
class FieldReader:
    """Reads fields. `definitions` are those of the document, `server_types` the types of its servers."""

    definitions: Node | None
    server_types: tuple[str, ...]
    losses: Losses
    used: set[str]

    def properties(self, fields: Node | None, place: str, depth: int = 0) -> list[dict[str, Any]]:
        """Return the fields of a model or of a field as properties."""
        found, position = [], 0
        for name, node in fields.values.items() if fields else ():
            if not self.losses.has_room():
                break
            made = self.property(node, f"{place}.{name}", depth)
            if made.pop("primary", False):
                position += 1
                made |= {"primaryKey": True, "primaryKeyPosition": position, "required": True}
            found.append({"name": name, **made})
        return found

    def property(self, node: AnyNode, place: str, depth: int) -> dict[str, Any]:
        """Return a field as the keys of a property, with `primary` among them where it is part of a key."""
        if not isinstance(node, Node) or depth > DEEPEST:
            self.losses.at(
                node, "a field is a mapping, this is none" if depth <= DEEPEST else "nested too deep", place
            )
            return {}
        layers = [Taking(layer, self.losses, place) for layer in self._layers(node, place)]
        keys: dict[str, Any] = {}
        for layer in layers:  # what the field itself says stands before what its definition says
            for key, value in self._facts(layer, place, depth):
                keys.setdefault(key, value)
        self._restrictions(layers, keys)
        for layer in layers:
            layer.close()
        return keys

    def _layers(self, node: Node, place: str) -> Iterator[Node]:
        yield node
        seen = {id(node)}
        while (reference := node.node("$ref")) is not None:
            found = self._definition(reference)
            if found is None or id(found) in seen:
                self.losses.at(
                    reference, "the reference is not followed: it leads to no definition here", place
                )
                return
            seen.add(id(found))
            node = found
            yield node

    def _definition(self, reference: AnyNode) -> Node | None:
        path = reference.text if isinstance(reference, Scalar) else ""
        if not path.startswith("#/definitions/"):
            return None
        node: AnyNode | None = self.definitions
        parts = path.removeprefix("#/definitions/").split("/")
        self.used.add(parts[0])
        for part in parts:
            node = node.node(part) if isinstance(node, Node) else None
        return node if isinstance(node, Node) else None

    def _facts(self, layer: Taking, place: str, depth: int) -> Iterator[tuple[str, Any]]:
        layer.taken |= {"$ref", "name", "config", "type", "precision", "scale"}
        yield from self._type(layer, place, depth)
        told: dict[str, Any] = {}
        described(told, layer.text("description"))
        yield from told.items()
        for theirs, ours in (("title", "businessName"), ("classification", "classification")):
            if text := layer.text(theirs):
                yield ours, text
        for key in ("required", "unique"):
            if layer.flag(key):
                yield key, True
        if layer.flag("primary") or layer.flag("primaryKey"):
            yield "primary", True
        layer.taken |= {"required", "unique", "primary", "primaryKey"}
        yield from self._lists(layer, place)

    def _lists(self, layer: Taking, place: str) -> Iterator[tuple[str, Any]]:
        if examples := [plain_value(item) for item in (*layer.items("examples"), *layer.items("example"))]:
            yield "examples", examples
        if tags := layer.texts("tags"):
            yield "tags", tags
        if links := layer.mapping("links"):
            yield "authoritativeDefinitions", links_of(links)
        if layer.node.node("pii") is not None:
            yield "customProperties", [{"property": "pii", "value": layer.value("pii")}]
        if reference := layer.text("references"):
            yield "references", (reference, layer.node.value_location("references"))
        if rules := quality_of(layer.items("quality"), self.losses, place):
            yield "quality", rules

    def _type(self, layer: Taking, place: str, depth: int) -> Iterator[tuple[str, Any]]:
        stated = layer.text("type")
        of = _TYPES.get(stated.lower())
        if stated and of is None:
            layer.lose("type", f"the type {stated!r} is none of the specification")
        physical = self._physical(layer, stated)
        if physical:
            yield "physicalType", physical
        if of is None:
            return
        if logical_type_of(of) is None and not physical:
            layer.lose("type", f"no logicalType is {stated}")
        yield from typed(of, widths=not physical).items()
        fields = layer.mapping("fields")
        if fields is not None:
            yield "properties", self.properties(fields, place, depth + 1)
        yield from self._inside(layer, of, place, depth)

    def _inside(self, layer: Taking, of: Type, place: str, depth: int) -> Iterator[tuple[str, Any]]:
        items = layer.mapping("items")
        if items is not None:
            yield "items", self._without_key(items, f"{place}[]", depth)
        keys, values = layer.mapping("keys"), layer.mapping("values")
        if of.kind == "map":
            key = self._without_key(keys, f"{place}.key", depth) if keys else {"logicalType": "string"}
            value = self._without_key(values, f"{place}.value", depth) if values else {}
            yield "map", {"key": key, "value": value}

    def _without_key(self, node: Node, place: str, depth: int) -> dict[str, Any]:
        keys = self.property(node, place, depth + 1)
        return {key: value for key, value in keys.items() if key not in ("primary", "references")}

    def _physical(self, layer: Taking, stated: str) -> str:
        """Return the type in the server's own words: from `config`, else with the digits of a decimal."""
        config = layer.node.node("config")
        types: dict[str, str] = {}
        for key, value in config.values.items() if isinstance(config, Node) else ():
            if key.endswith("Type") and isinstance(value, Scalar):
                types[key.removesuffix("Type").lower()] = value.text
            elif isinstance(config, Node):
                self.losses.add(
                    f"no key of a contract says config.{key}", layer.place, config.key_location(key)
                )
        wanted = [types[name] for name in self.server_types if name in types] or list(types.values())[:1]
        for name, text in types.items():
            if text not in wanted[:1]:
                layer.losses.add(
                    f"the physical type {text} of {name} stands beside another",
                    layer.place,
                    layer.node.location,
                )
        if wanted:
            return wanted[0]
        precision, scale = plain_value(layer.node.node("precision")), plain_value(layer.node.node("scale"))
        if stated.lower() in ("decimal", "numeric", "number") and precision is not None:
            return f"decimal({precision},{scale or 0})"
        return ""

    def _restrictions(self, layers: list[Taking], keys: dict[str, Any]) -> None:
        for layer in layers:
            for name in _BOUNDS:
                if (value := layer.value(name)) is not None:
                    set_bound(keys, name, value)
            if values := [plain_value(item) for item in layer.items("enum")]:
                set_enum(keys, values)
            pattern = layer.value("pattern")
            if pattern is not None and is_pattern(pattern):
                options_of(keys).setdefault("pattern", pattern)
            elif pattern is not None:
                layer.lose("pattern", f"RE2 does not compile the pattern {pattern}")
            if layer.text("format") in _FORMATS and keys.get("logicalType") == "string":
                options_of(keys).setdefault("format", layer.text("format"))
            else:
                layer.taken.discard("format")


def links_of(links: Node) -> list[dict[str, Any]]:
    """Return links by name as authoritative definitions."""
    return [
        {"type": name, "url": node.text} for name, node in links.values.items() if isinstance(node, Scalar)
    ]
