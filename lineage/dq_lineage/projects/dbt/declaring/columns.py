"""Columns and constraints as properties declare them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dq_core.record import changed
from dq_core.yaml.tree import Mapping as Node
from dq_core.yaml.tree import Scalar, kind_in_words
from dq_lineage.projects.dbt.declaring import shapes
from dq_lineage.projects.dbt.declaring.data_tests import KEYS, data_tests_of
from dq_lineage.projects.dbt.declaring.docs_blocks import Docs
from dq_lineage.projects.dbt.declaring.files import Files
from dq_lineage.projects.dbt.declaring.values import as_mapping, texts_of, value_of
from dq_lineage.projects.records import Constraint, DeclaredColumn

_MOST_COLUMNS = {"name", "description"}
_MANY_COLUMNS = {*_MOST_COLUMNS, "data_type", *KEYS}
_TO = "such as ref('orders')"
_PLAIN = ("tags", "meta", "policy_tags", "config")


def columns_of(
    files: Files, node: Node, docs: Docs, tests: Mapping[str, object]
) -> tuple[DeclaredColumn, ...]:
    """Return the columns that a resource declares; `tests` are the settings of tests by folder."""
    if "columns" not in node.values:
        return ()
    found: dict[str, DeclaredColumn] = {}
    for item in shapes.mappings(files, node, "columns"):
        if "include" not in item.values:
            name = shapes.name_of(files, item, "a column")
            if name:
                column = _column(files, name, item, docs, tests)
                found[name] = _joined(found[name], column) if name in found else column
    return tuple(found.values())


def _joined(first: DeclaredColumn, second: DeclaredColumn) -> DeclaredColumn:
    """Return a column that is described twice: as the second says, with the tests of both."""
    return changed(
        second, tests=(*first.tests, *second.tests), constraints=(*first.constraints, *second.constraints)
    )


def _column(files: Files, name: str, node: Node, docs: Docs, tests: Mapping[str, object]) -> DeclaredColumn:
    place = node.values["name"].location
    if node.values.keys() <= _MOST_COLUMNS:
        return DeclaredColumn(name, docs.resolved(files, node), location=place)
    if node.values.keys() <= _MANY_COLUMNS:
        described, type_ = docs.resolved(files, node), shapes.text(node, "data_type")
        return DeclaredColumn(name, described, type_, data_tests_of(files, node, name, tests), location=place)
    stated = {key: value_of(node.values[key]) for key in _PLAIN if key in node.values}
    config = as_mapping(stated.get("config"))
    quote = value_of(node.node("quote"))
    tags = (*texts_of(stated.get("tags")), *texts_of(config.get("tags")))
    return DeclaredColumn(
        name,
        docs.resolved(files, node),
        shapes.text(node, "data_type"),
        data_tests_of(files, node, name, tests),
        tuple(_constraints(files, node, (name,))),
        tuple(dict.fromkeys(tags)),
        {**as_mapping(stated.get("meta")), **as_mapping(config.get("meta"))},
        texts_of(stated.get("policy_tags")),
        place,
        quote if isinstance(quote, bool) else None,
    )


def constraints_of(files: Files, node: Node) -> tuple[Constraint, ...]:
    """Return the constraints that a resource declares for itself."""
    return tuple(_constraints(files, node, ()))


def _constraints(files: Files, node: Node, columns: tuple[str, ...]) -> Iterator[Constraint]:
    if "constraints" not in node.values:
        return
    for item in shapes.mappings(files, node, "constraints"):
        kind = shapes.text(item, "type").lower()
        if not kind:
            files.wrong("a constraint needs a type", item.location, "add a key `type`, such as not_null")
            continue
        to = item.node("to")
        if to is not None and not isinstance(to, Scalar):
            files.wrong(f"'to' must be a text, found {kind_in_words(to)}", to.location, _TO)
        yield Constraint(
            kind,
            texts_of(value_of(item.node("columns"))) or columns,
            shapes.text(item, "expression"),
            shapes.text(item, "to"),
            texts_of(value_of(item.node("to_columns"))),
            item.values["type"].location,
            to.location if to is not None else None,
        )
