"""Nodes of queries: those of any file, and those that make the table of their folder."""

from __future__ import annotations

from posixpath import basename, splitext

from dq_core.location import Location
from dq_core.relation import Relation
from dq_lineage.projects.records import DeclaredColumn, Node
from dq_lineage.projects.sql_folder.documents import Document
from dq_lineage.projects.sql_folder.field_types import relation_column
from dq_lineage.projects.sql_folder.table_metadata import TableMetadata

SQL = ".sql"
_MATERIALIZED = {"view.sql": "view", "materialized_view.sql": "materialized_view", "script.sql": ""}


def plain_node(path: str, shown: str) -> Node:
    """Return the node of a file of which nothing else is known."""
    return Node(query_id(path), "query", splitext(basename(path))[0], path=path, location=Location(shown))


def query_node(
    path: str,
    shown: str,
    name: tuple[str, ...],
    columns: tuple[DeclaredColumn, ...],
    metadata: TableMetadata,
    document: Document | None,
) -> Node:
    """Return the node of a query that makes the table of its folder.

    A script says by its own statements what it makes, so that it is not materialized.
    """
    layout = metadata.layout
    relation = Relation(
        name,
        tuple(relation_column(column) for column in columns),
        partition_by=layout.partition_by,
        cluster_by=layout.cluster_by,
        partition_filter_required=layout.partition_filter_required,
        owner=metadata.owner,
        location=document.root.location if document else None,
    )
    table = "incremental" if metadata.incremental else "table"
    return Node(
        query_id(path),
        "query",
        name[-1],
        path=path,
        language="sql" if path.endswith(SQL) else "python",
        relation=relation,
        materialized=_MATERIALIZED.get(basename(path), table),
        config=metadata.config,
        description=metadata.description,
        columns=columns,
        meta=metadata.meta,
        tags=metadata.tags,
        owner=metadata.owner,
        location=Location(shown),
        properties=relation.location,
    )


def query_id(path: str) -> str:
    """Return the id of the node of a file."""
    return f"query.{path.removesuffix(SQL)}"
