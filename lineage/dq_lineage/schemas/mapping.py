"""Schemas as a mapping of tables to columns, in JSON or YAML.

    orders: [order_id, amount]
    sales.customers: {customer_id: bigint, email: varchar}
    raw: {events: {at: {type: timestamp, nullable: false}}}

Columns are a list of names, or a mapping of names to types; folders of tables are mappings around them.
"""

from __future__ import annotations

from collections.abc import Iterator

from dq_core.relation import Column, Relation
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, kind_in_words, plain_value
from dq_lineage.schemas.schema_error import SchemaError
from dq_lineage.schemas.type_names import type_named

_OF_COLUMN = frozenset(("name", "type", "data_type", "nullable", "description"))
_FORM = "write `table: [column, column]` or `table: {column: type}`"


def relations_in(root: Node | None, dialect: str) -> Iterator[Relation]:
    """Return the tables of a mapping, in its order. Raises SchemaError."""
    if not isinstance(root, Mapping):
        found = "nothing" if root is None else kind_in_words(root)
        location = None if root is None else root.location
        raise SchemaError(f"expected a mapping of tables to columns, found {found}", location, _FORM)
    waiting: list[tuple[tuple[str, ...], Mapping]] = [((), root)]
    while waiting:
        above, mapping = waiting.pop()
        for key, value in mapping.values.items():
            name = (*above, *key.split("."))
            if isinstance(value, Mapping) and not _holds_columns(value):
                waiting.append((name, value))
            else:
                columns = tuple(_columns(value, dialect))
                yield Relation(name, columns, location=mapping.keys[key].location)


def _holds_columns(mapping: Mapping) -> bool:
    return any(isinstance(value, Scalar) or _describes_column(value) for value in mapping.values.values())


def _describes_column(node: Node) -> bool:
    return isinstance(node, Mapping) and bool(node.values) and _OF_COLUMN.issuperset(node.values)


def _columns(node: Node, dialect: str) -> Iterator[Column]:
    if isinstance(node, Mapping):
        for name, value in node.values.items():
            yield _column(name, value, node.keys[name], dialect)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield _item(item, dialect)
    else:
        raise SchemaError(
            f"expected the columns of a table, found {kind_in_words(node)}", node.location, _FORM
        )


def _item(node: Node, dialect: str) -> Column:
    if isinstance(node, Scalar) and node.value is not None:
        return Column(node.text, location=node.location)
    name = node.node("name") if isinstance(node, Mapping) else None
    if isinstance(name, Scalar):
        return _column(name.text, node, name, dialect)
    raise SchemaError(f"expected the name of a column, found {kind_in_words(node)}", node.location, _FORM)


def _column(name: str, node: Node, key: Scalar, dialect: str) -> Column:
    if not isinstance(node, Mapping):
        text = node.text if isinstance(node, Scalar) and node.value is not None else ""
        return Column(name, type_named(text, dialect), location=key.location)
    stated = node.node("type") or node.node("data_type")
    nullable = plain_value(node.node("nullable"))
    return Column(
        name,
        type_named(stated.text, dialect) if isinstance(stated, Scalar) else None,
        nullable if isinstance(nullable, bool) else None,
        location=key.location,
    )
