"""A dbt project as declared, to text and back: a line of JSON for the whole, and one for each node."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from dq_core.finding import Finding
from dq_core.record import identity_record
from dq_lineage.answer.packing import BadFormError, packed, unpacked
from dq_lineage.projects.dbt.builtin.packages import builtin_packages
from dq_lineage.projects.dbt.records import DbtProject, MacroProperties, Package, Target
from dq_lineage.projects.dbt.stored.stored_nodes import StoredNodes
from dq_lineage.projects.outline import Outline, outline
from dq_lineage.projects.records import Declared, Node, Unresolved
from dq_lineage.projects.trees.tree import Tree

_DEEPEST = 50
"""How deep values may be nested: far less than what packing cuts off."""


@identity_record
class _Package:
    name: str
    folder: str
    macro_paths: tuple[str, ...]
    variables: Mapping[str, object]
    dispatch: Mapping[str, tuple[str, ...]]
    root: bool
    macros: Mapping[str, MacroProperties]


@identity_record
class _Whole:
    """Everything but the nodes."""

    reader: str
    name: str
    folder: str
    dialect: str
    dialect_from: str
    findings: tuple[Finding, ...]
    unresolved: tuple[Unresolved, ...]
    files: tuple[str, ...]
    packages: tuple[_Package, ...]
    builtin: tuple[str, ...]
    target: Target
    quoting: Mapping[str, bool]
    version: str
    docs: Mapping[str, str]
    batched: bool
    outlines: tuple[Outline, ...]


def text_of(project: DbtProject) -> bytes | None:
    """Return the text of a project; None for one with values that JSON does not give back as they were."""
    nodes = project.declared.nodes.values()
    if not all(map(_is_plain, nodes)) or not all(_plain(each.variables) for each in project.packages):
        return None
    lines = [_line(packed(_whole(project))), *(_line(packed(node)) for node in nodes)]
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def project_of(text: bytes, tree: Tree, again: Callable[[], DbtProject]) -> DbtProject:
    """Return the project of a text; `again` reads it anew. Raises BadFormError."""
    head, *lines = text.split(b"\n")
    try:
        whole = unpacked(_Whole, json.loads(head))
    except ValueError as error:
        raise BadFormError("no stored project") from error
    if len(lines) != len(whole.outlines):
        raise BadFormError("another number of nodes")
    outlines = {each.id: each for each in whole.outlines}
    nodes = StoredNodes(outlines, lines, lambda: again().declared.nodes)
    return DbtProject(
        Declared(
            whole.reader,
            whole.name,
            whole.folder,
            whole.dialect,
            whole.dialect_from,
            nodes,
            whole.findings,
            whole.unresolved,
            whole.files,
        ),
        (
            *(_package(each, tree) for each in whole.packages),
            *(each for each in builtin_packages() if each.name in whole.builtin),
        ),
        whole.target,
        whole.quoting,
        whole.version,
        whole.docs,
        whole.batched,
    )


def _whole(project: DbtProject) -> _Whole:
    declared = project.declared
    return _Whole(
        declared.reader,
        declared.name,
        declared.folder,
        declared.dialect,
        declared.dialect_from,
        declared.findings,
        declared.unresolved,
        declared.files,
        tuple(_stored(each) for each in project.packages if not each.builtin),
        tuple(each.name for each in project.packages if each.builtin),
        project.target,
        project.quoting,
        project.version,
        project.docs,
        project.batched,
        tuple(outline(node) for node in declared.nodes.values()),
    )


def _stored(package: Package) -> _Package:
    paths = tuple(package.macro_files)
    told = (package.variables, package.dispatch, package.root, package.macros)
    return _Package(package.name, package.folder, paths, *told)


def _package(stored: _Package, tree: Tree) -> Package:
    files = {path: tree.read(path).source for path in stored.macro_paths}
    told = (stored.variables, stored.dispatch, stored.root)
    return Package(stored.name, stored.folder, files, *told, macros=stored.macros)


def _line(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def _is_plain(node: Node) -> bool:
    stated: list[object] = [node.config, node.meta]
    stated += (each.meta for each in node.columns)
    tests = [*node.tests, *(test for column in node.columns for test in column.tests)]
    stated += (value for test in tests for value in (test.arguments, test.config))
    return all(map(_plain, stated))


def _plain(value: object, depth: int = 0) -> bool:
    """Say whether JSON gives a value back as it is."""
    if value is None or value.__class__ in (str, int, float, bool):
        return True
    if depth > _DEEPEST:
        return False
    if type(value) is list:
        return all(_plain(item, depth + 1) for item in value)
    if type(value) is dict:
        return all(type(key) is str and _plain(item, depth + 1) for key, item in value.items())
    return False
