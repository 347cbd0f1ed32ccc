"""What a plain folder of SQL declares, by the table in declared.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dq_core.relation import Relation
from dq_lineage.projects.records import Node
from dq_lineage.projects.sql_folder.reader import SqlFolderReader
from dq_lineage.projects.sql_folder.session import SqlFolderSession
from tests.projects.memory_tree import MemoryTree

CASES = yaml.safe_load((Path(__file__).parent / "declared.yaml").read_text())


def opened(case: dict[str, Any]) -> SqlFolderSession:
    tree = MemoryTree(case["files"])
    reader = SqlFolderReader(case.get("without", ()))
    assert reader.folders(tree) == ("",)
    return reader.open(tree, "", case.get("said", ""))


def column_facts(relation: Relation) -> dict[str, str]:
    return {
        column.name: (column.type.kind if column.type else "")
        + (", not null" if column.nullable is False else "")
        for column in relation.columns
    }


def facts(session: SqlFolderSession, node: Node) -> dict[str, Any]:
    relation = node.relation or Relation(())
    return {
        "relation": ".".join(relation.name),
        "materialized": node.materialized,
        "language": node.language,
        "owner": node.owner,
        "description": node.description,
        "tags": list(node.tags),
        "columns": column_facts(relation),
        "primary_key": list(relation.primary_key),
        "partition_by": list(relation.partition_by),
        "cluster_by": list(relation.cluster_by),
        "filter_required": relation.partition_filter_required,
        "rows": relation.rows,
        "bytes": relation.bytes,
        "readings": list(session.readings(node)),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_declared(case: dict[str, Any]) -> None:
    session = opened(case)
    declared = session.declared
    assert declared.dialect == case["dialect"]
    assert list(declared.nodes) == sorted(declared.nodes, key=list(declared.nodes).index)
    assert set(declared.nodes) == set(case["nodes"])
    for id_, expected in case["nodes"].items():
        found = facts(session, declared.nodes[id_])
        assert {key: found[key] for key in expected} == expected, id_


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_findings(case: dict[str, Any]) -> None:
    said = []
    for finding in opened(case).declared.findings:
        place = finding.location
        said.append(f"{finding.code} {place and place.path}:{place and place.line} {finding.message}")
    expected = case.get("findings", [])
    assert len(said) == len(expected), said
    assert all(any(text.startswith(begin) for text in said) for begin in expected), said


def test_the_user_says_the_dialect() -> None:
    tree = MemoryTree({"sql/p/d/t/query.sql": "SELECT 1", "sql/p/d/t/schema.yaml": "fields: []"})
    reader = SqlFolderReader()
    assert reader.open(tree, "", "spark").declared.dialect == "spark"
    assert reader.open(tree, "", "").declared.dialect_from == "sql/p/d/t/schema.yaml"


def test_no_sql_is_no_project() -> None:
    assert SqlFolderReader().folders(MemoryTree({"a.txt": ""})) == ()
    assert SqlFolderReader([""]).folders(MemoryTree({"a.sql": ""})) == ()
