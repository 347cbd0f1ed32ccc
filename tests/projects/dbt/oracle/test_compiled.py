"""What we render is what dbt compiles: model by model, in both branches; see README.md."""

from __future__ import annotations

import time

import pytest

from dq_lineage.projects.dbt.reader import DbtReader
from tests.projects.dbt.oracle.comparing import (
    BRANCHES,
    DIFFERENT,
    HERE,
    PROJECTS,
    golden,
    known,
    rendered,
    tokens,
)
from tests.projects.memory_tree import MemoryTree

CASES = [
    (project, branch, node) for project in PROJECTS for branch in BRANCHES for node in golden(project, branch)
]
MILLISECONDS_PER_MODEL = 3


def compared(project: str, branch: str, node: str) -> tuple[list[str], list[str]]:
    branches = {found.branch: found for found in rendered(project, node).branches}
    ours = branches.get("only") or branches[branch]  # type: ignore[index]
    return tokens(ours.text), tokens(golden(project, branch)[node])


@pytest.mark.parametrize(("project", "branch", "node"), CASES)
def test_ours_is_what_dbt_compiles(project: str, branch: str, node: str) -> None:
    ours, theirs = compared(project, branch, node)
    if node in DIFFERENT:
        assert ours != theirs, f"equal again: take it out of different.yml, where it says {DIFFERENT[node]!r}"
    else:
        assert ours == theirs


@pytest.mark.parametrize("project", PROJECTS)
def test_incremental_branches_are_told_apart(project: str) -> None:
    whole, increment = golden(project, "full_refresh"), golden(project, "incremental")
    for node in whole.keys() - DIFFERENT.keys():
        found = {branch.branch for branch in rendered(project, node).branches}
        if whole[node] != increment[node]:
            assert found == {"full_refresh", "incremental"}


def test_there_are_enough_models() -> None:
    assert len({node for _, _, node in CASES}) >= 180


def test_nothing_lacks_but_what_only_the_warehouse_could_say() -> None:
    lacks = {
        (found.lack, found.name)
        for project, _, node in CASES
        for branch in rendered(project, node).branches
        for found in branch.unresolved
        if found.lack != "introspection"
    }
    assert lacks == set()


@pytest.mark.longer
def test_a_model_costs_little() -> None:
    """A project of copies, since macros are compiled once for all models of a project."""
    folder = HERE / "projects" / "shop"
    files = [path for path in folder.rglob("*") if path.is_file()]
    tree = MemoryTree({str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in files})
    models = [path for path in tree if path.startswith("models/marts/")]
    for path in models:
        tree.update({path.replace(".sql", f"_{copy}.sql"): tree[path] for copy in range(4)})
    assert min(milliseconds_of_copies(tree, models) for _ in range(3)) < MILLISECONDS_PER_MODEL


def milliseconds_of_copies(tree: MemoryTree, models: list[str]) -> float:
    opened = DbtReader().open(tree, "", "")
    nodes = [node for node in opened.declared.nodes.values() if node.path.startswith("models/marts/")]
    for node in nodes:
        if node.path in models:
            opened.render(node, known("shop"))
    copies = [node for node in nodes if node.path not in models]
    started = time.process_time()
    for node in copies:
        opened.render(node, known("shop"))
    assert len(copies) > 100
    return (time.process_time() - started) * 1000 / len(copies)
