"""References of exposures, foreign keys and data tests in properties that name nothing."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from dq_core.finding import Finding
from dq_core.record import changed
from dq_lineage.projects.dbt.declaring import shapes
from dq_lineage.projects.dbt.declaring.files import Files
from dq_lineage.projects.dbt.declaring.literal_references import named_reference
from dq_lineage.projects.dbt.declaring.names import Names
from dq_lineage.projects.dbt.declaring.plain_jinja import has_jinja
from dq_lineage.projects.records import (
    Constraint,
    DataTest,
    Declared,
    Node,
    Reference,
    Renderings,
)
from dq_lineage.projects.references import References, naming

_WORDS = ("ref", "source")
_FOREIGN_KEY = "foreign_key"


def note_empty_references(files: Files, declared: Declared, names: Names, uncertain: Container[str]) -> None:
    """Note what properties of the project's own nodes name that is not there.

    `uncertain` are the ids of nodes of which only a renderer knows whether they are enabled: these are left
    out, as are those that are not.
    """
    telling = References(declared)
    for node in declared.nodes.values():
        if node.enabled and node.package == declared.name and node.id not in uncertain:
            for each in (*_of_exposure(node), *_of_keys(files, node, names)):
                _add(files, telling.findings(node, each))
            for tests in _of_tests(node, names):
                _add(files, telling.findings(changed(node, kind="test"), tests))


def _add(files: Files, findings: Iterable[Finding]) -> None:
    for each in findings:
        files.add(each)


def _of_exposure(node: Node) -> Iterator[Renderings]:
    if node.kind == "exposure" and node.depends_on:
        yield naming(node.depends_on)


def _of_keys(files: Files, node: Node, names: Names) -> Iterator[Renderings]:
    """Yield what the foreign keys of a model refer to, which dbt reads of any contract."""
    if node.kind != "model":
        return
    found: list[Reference] = []
    for constraint in _constraints(node):
        if constraint.type == _FOREIGN_KEY and constraint.to:
            reference = named_reference(constraint.to, constraint.to_location, names, node.package)
            if reference is not None:
                found.append(reference)
            if reference is None or has_jinja(constraint.to):
                shapes.no_reference(files, constraint.to, constraint.to_location)
    if found:
        yield naming(found)


def _constraints(node: Node) -> Iterator[Constraint]:
    yield from node.constraints
    for column in node.columns:
        yield from column.constraints


def _of_tests(node: Node, names: Names) -> Iterator[Renderings]:
    found = [each for test in _tests(node) if test.enabled for each in _of_test(test, node, names)]
    if found:
        yield naming(found)


def _tests(node: Node) -> Iterator[DataTest]:
    yield from node.tests
    for column in node.columns:
        yield from column.tests


def _of_test(test: DataTest, node: Node, names: Names) -> Iterator[Reference]:
    for value in test.arguments.values():
        if isinstance(value, str) and value.lstrip("{ ").startswith(_WORDS):
            reference = named_reference(value, test.location, names, node.package)
            if reference is not None:
                yield reference
