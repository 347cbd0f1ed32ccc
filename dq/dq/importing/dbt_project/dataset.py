"""One node of a project as a dataset of a contract."""

from __future__ import annotations

from typing import Any

from dq.importing.dbt_project.columns import columns_of
from dq.importing.dbt_project.provenance import from_files, stated
from dq.importing.dbt_project.tests import constraint_of, enabled, test_of
from dq_contracts.importers.dbt_properties.promises import Promises
from dq_contracts.importers.dbt_properties.relating import Found
from dq_contracts.importers.schema_source import Losses
from dq_lineage.projects.records import Freshness, Node
from dq_lineage.projects.resolved import Resolved

_PHYSICAL = {
    "incremental": "table",
    "snapshot": "table",
    "seed": "table",
    "materialized_view": "materialized view",
    "dynamic_table": "dynamic table",
}
_HOUR, _DAY = 60, 24 * 60


def dataset_of(resolved: Resolved, label: str, file: str, folder: str, promises: Promises) -> Found:
    """Return a node as the dataset `label` of the contract in a file; `folder` is that of the project.

    What no key says goes to the losses of `promises`.
    """
    node = resolved.node
    keys = _about(resolved, label, folder)
    keys["properties"] = columns_of(resolved, label, promises.losses)
    if not resolved.closed:
        _unknown_columns(resolved, label, promises.losses)
    _promise(node, label, keys, promises)
    latest = not node.version or node.latest
    name = node.name if latest else f"{node.name}.v{node.version}"
    return Found(source_of(node), name, keys, label=label, file=file)


def source_of(node: Node) -> str:
    """Return the name of the source that a table belongs to, empty for what is none."""
    return node.fqn[-2] if node.kind == "source" and len(node.fqn) > 1 else ""


def _about(resolved: Resolved, label: str, folder: str) -> dict[str, Any]:
    node = resolved.node
    physical = ".".join(resolved.relation.name)
    return {
        "name": label,
        "physicalName": physical if physical != label else "",
        "logicalType": "object",
        "physicalType": _physical_type(node),
        "description": node.description.strip(),
        "tags": list(node.tags),
        "customProperties": [
            *from_files((node.location, node.properties), folder),
            *stated({name: value for name, value in node.meta.items() if name != "owner"}),
            *stated({"owner": node.owner, "group": node.group, "access": node.access}),
            *stated({"contractEnforced": node.contract_enforced}),
            *stated({"clusterBy": resolved.relation.cluster_by, "sortBy": resolved.relation.sort_by}),
        ],
    }


def _physical_type(node: Node) -> str:
    if node.kind == "source":
        return "table"
    return _PHYSICAL.get(
        node.materialized, node.materialized if node.materialized in ("table", "view") else ""
    )


def _unknown_columns(resolved: Resolved, label: str, losses: Losses) -> None:
    node = resolved.node
    lacks = ", ".join(f"{lack.lack} {lack.name}" for lack in resolved.unresolved[:3])
    if node.kind == "source":
        reason = "a source has the columns that its files name; the table may have more"
    else:
        reason = f"not all of its columns are known{f', for want of {lacks}' if lacks else ''}"
    losses.add(reason, label, node.location)


def _promise(node: Node, label: str, keys: dict[str, Any], promises: Promises) -> None:
    """Carry over the tests and constraints of a dataset and of its columns."""
    by_name = {entry["name"]: entry for entry in keys["properties"]}
    folded = {name.lower(): entry for name, entry in by_name.items()}
    for column in node.columns:
        entry = folded.get(column.name.lower())
        if entry is None:
            continue
        name, known = entry["name"], {**by_name, column.name: entry}
        for test in enabled(column.tests):
            promises.test(test_of(test), test.location, name, label, entry)
        for constraint in column.constraints:
            promises.constraint(constraint_of(constraint), label, f"{label}.{name}", known, entry)
    for test in enabled(node.tests):
        promises.test(test_of(test), test.location, "", label, keys)
    for constraint in node.constraints:
        promises.constraint(constraint_of(constraint), label, label, by_name, keys)


def freshness_of(node: Node, keys: dict[str, Any]) -> dict[str, Any] | None:
    """Return how old the youngest row may be as a service level, None where nothing says it."""
    stated_: Freshness | None = node.freshness
    minutes = None if stated_ is None else stated_.error_after or stated_.warn_after
    if stated_ is None or minutes is None:
        return None
    known = {entry["name"].lower(): entry["name"] for entry in keys["properties"]}
    column = known.get(stated_.loaded_at.lower())
    size, unit = next(
        (size, unit) for size, unit in ((_DAY, "d"), (_HOUR, "h"), (1, "minutes")) if minutes % size == 0
    )
    element = f"{keys['name']}.{column}" if column else keys["name"]
    return {"property": "freshness", "value": minutes // size, "unit": unit, "element": element}
