"""Metrics and what they are made of: our reading of files, of the manifest, and what dbt 1.11 says of both.

`semantic_shop.json` is the manifest that `dbt parse` wrote for the project beside it, cut down to some keys.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dq_core.record import changed
from dq_lineage.projects.dbt.reader import DbtReader
from dq_lineage.projects.dbt_manifest.manifest import manifest_of
from dq_lineage.projects.dbt_manifest.session import ManifestSession
from dq_lineage.projects.protocol import Session
from dq_lineage.projects.records import BY_PROPERTIES, SEMANTIC, Node
from dq_lineage.projects.repository import Repository
from dq_lineage.projects.trees.working import WorkingTree
from tests.projects.memory_tree import MemoryTree

HERE = Path(__file__).parent
WRITTEN = (HERE / "semantic_shop.json").read_text(encoding="utf-8")
STORED = json.loads(WRITTEN)
CREATED = "metric.shop.big"
"""The metric of a measure: dbt makes up a description, and gives it the meta of the semantic model."""
SECTIONS = ("semantic_models", "metrics", "saved_queries", "exposures", "unit_tests")
ENTRIES = {id_: entry for section in SECTIONS for id_, entry in STORED[section].items()}


def by_files() -> Session:
    return DbtReader().open(WorkingTree(str(HERE / "semantic_shop")), "", "")


def by_manifest() -> ManifestSession:
    return ManifestSession(MemoryTree(), "", manifest_of(WRITTEN, "manifest.json"))


def both() -> ManifestSession:
    tree = WorkingTree(str(HERE / "semantic_shop"))
    return ManifestSession(tree, "", manifest_of(WRITTEN, "manifest.json"), by_files())


def said(node: Node) -> tuple[object, ...]:
    """Return what a node says but its places."""
    elements = tuple(changed(each, start=0, end=0) for each in node.elements)
    depends_on = {reference.node for reference in node.depends_on}
    return node.kind, node.name, node.description, node.owner, node.group, node.meta, elements, depends_on


def test_the_same_ids() -> None:
    for session in (by_files(), by_manifest(), both()):
        kinds = (*BY_PROPERTIES, "exposure")
        assert {id_ for id_, node in session.declared.nodes.items() if node.kind in kinds} == set(ENTRIES)


@pytest.mark.parametrize("id_", [id_ for id_ in ENTRIES if id_.split(".")[0] in SEMANTIC])
def test_files_and_manifest_say_the_same(id_: str) -> None:
    ours, theirs = (make().declared.nodes[id_] for make in (by_files, by_manifest))
    if id_ == CREATED:
        theirs = changed(theirs, description="", meta={})
    assert said(ours) == said(theirs)


@pytest.mark.parametrize("id_", ENTRIES)
def test_what_it_depends_on_is_what_dbt_says(id_: str) -> None:
    """Filters are part of ours: dbt leaves their semantic models out; a unit test names what it gives."""
    node = by_files().declared.nodes[id_]
    conditions = {each.of for each in node.elements if each.kind == "condition"}
    groups = {each.of for each in node.elements if node.kind == "saved_query" and "semantic" in each.of}
    given = {each.of for each in node.elements if node.kind == "unit_test"}
    theirs = set(ENTRIES[id_]["depends_on"]["nodes"])
    ours = {reference.node for reference in node.depends_on}
    assert theirs <= ours
    assert ours - theirs <= conditions | groups | given


@pytest.mark.parametrize("make", [by_files, by_manifest, both])
def test_a_column_reaches_metrics(make: Callable[[], Session]) -> None:
    with Repository(make(), trusted=True) as repository:
        statements = {
            id_: each.script
            for id_, each in repository.resolve().items()
            if each.node.kind in SEMANTIC and each.script.statements
        }
        told = {
            (column.dataset, column.name, source.dataset.rpartition(".")[2], source.column)
            for script in statements.values()
            for statement in script.statements
            for column in statement.columns
            for source in column.sources
        }
    assert ("semantic_model.orders", "revenue", "orders", "net") in told
    assert ("semantic_model.orders", "big", "orders", "amount") in told
    assert ("metric.twice", "twice", "revenue", "revenue") in told
    assert ("metric.conversion", "conversion", "customers", "people") in told
    assert ("saved_query.board", "region", "customers", "region") in told


@pytest.mark.parametrize(
    "warehouse", ["bigquery", "clickhouse", "databricks", "redshift", "snowflake", "sqlserver"]
)
def test_every_warehouse_has_its_names(warehouse: str) -> None:
    files = [path for path in (HERE / "semantic_shop").rglob("*") if path.is_file()]
    tree = MemoryTree({str(path.relative_to(HERE / "semantic_shop")): path.read_text() for path in files})
    tree["profiles.yml"] = f"oracle: {{outputs: {{dev: {{type: {warehouse}, schema: sc}}}}}}"
    with Repository(DbtReader().open(tree, "", ""), trusted=True) as repository:
        [statement] = repository.resolved("metric.shop.twice").script.statements
        [column] = statement.columns
        sources = {(source.dataset.lower(), source.column.lower()) for source in column.sources}
    assert sources == {("metric.revenue", "revenue"), ("metric.orders_of_region", "orders_of_region")}
