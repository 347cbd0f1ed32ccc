"""What templates ask of the warehouse, answered from what is known of the project's own nodes."""

from __future__ import annotations

from typing import Any

from dq_core import types
from dq_core.record import changed
from dq_core.relation import Column
from dq_lineage.projects.dbt.rendering.context.api import TableColumn
from dq_lineage.projects.dbt.rendering.context.relation import TableRelation
from dq_lineage.projects.dbt.rendering.run import Run
from dq_lineage.projects.records import Node

_DIALECTS = {"sqlserver": "tsql", "synapse": "tsql", "fabric": "tsql", "mariadb": "mysql"}
# what dbt's column classes make of a text that has no length
_TEXT_SIZES = {"duckdb": 256, "redshift": 256, "snowflake": 16_777_216}


def node_of(run: Run, relation: object) -> Node | None:
    """Return the node that becomes a relation, None where no file declares it."""
    if not isinstance(relation, TableRelation):
        return None
    nodes = run.engine.project.declared.nodes
    meant = relation._node  # noqa: SLF001 - hidden from templates only
    if meant in nodes:
        return nodes[meant]
    named = run.engine.lookup.tables.get(str(relation.identifier).lower(), [])
    above = relation.database or None, relation.schema or None
    own = [node for node in named if run.engine.relation_of(node).matches(*above)]
    return own[0] if len(own) == 1 else None


def columns_of(run: Run, relation: object) -> list[TableColumn]:
    """Return the columns of a relation; none, noted as lacking, where they are not known."""
    if not relation:
        return []
    node = node_of(run, relation)
    found = _columns(run, node) if node else []
    if not found:
        run.note("introspection", str(relation), "its columns are not known")
    return found


def _columns(run: Run, node: Node) -> list[TableColumn]:
    known = run.known.get(node.id)
    if known is not None and known.columns:
        documented = {column.name.lower(): column.data_type for column in node.columns}
        return [_column(run, column, documented.get(column.name.lower(), "")) for column in known.columns]
    if node.columns:
        return [_typed(run, c.name, c.data_type) for c in node.columns]
    return [_column(run, column) for column in node.relation.columns] if node.relation else []


def _column(run: Run, column: Column, documented: str = "") -> TableColumn:
    warehouse = run.engine.project.target.type
    name: Any = None
    dialect = _DIALECTS.get(warehouse, warehouse)
    if column.type is not None and dialect in types.dialect_names():
        name = types.render(column.type, types.dialect(dialect))
    return _typed(run, column.name, name or documented)


def _typed(run: Run, name: str, data_type: str) -> TableColumn:
    column = TableColumn(name, data_type, _quoting=run.engine.quoting)
    unsized = column.is_string() and "(" not in data_type
    size = _TEXT_SIZES.get(run.engine.project.target.type) if unsized else None
    return changed(column, char_size=size) if size else column
