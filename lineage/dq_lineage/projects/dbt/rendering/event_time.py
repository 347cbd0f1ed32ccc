"""The column by which batches read a node, as dbt writes it."""

from __future__ import annotations

from dq_lineage.projects.dbt.declaring.values import as_mapping
from dq_lineage.projects.records import Node


def event_time_of(node: Node) -> str:
    """Return the `event_time` of a node as it stands in filters; empty for none.

    A column of that very name says by `quote` whether it is quoted, else the `quoting` of the source. The
    signs are these whatever the warehouse: dbt does not ask the adapter here.
    """
    name = node.config.get("event_time")
    if not isinstance(name, str) or not name:
        return ""
    said = next((column.quote for column in node.columns if column.name == name), None)
    if said is None and node.kind == "source":
        said = as_mapping(node.config.get("quoting")).get("column") is True
    return f'"{name}"' if said else name
