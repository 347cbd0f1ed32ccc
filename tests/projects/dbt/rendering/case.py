"""A dbt project from a case of a table, put together without the reader of files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from dq_core.record import changed
from dq_core.relation import Relation
from dq_core.source import Source
from dq_lineage.projects.dbt.records import DbtProject, Package, Target
from dq_lineage.projects.dbt.session import DbtSession
from dq_lineage.projects.records import Declared, DeclaredColumn, Node, Rendered, Renderings, Unresolved
from tests.projects.memory_tree import MemoryTree

_HERE = os.path.dirname(__file__)
MODEL = "models/m.sql"
_TEXTS = {
    "models/eph.sql": "select 1 as a",
    "models/eph2.sql": "select * from {{ ref('eph') }}",
    "models/orders.sql": "select 1",
}


def cases() -> list[Any]:
    """Return the cases of all tables."""
    found = []
    for name in ("cases.yaml", "hostile.yaml"):
        with open(os.path.join(_HERE, name), encoding="utf-8") as file:
            found += [pytest.param(case, id=case["name"]) for case in yaml.safe_load(file)]
    return found


def session_of(case: Mapping[str, Any], text: str | None = None) -> tuple[DbtSession, Node]:
    """Return a session of the project of a case, and its model `m`."""
    text = case["model"].replace("%DEEP%", "(" * 5000 + ")" * 5000) if text is None else text
    nodes = {node.id: node for node in _nodes(case)}
    warehouse = case.get("warehouse", "postgres")
    project = DbtProject(
        Declared("dbt", "shop", "", nodes=nodes),
        tuple(_packages(case)),
        Target(warehouse, database="db", schema="sc"),
        case.get("quoting", {}),
    )
    tree = MemoryTree({**_TEXTS, MODEL: text})
    return DbtSession(project, tree, case.get("environment")), next(iter(nodes.values()))


def render(case: Mapping[str, Any]) -> Renderings:
    """Render the model of a case."""
    session, node = session_of(case)
    return session.render(node, {})


def lack_text(lack: Unresolved) -> str:
    """Return what a case writes for something that is lacking."""
    place = lack.location
    if place is None:
        return f"{lack.lack} {lack.name}"
    file = "" if place.path == MODEL else f"{place.path}:"
    return f"{lack.lack} {lack.name} {file}{place.line}:{place.column}"


def reference_texts(rendered: Rendered) -> list[str]:
    """Return what a case writes for references."""
    found = []
    for item in rendered.references:
        name = f"{item.package}.{item.name}" if item.kind == "source" else item.name
        assert item.location is not None
        found.append(f"{item.kind} {name} {item.node} {item.location.line}:{item.location.column}")
    return found


def _nodes(case: Mapping[str, Any]) -> list[Node]:
    kind = case.get("kind", "model")
    own = _node("m", kind, config=case.get("settings", {}))
    columns = (DeclaredColumn("id", data_type="int"), DeclaredColumn("name"))
    source = Relation(("db", "raw", "events"))
    versions = [
        changed(
            _node(f"v_v{number}"),
            id=f"model.shop.v.v{number}",
            name="v",
            version=str(number),
            latest=number == 2,
        )
        for number in (1, 2)
    ]
    return [
        own,
        _node("orders"),
        *versions,
        _node("eph", materialized="ephemeral"),
        _node("eph2", materialized="ephemeral"),
        changed(_node("s", "seed"), columns=columns, path="seeds/s.csv", language="csv"),
        Node(
            "source.shop.raw.events",
            "source",
            "events",
            "shop",
            relation=source,
            fqn=("shop", "raw", "events"),
        ),
    ]


def _node(name: str, kind: Any = "model", materialized: str = "view", config: Any = None) -> Node:
    return Node(
        f"{kind}.shop.{name}",
        kind,
        name,
        "shop",
        f"models/{name}.sql",
        relation=Relation(("db", "sc", name)),
        materialized=materialized,
        config=config or {},
        fqn=("shop", name),
    )


def _packages(case: Mapping[str, Any]) -> list[Package]:
    files = {f"macros/{name}": text for name, text in case.get("macros", {}).items()}
    dispatch = {name: tuple(order) for name, order in case.get("dispatch", {}).items()}
    root = Package("shop", "", _sources(files), case.get("variables", {}), dispatch, root=True)
    installed = [
        Package(name, f"dbt_packages/{name}", _sources({f"dbt_packages/{name}/m.sql": text}))
        for name, text in case.get("packages", {}).items()
    ]
    stand_ins = [
        Package(name, "", _sources({f"<builtin>/{name}.sql": text}), builtin=True)
        for name, text in case.get("builtin", {}).items()
    ]
    return [root, *installed, *stand_ins]


def _sources(files: Mapping[str, str]) -> dict[str, Source]:
    return {path: Source(path, text) for path, text in files.items()}
