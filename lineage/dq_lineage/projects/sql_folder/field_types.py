"""The columns that a schema.yaml states: fields with BigQuery's types, modes and nested fields."""

from __future__ import annotations

from collections.abc import Iterator

from dq_core.finding import Finding
from dq_core.relation import Column
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, kind_in_words
from dq_lineage.notices.table_metadata_invalid import table_metadata_invalid
from dq_lineage.projects.records import Constraint, DeclaredColumn
from dq_lineage.projects.sql_folder.documents import Document
from dq_lineage.schemas.type_names import type_named

_RECORDS = ("record", "struct")
DEEPEST = 15
"""BigQuery nests no deeper."""


def columns_in(document: Document) -> tuple[DeclaredColumn, ...]:
    """Return the columns of the list `fields`, those of records with the type of the whole record."""
    fields = document.root.node("fields")
    columns = (_column(node, document.findings) for node in _listed(fields, document.findings))
    return tuple({column.name: column for column in columns if column is not None}.values())


def relation_column(column: DeclaredColumn) -> Column:
    """Return a declared column as one of a relation."""
    required = any(constraint.type == "not_null" for constraint in column.constraints)
    # a repeated column is never NULL, but nobody states it
    repeated = column.data_type.startswith("ARRAY<")
    return Column(
        column.name,
        type_named(column.data_type, "bigquery"),
        None if repeated else not required,
        tags=column.policy_tags,
        location=column.location,
    )


def _listed(node: Node | None, findings: list[Finding]) -> Iterator[Mapping]:
    if isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Mapping):
                yield item
            else:
                _wrong(f"a field must be a mapping, found {kind_in_words(item)}", item, findings)
    elif node is not None and not (isinstance(node, Scalar) and node.value is None):
        _wrong(f"fields must be a list, found {kind_in_words(node)}", node, findings)


def _column(node: Mapping, findings: list[Finding]) -> DeclaredColumn | None:
    document = Document(node, findings)
    name = node.node("name")
    if not isinstance(name, Scalar) or not name.text:
        _wrong("a field needs a name", node, findings)
        return None
    required = document.text("mode").lower() == "required"
    tags = document.texts("policy_tags") if "policy_tags" in node else ()
    return DeclaredColumn(
        name.text,
        document.text("description"),
        _type_text(node, findings, 0),
        constraints=(Constraint("not_null", (name.text,), location=name.location),) if required else (),
        policy_tags=tags,
        location=name.location,
    )


def _type_text(node: Mapping, findings: list[Finding], depth: int) -> str:
    """Return the type of a field as BigQuery's SQL writes it."""
    document = Document(node, findings)
    text = document.text("type").upper()
    if text.lower() in _RECORDS and depth < DEEPEST:
        inner = (_field_text(each, findings, depth + 1) for each in _listed(node.node("fields"), findings))
        text = f"STRUCT<{', '.join(filter(None, inner))}>"
    return f"ARRAY<{text}>" if text and document.text("mode").lower() == "repeated" else text


def _field_text(node: Mapping, findings: list[Finding], depth: int) -> str:
    name = node.node("name")
    type_ = _type_text(node, findings, depth)
    return f"`{name.text}` {type_}" if isinstance(name, Scalar) and type_ else ""


def _wrong(message: str, node: Node, findings: list[Finding]) -> None:
    findings.append(table_metadata_invalid(message, node.location))
