"""Types of Avro as properties of a contract."""

from __future__ import annotations

from typing import Any

from dq_contracts.importers.facts import described
from dq_contracts.importers.schema_source import Losses
from dq_contracts.importers.typed import typed
from dq_contracts.model.nodes import items_of, text_of, value_of
from dq_core.record import identity_record, mutable_record
from dq_core.types import Type, dialect, parse
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, plain_value

DEEPEST = 30
_NAMED = ("record", "error", "enum", "fixed")
_PRIMITIVES = frozenset({"null", "boolean", "int", "long", "float", "double", "bytes", "string"})
_KNOWN = {
    "record": ("type", "name", "namespace", "doc", "fields"),
    "error": ("type", "name", "namespace", "doc", "fields"),
    "enum": ("type", "name", "namespace", "doc", "symbols"),
    "fixed": ("type", "name", "namespace", "doc", "size", "logicalType", "precision", "scale"),
    "array": ("type", "items"),
    "map": ("type", "values"),
}
_KNOWN_OF_PRIMITIVES = ("type", "logicalType", "precision", "scale", "doc")
_SAY_NOTHING = (("order", "ascending"), ("default", None))
_KNOWN_OF_FIELDS = ("name", "type", "doc")


@mutable_record
class Read:
    """A type as read: the keys of a property, its name in Avro, and whether null is among its values."""

    keys: dict[str, Any]
    physical: str
    nullable: bool = False

    def as_inner(self) -> dict[str, Any]:
        """Return the keys of something inside another type: its name in Avro and whether it may be null."""
        physical = {"physicalType": self.physical} if self.physical else {}
        return {**self.keys, **physical, **({} if self.nullable else {"required": True})}


@identity_record
class _Place:
    """Where reading is: in words, in which namespace, and inside which records."""

    words: str
    namespace: str
    inside: tuple[int, ...] = ()

    def below(self, word: str) -> _Place:
        dot = "" if word == "[]" else "."
        return _Place(f"{self.words}{dot}{word}", self.namespace, self.inside)


class AvroReader:
    """Reads types; named ones are known from where they are declared."""

    def __init__(self, losses: Losses) -> None:
        self.losses = losses
        self.named: dict[str, tuple[Mapping, str]] = {}

    def learn(self, root: Node, namespace: str) -> None:
        """Remember every named type in a schema, whatever its depth."""
        waiting: list[tuple[Node, str]] = [(root, namespace)]
        while waiting:
            node, space = waiting.pop()
            if isinstance(node, Sequence):
                waiting += [(item, space) for item in node.items]
            elif isinstance(node, Mapping):
                if text_of(node, "type") in _NAMED and text_of(node, "name"):
                    name = fullname(node, space)
                    space = name.rpartition(".")[0]
                    self.named.setdefault(name, (node, space))
                waiting += [(value, space) for value in node.values.values()]

    def read(self, node: Node, place: _Place) -> Read:
        """Return a type; what is none, or is not known, becomes a loss."""
        if isinstance(node, Sequence):
            return self._union(node, place)
        if isinstance(node, Scalar) and isinstance(node.value, str):
            return self._by_name(node, node.text, place)
        if isinstance(node, Mapping):
            return self._complex(node, place)
        self.losses.broken("this is no type of Avro", place.words, node.location)
        return Read({}, "")

    def _by_name(self, node: Node, name: str, place: _Place) -> Read:
        if name in _PRIMITIVES:
            return _leaf(name, name)
        known = self.named.get(f"{place.namespace}.{name}" if place.namespace and "." not in name else name)
        known = known or self.named.get(name)
        if known is None:
            self.losses.broken(f"there is no type {name!r}", place.words, node.location)
            return Read({}, name)
        return self._declared(known[0], _Place(place.words, known[1], place.inside))

    def _complex(self, node: Mapping, place: _Place) -> Read:
        kind = node.node("type")
        if kind is None or not isinstance(kind, Scalar):
            return self.read(kind, place) if kind else self.read(Sequence(node.source, 0, 0), place)
        if kind.text in _NAMED:
            name = fullname(node, place.namespace)
            return self._declared(node, _Place(place.words, name.rpartition(".")[0], place.inside))
        known = _KNOWN.get(kind.text, _KNOWN_OF_PRIMITIVES)
        self.unsaid(node, known, place.words)
        if kind.text in ("array", "map"):
            return self._container(node, kind.text, place)
        return self._logical(node, self._by_name(kind, kind.text, place), place)

    def _declared(self, node: Mapping, place: _Place) -> Read:
        kind = text_of(node, "type")
        self.unsaid(node, _KNOWN[kind], place.words)
        if kind in ("record", "error"):
            return self._record(node, place)
        found = self._enum(node) if kind == "enum" else self._fixed(node, place)
        described(found.keys, text_of(node, "doc"))
        return found

    def _record(self, node: Mapping, place: _Place) -> Read:
        found = Read({"logicalType": "object"}, "record")
        described(found.keys, text_of(node, "doc"))
        if id(node) in place.inside or len(place.inside) >= DEEPEST:
            self.losses.at(node, "the record holds itself, or too much; the contract stops here", place.words)
        else:
            found.keys["properties"] = self.fields(node, place)
        return found

    def fields(self, node: Mapping, place: _Place) -> list[dict[str, Any]]:
        """Return the fields of a record as properties."""
        inside = _Place(place.words, place.namespace, (*place.inside, id(node)))
        fields = [item for item in items_of(node, "fields") if isinstance(item, Mapping)]
        return [self._field(item, inside) for item in fields if self.losses.has_room()]

    def _field(self, node: Mapping, place: _Place) -> dict[str, Any]:
        name = text_of(node, "name")
        here = place.below(name)
        self.unsaid(node, _KNOWN_OF_FIELDS, here.words)
        kind = node.node("type")
        if not name or kind is None:
            self.losses.broken("a field needs a name and a type", here.words, node.location)
        found = self.read(kind, here) if kind else Read({}, "")
        described(found.keys, text_of(node, "doc"))
        return {"name": name, **found.as_inner()}

    def _enum(self, node: Mapping) -> Read:
        symbols = [item.text for item in items_of(node, "symbols") if isinstance(item, Scalar)]
        return Read({"logicalType": "string", "enum": [{"value": symbol} for symbol in symbols]}, "enum")

    def _fixed(self, node: Mapping, place: _Place) -> Read:
        return self._logical(node, Read({}, f"fixed({value_of(node, 'size')})"), place)

    def _container(self, node: Mapping, kind: str, place: _Place) -> Read:
        inner = node.node("items" if kind == "array" else "values")
        if inner is None:
            self.losses.broken(f"the {kind} does not say of what", place.words, node.location)
            return Read({"logicalType": kind}, kind)
        found = self.read(inner, place.below("[]" if kind == "array" else "value"))
        physical = f"{kind}<{found.physical}>"
        if kind == "array":
            return Read({"logicalType": "array", "items": found.as_inner()}, physical)
        return Read(
            {"logicalType": "map", "map": {"key": {"logicalType": "string"}, "value": found.as_inner()}},
            physical,
        )

    def _union(self, node: Sequence, place: _Place) -> Read:
        rest = [item for item in node.items if not _is_null(item)]
        nullable = len(rest) < len(node.items)
        if len(rest) == 1:
            found = self.read(rest[0], place)
            found.nullable = True if nullable else found.nullable
            return found
        if not rest:
            self.losses.at(node, "no value but null is allowed here", place.words)
            return Read({}, "null", nullable=True)
        names = [self.read(item, place).physical for item in rest]
        self.losses.at(node, f"no logicalType is {' or '.join(names)}", place.words)
        return Read({}, f"union<{', '.join(names)}>", nullable)

    def _logical(self, node: Mapping, base: Read, place: _Place) -> Read:
        """Return the logical type of a primitive; one that Avro does not know leaves the primitive."""
        name = text_of(node, "logicalType")
        if not name:
            return base
        spelled = name
        if name == "decimal":
            spelled = f"decimal({value_of(node, 'precision')},{value_of(node, 'scale') or 0})"
        found = _leaf(spelled, spelled)
        if found.keys or parse(spelled, dialect("avro")).kind not in ("unknown", "opaque"):
            return found
        self.losses.at(node.node("logicalType") or node, f"{name!r} is no logical type of Avro", place.words)
        return base

    def unsaid(self, node: Mapping, known: tuple[str, ...], words: str) -> None:
        """Record every attribute that nothing reads."""
        for key, value in node.values.items():
            if key not in known and (key, plain_value(value)) not in _SAY_NOTHING:
                said = f" {value.text}" if isinstance(value, Scalar) else ""
                self.losses.add(f"no key of a contract says {key}{said}", words, node.key_location(key))


def _leaf(name: str, physical: str) -> Read:
    of: Type = parse(name, dialect("avro"))
    return Read(typed(of), physical, nullable=of.kind == "null")


def _is_null(node: Node) -> bool:
    if isinstance(node, Mapping):
        return text_of(node, "type") == "null"
    return isinstance(node, Scalar) and node.text == "null"


def fullname(node: Mapping, namespace: str) -> str:
    """Return the name of a type with its namespace (Avro 1.12, "Names")."""
    name = text_of(node, "name")
    space = text_of(node, "namespace") if "namespace" in node else namespace
    return name if "." in name or not space else f"{space}.{name}"


def dataset_of(node: Mapping, namespace: str, reader: AvroReader) -> dict[str, Any]:
    """Return a record as a dataset."""
    full = fullname(node, namespace)
    name = full.rpartition(".")[2]
    reader.unsaid(node, _KNOWN["record"], name)
    keys: dict[str, Any] = {}
    described(keys, text_of(node, "doc"))
    return {
        "name": name,
        "physicalName": full if full != name else "",
        "logicalType": "object",
        "physicalType": "record",
        **keys,
        "properties": reader.fields(node, _Place(name, full.rpartition(".")[0])),
    }
