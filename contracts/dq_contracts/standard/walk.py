"""Hold a contract's nodes against the standard's shapes, in one walk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from dq_contracts.standard.key import (
    Key,
    Keys,
    named_keys,
    option_keys,
    parse,
    quality_keys,
    server_keys,
)
from dq_contracts.standard.servers import SERVER_TYPES, SERVER_TYPES_SINCE
from dq_contracts.standard.shapes import LOGICAL_TYPES_SINCE, OPTIONS_BY_LOGICAL_TYPE, SHAPES
from dq_core.finding import Edit, Fix
from dq_core.location import Location
from dq_core.record import field, identity_record, mutable_record
from dq_core.rules.rule import Hit
from dq_core.suggestion import did_you_mean, nearest
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, kind_in_words, kind_of

DefectKind = Literal[
    "unknown-key", "wrong-type", "missing-key", "wrong-value", "newer", "deprecated", "option"
]

_NEWEST = (3, 2, 0)
_FITS: dict[str, tuple[str, ...]] = {
    "string": ("string",),
    "integer": ("integer",),
    "number": ("integer", "number"),
    "boolean": ("boolean",),
    "scalar": ("string", "integer", "number", "boolean", "null"),
    "any": ("string", "integer", "number", "boolean", "null", "list", "mapping"),
    "mapping": ("mapping",),
}


@identity_record
class Defect:
    """One place where a contract departs from the standard; each kind has its rule."""

    kind: DefectKind
    hit: Hit


@identity_record
class Defects:
    """All departures of one contract from the standard's shapes, in the order of the walk."""

    items: tuple[Defect, ...]

    def of_kind(self, kind: DefectKind) -> Iterator[Hit]:
        """Yield the hits of one kind, for the rule that reports them."""
        return (defect.hit for defect in self.items if defect.kind == kind)


@mutable_record
class Shapes:
    """The shape walk of one contract: `version` is its apiVersion, the newest where it names none."""

    version: tuple[int, ...] = _NEWEST
    defects: list[Defect] = field(default_factory=list)

    def add(
        self, kind: DefectKind, message: str, location: Location, help_: str = "", fixes: tuple[Fix, ...] = ()
    ) -> None:
        """Record a defect."""
        self.defects.append(Defect(kind, Hit(message, location, help_, fixes)))

    def walk(self, root: Node) -> None:
        """Record all defects of the contract whose root node is given."""
        if isinstance(root, Mapping):
            self.version = _version(root.node("apiVersion"))
            self.mapping("Contract", root, named_keys("Contract"))
        else:
            self.add("wrong-type", f"a contract is a mapping, this is {kind_in_words(root)}", root.location)

    def mapping(self, name: str, node: Mapping, keys: Keys) -> None:
        """Check one object: its keys, and everything below them."""
        for key_name, value in node.values.items():
            key = keys.get(key_name)
            if key is None:
                self.unknown(name, key_name, node, keys)
            else:
                self.age(key, key_name, node)
                self.value(key, key_name, value, node)
        for key_name, key in keys.items():
            if key.required and key_name not in node and not self.newer(key.since):
                self.add("missing-key", f"{_article(name)} needs the key {key_name!r}", node.location)

    def unknown(self, name: str, key: str, node: Mapping, keys: Keys) -> None:
        """Record a key that the object does not have."""
        where, near = node.key_location(key), nearest(key, keys)
        help_ = f"did you mean {near!r}?" if near else f"known keys: {', '.join(sorted(keys)) or 'none'}"
        if name.endswith("options"):
            self.add("option", f"the option {key!r} does not fit {_article(name)}".rstrip(), where, help_)
        else:
            fixes = _renaming(node.keys[key], near) if near and near not in node else ()
            self.add("unknown-key", f"{_article(name)} has no key {key!r}", where, help_, fixes)

    def age(self, key: Key, name: str, node: Mapping) -> None:
        """Record a key that is newer than the contract's version, or deprecated."""
        if self.newer(key.since):
            self.too_new(f"the key {name!r}", key.since, node.key_location(name))
        elif key.deprecated and _numbers(key.deprecated) <= self.version:
            text = f"the key {name!r} is deprecated since v{key.deprecated}"
            self.add("deprecated", text, node.key_location(name))

    def newer(self, since: str) -> bool:
        """Say whether something that came with version `since` is newer than the contract's version."""
        return bool(since) and _numbers(since) > self.version

    def too_new(self, what: str, since: str, location: Location) -> None:
        """Record a use of something that the contract's version does not have."""
        version = "v" + ".".join(map(str, self.version))
        text = f"{what} came with v{since}, but this contract says apiVersion {version}"
        self.add("newer", text, location, f"set apiVersion to v{since}, or remove it")

    def value(self, key: Key, name: str, node: Node, parent: Mapping) -> None:
        """Check a value against the types of its key."""
        for type_name in key.types:
            if _fits(type_name, node):
                self.inside(type_name, name, node, parent)
                self.allowed(key, name, node)
                return
        expected = " or ".join(_type_in_words(type_name) for type_name in key.types)
        help_ = "put it in quotes" if expected == "a string" and isinstance(node, Scalar) else ""
        self.add(
            "wrong-type", f"{name!r} must be {expected}, not {kind_in_words(node)}", node.location, help_
        )

    def inside(self, type_name: str, name: str, node: Node, parent: Mapping) -> None:
        """Check what a list or an object holds."""
        if type_name.startswith("["):
            key = parse(type_name[1:-1])
            items = node.items if isinstance(node, Sequence) else []
            for item in items:
                self.value(key, f"item of {name}", item, parent)
        elif isinstance(node, Mapping) and (shape := self.shape_of(type_name, name, node, parent)):
            self.mapping(*shape)

    def shape_of(
        self, type_name: str, name: str, node: Mapping, parent: Mapping
    ) -> tuple[str, Mapping, Keys] | None:
        """Return name, node and keys of an object, whose keys may depend on its type."""
        if type_name == "Server":
            return _server_shape(node)
        if type_name == "Quality":
            return "Quality", node, quality_keys(quality_type(node))
        if name == "logicalTypeOptions":
            logical = _text(parent.node("logicalType")) or ""
            known = logical in OPTIONS_BY_LOGICAL_TYPE
            return (f"{logical} options", node, option_keys(logical)) if known else None
        return (type_name, node, named_keys(type_name)) if type_name in SHAPES else None

    def allowed(self, key: Key, name: str, node: Node) -> None:
        """Check a value against the only values of its key, and those against the version."""
        text = _text(node)
        if text is None:
            return
        if key.values and text not in key.values:
            help_ = did_you_mean(text, key.values) or f"one of: {', '.join(key.values)}"
            self.add("wrong-value", f"{text!r} is no value of {name!r}", node.location, help_)
        since = LOGICAL_TYPES_SINCE.get(text, "") if name == "logicalType" else ""
        if self.newer(since):
            self.too_new(f"the logical type {text!r}", since, node.location)


def check_server_types(node: Mapping, shapes: Shapes) -> None:
    """Check the value of a server's `type`, which decides its other keys."""
    value = node.node("type")
    text = _text(value)
    if value is None or text is None:
        return
    if text not in SERVER_TYPES:
        help_ = did_you_mean(text, SERVER_TYPES) or f"one of: {', '.join(SERVER_TYPES)}"
        shapes.add("wrong-value", f"{text!r} is no server type", value.location, help_)
    elif shapes.newer(SERVER_TYPES_SINCE.get(text, "")):
        shapes.too_new(f"the server type {text!r}", SERVER_TYPES_SINCE[text], value.location)


def defects_of(root: Node) -> Defects:
    """Hold a contract's root node against the standard's shapes."""
    shapes = Shapes()
    shapes.walk(root)
    for server in _servers(root):
        check_server_types(server, shapes)
    return Defects(tuple(shapes.defects))


def quality_type(node: Mapping) -> str:
    """Return the type of a quality rule: as written, else `library`, which is the standard's default."""
    return _text(node.node("type")) or "library"


def _renaming(key: Scalar, name: str) -> tuple[Fix, ...]:
    edit = Edit(key.start, key.end, name)
    return (Fix(f"rename {key.text!r} to {name!r}", safe=False, path=key.source.path, edits=(edit,)),)


def _servers(root: Node) -> Iterator[Mapping]:
    servers = root.node("servers") if isinstance(root, Mapping) else None
    if isinstance(servers, Sequence):
        yield from (item for item in servers.items if isinstance(item, Mapping))


def _server_shape(node: Mapping) -> tuple[str, Mapping, Keys] | None:
    server_type = _text(node.node("type")) or ""
    if server_type not in SERVER_TYPES and "type" in node:
        return None
    return f"{server_type} server".strip(), node, server_keys(server_type)


def _fits(type_name: str, node: Node) -> bool:
    if type_name.startswith("["):
        return isinstance(node, Sequence)
    kinds = _FITS.get(type_name)
    return kind_of(node) in kinds if kinds else isinstance(node, Mapping)


def _type_in_words(type_name: str) -> str:
    if type_name.startswith("["):
        return "a list"
    if type_name in ("scalar", "any"):
        return "a single value"
    if type_name not in _FITS:
        return "a mapping"
    return f"an {type_name}" if type_name == "integer" else f"a {type_name}"


def _article(name: str) -> str:
    words = (
        name
        if " " in name
        else "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name)
    )
    words = words.strip()
    if words.endswith("options"):
        return f"the logical type {words.split()[0]!r}"
    return f"an {words}" if words[:1] in "aeiou" else f"a {words}"


def _text(node: Node | None) -> str | None:
    return node.value if isinstance(node, Scalar) and isinstance(node.value, str) else None


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _version(node: Node | None) -> tuple[int, ...]:
    text = (_text(node) or "").removeprefix("v")
    known = {"3.0.0", "3.0.1", "3.0.2", "3.1.0", "3.2.0"}
    return _numbers(text) if text in known else _NEWEST
