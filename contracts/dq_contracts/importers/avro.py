"""Avro schemas: records, and the types that they name."""

from __future__ import annotations

from collections.abc import Iterator

from dq_contracts.importers.avro_types import AvroReader, dataset_of, fullname
from dq_contracts.importers.documents import root_of
from dq_contracts.importers.draft import Draft
from dq_contracts.importers.schema_source import Losses, SchemaSource, SourceError
from dq_contracts.model.nodes import items_of, text_of
from dq_core.suggestion import did_you_mean
from dq_core.yaml.tree import Mapping, Node, Sequence


def draft_of(source: SchemaSource) -> Draft:
    """Draft a contract with a dataset for each record at the top: of a schema, a list of them, or a protocol.

    Raises SourceError where no record is at the top.
    """
    root = root_of(source.source)
    losses = Losses()
    reader = AvroReader(losses)
    records = []
    for node, namespace in _records(root):
        reader.learn(node, namespace)
        if text_of(node, "type") in ("record", "error"):
            records.append((node, namespace))
    wanted = [pair for pair in records if not source.element or source.element in _names(*pair)]
    if not wanted:
        raise _nothing(source, root, [fullname(*pair) for pair in records])
    return Draft(
        {"schema": [dataset_of(node, namespace, reader) for node, namespace in wanted]}, losses.all()
    )


def _records(root: Node) -> Iterator[tuple[Mapping, str]]:
    if isinstance(root, Sequence):
        yield from ((item, "") for item in root.items if isinstance(item, Mapping))
    elif isinstance(root, Mapping) and "protocol" in root:
        namespace = text_of(root, "namespace")
        yield from ((item, namespace) for item in items_of(root, "types") if isinstance(item, Mapping))
    elif isinstance(root, Mapping):
        yield root, ""


def _names(node: Mapping, namespace: str) -> tuple[str, str]:
    return text_of(node, "name"), fullname(node, namespace)


def _nothing(source: SchemaSource, root: Node, known: list[str]) -> SourceError:
    if source.element and known:
        help_ = did_you_mean(source.element, known)
        return SourceError(f"the schema declares no record {source.element!r}", root.location, help_)
    return SourceError("the schema declares no record, so there are no columns", root.location)
