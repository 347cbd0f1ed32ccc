"""JSON Schema from draft 4 to 2020-12, in JSON or YAML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dq_contracts.importers.documents import root_of
from dq_contracts.importers.draft import Draft
from dq_contracts.importers.jsonschema.columns import ColumnReader
from dq_contracts.importers.jsonschema.merging import Merged
from dq_contracts.importers.jsonschema.references import References
from dq_contracts.importers.jsonschema.types import is_schema, kinds_of
from dq_contracts.importers.schema_source import Losses, SchemaSource, SourceError
from dq_core.yaml.tree import Mapping, Node

_DEFINITIONS = ("$defs", "definitions")


def draft_of(source: SchemaSource) -> Draft:
    """Draft a contract: a dataset for the objects that the schema describes.

    An array of objects is a dataset of its items; a schema that only defines others gives a dataset for each
    object among them. Raises SourceError where nothing is an object.
    """
    root = root_of(source.source)
    if not isinstance(root, Mapping):
        raise SourceError("a JSON Schema is a mapping, this is none", root.location)
    losses = Losses()
    reader = ColumnReader(References(source, root), losses)
    schema = [_dataset(name, nodes, reader) for name, nodes in _objects(source, root, reader)]
    if not schema:
        help_ = "name a schema of type object, of an array of objects, or with definitions of objects"
        raise SourceError("the schema describes no object, so there are no columns", root.location, help_)
    return Draft({"schema": schema}, losses.all())


def _objects(source: SchemaSource, root: Mapping, reader: ColumnReader) -> Iterator[tuple[str, list[Node]]]:
    if source.element:
        yield source.element, [_definition(source.element, root)]
        return
    nodes: list[Node] = [root]
    schema = reader.schema(nodes, "")
    if kinds_of(schema).only == "array":
        nodes = [node for _, node in schema.all("items") if is_schema(node)]
        schema = reader.schema(nodes, "")
    if any(True for _ in schema.all("properties")):
        yield source.name, nodes
        return
    for name, node in _definitions(root):
        if any(True for _ in reader.schema([node], name).all("properties")):
            yield name, [node]


def _definitions(root: Mapping) -> Iterator[tuple[str, Node]]:
    for keyword in _DEFINITIONS:
        node = root.node(keyword)
        if isinstance(node, Mapping):
            yield from node.values.items()


def _definition(name: str, root: Mapping) -> Node:
    from dq_core.suggestion import did_you_mean

    known = dict(_definitions(root))
    if name not in known:
        raise SourceError(f"the schema defines no {name!r}", root.location, did_you_mean(name, known))
    return known[name]


def _dataset(name: str, nodes: list[Node], reader: ColumnReader) -> dict[str, Any]:
    schema = reader.schema(nodes, name)
    keys: dict[str, Any] = {}
    reader.described(schema, keys)
    if keys.pop("examples", None):
        reader.losses.at(nodes[0], "examples of whole rows have no key in a contract", name)
    fields = reader.fields(schema, name, (frozenset(map(id, schema.fragments)),))
    _sizes(schema, reader, name)
    return {"name": name, "logicalType": "object", **keys, "properties": fields}


def _sizes(schema: Merged, reader: ColumnReader, name: str) -> None:
    """Record what restricts the rows as a whole."""
    reader.others(schema, kinds_of(schema), name)
    for keyword in ("minProperties", "maxProperties", "additionalProperties", "patternProperties"):
        for fragment, node in schema.all(keyword):
            if keyword.startswith("m") or is_schema(node) or _is_false(node):
                reader.unsaid(keyword, node, fragment, name)


def _is_false(node: Node) -> bool:
    return getattr(node, "value", None) is False
