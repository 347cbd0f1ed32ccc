"""Whole projects as texts, and what they declare: each file of `cases` is a table of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dq_lineage.projects.dbt.declaring.project import read_project
from dq_lineage.projects.dbt.declaring.project_folders import folders
from dq_lineage.projects.dbt.records import DbtProject, MacroProperties
from dq_lineage.projects.records import DataTest, Node
from tests.projects.memory_tree import MemoryTree

CASES = Path(__file__).parent / "cases"
PROJECT_FILE = "dbt_project.yml"
SMALLEST = "name: shop\nprofile: shop\n"


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {name}")
        for path in sorted(CASES.glob("*.yaml"))
        for name, case in yaml.safe_load(path.read_text()).items()
    ]


def tree_of(case: dict[str, Any]) -> MemoryTree:
    """Return the files of a case, with the smallest project file where it has none."""
    tree = MemoryTree(case["files"])
    for path, text in case.get("latin1", {}).items():
        tree[path] = text.encode("latin-1")
    if not case.get("folder"):
        tree.setdefault(PROJECT_FILE, SMALLEST)
    return tree


@pytest.mark.parametrize("case", _cases())
def test_declares(case: dict[str, Any]) -> None:
    tree = tree_of(case)
    project = read_project(tree, case.get("folder", ""), case.get("dialect", ""))
    expected = case["expect"]
    found = facts_of_project(project)
    nodes = project.declared.nodes
    for key, value in expected.items():
        if key == "nodes":
            for node_id, facts in value.items():
                assert node_id in nodes, sorted(nodes)
                own = facts_of(nodes[node_id]) | {"elements": _elements(tree, nodes[node_id])}
                assert {name: own[name] for name in facts} == facts, node_id
        elif key == "config":
            for node_id, config in value.items():
                assert {name: nodes[node_id].config.get(name) for name in config} == config, node_id
        elif key != "folders":
            assert found[key] == value, key
    if "findings" not in expected:
        assert found["findings"] == []
    assert list(folders(tree)) == expected.get("folders", [case.get("folder", "")])


def facts_of_project(project: DbtProject) -> dict[str, Any]:
    """Return what a case may state of a project as a whole."""
    declared, target = project.declared, project.target
    return {
        "ids": sorted(declared.nodes),
        "name": declared.name,
        "dialect": [declared.dialect, declared.dialect_from],
        "target": [target.type, target.name, target.database, target.schema, target.profile],
        "findings": [f"{one.code} {one.location}: {one.message}" for one in declared.findings],
        "unresolved": [f"{one.lack} {one.name}" for one in declared.unresolved],
        "packages": {one.name: sorted(one.macro_files) for one in project.packages if not one.builtin},
        "variables": {one.name: dict(one.variables) for one in project.packages if not one.builtin},
        "dispatch": {name: list(order) for one in project.packages for name, order in one.dispatch.items()},
        "quoting": dict(project.quoting),
        "docs": dict(project.docs),
        "unit_tests": sum(node.kind == "unit_test" for node in declared.nodes.values()),
        "macro_properties": {
            f"{one.name}.{name}": _macro(said)
            for one in project.packages
            for name, said in one.macros.items()
        },
        "files": list(declared.files),
    }


def facts_of(node: Node) -> dict[str, Any]:
    """Return what a case may state of a node."""
    relation, fresh = node.relation, node.freshness
    return {
        "kind": node.kind,
        "called": node.name,
        "package": node.package,
        "path": node.path,
        "language": node.language,
        "materialized": node.materialized,
        "description": node.description,
        "tags": list(node.tags),
        "meta": dict(node.meta),
        "owner": node.owner,
        "group": node.group,
        "access": node.access,
        "contract": node.contract_enforced,
        "version": node.version,
        "latest": node.latest,
        "enabled": node.enabled,
        "fqn": list(node.fqn),
        "freshness": [fresh.loaded_at, fresh.warn_after, fresh.error_after] if fresh else None,
        "depends_on": [f"{one.kind} {one.node or 'nothing'}" for one in node.depends_on],
        "location": str(node.location),
        "properties": str(node.properties),
        "tests": [_test(one) for one in node.tests],
        "column_tests": {one.name: [_test(test) for test in one.tests] for one in node.columns if one.tests},
        "documented": {one.name: one.description for one in node.columns},
        "constraints": [[one.type, *one.columns] for one in node.constraints],
        "policy_tags": {one.name: list(one.policy_tags) for one in node.columns},
        "relation": list(relation.name) if relation else None,
        "columns": {one.name: _column(one) for one in relation.columns} if relation else None,
        "primary_key": list(relation.primary_key) if relation else None,
        "unique_keys": [list(key) for key in relation.unique_keys] if relation else None,
        "foreign_keys": [
            f"{', '.join(key.columns)} -> {'.'.join(key.to)} ({', '.join(key.to_columns)})"
            for key in (relation.foreign_keys if relation else ())
        ],
        "partition_by": list(relation.partition_by) if relation else None,
        "cluster_by": list(relation.cluster_by) if relation else None,
        "filter_required": relation.partition_filter_required if relation else None,
        "sort_by": list(relation.sort_by) if relation else None,
    }


def _elements(tree: MemoryTree, node: Node) -> list[str]:
    """Return what a case writes for the parts of a metric or the like, each with line and column."""
    if not node.elements:
        return []
    source, found = tree.read(node.path).source, []
    for one in node.elements:
        words = [f"{one.kind} {one.name}", f": {one.expression}" * bool(one.expression)]
        words += [f" ({one.role})" * bool(one.role), f" of {one.of}.{one.member}" * bool(one.of)]
        line, column = source.position(one.start)
        found.append(f"{''.join(words)} {line}:{column}")
    return found


def _macro(said: MacroProperties) -> str:
    arguments = ", ".join(f"{one.name} {one.type}: {one.description}" for one in said.arguments)
    return f"{said.description}{f' ({arguments})' * bool(arguments)} {said.location}"


def _column(column: Any) -> str:
    words = [str(column.type) if column.type else "", "not null" if column.nullable is False else ""]
    return " ".join(filter(None, words))


def _test(test: DataTest) -> str:
    words = [test.name, *(f"{key}={value}" for key, value in test.arguments.items())]
    words += [test.severity] if test.severity != "error" else []
    words += [f"where {test.where}"] if test.where else []
    words += ["disabled"] if not test.enabled else []
    words += [f"as {test.own_name}"] if test.own_name else []
    words += [f"{key}:{value}" for key, value in test.config.items()]
    return " ".join(words)
