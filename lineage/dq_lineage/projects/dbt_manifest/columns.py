"""Columns and constraints as a manifest says them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dq_lineage.projects.dbt_manifest.entry_values import Entry, mapping, objects, text, texts
from dq_lineage.projects.records import Constraint, DataTest, DeclaredColumn


def columns_of(entry: Entry, tests: Iterable[DataTest]) -> tuple[DeclaredColumn, ...]:
    """Return the columns of an entry with those of its tests that are about a column."""
    by_column: dict[str, list[DataTest]] = {}
    for test in tests:
        by_column.setdefault(test.column.lower(), []).append(test)
    return tuple(_column(each, by_column) for each in objects(entry, "columns") if text(each, "name"))


def _column(each: Entry, tests: Mapping[str, list[DataTest]]) -> DeclaredColumn:
    name = text(each, "name")
    return DeclaredColumn(
        name,
        text(each, "description"),
        text(each, "data_type"),
        tuple(tests.get(name.lower(), ())),
        constraints_of(each, (name,)),
        tuple(dict.fromkeys((*texts(each, "tags"), *texts(each, "config", "tags")))),
        {**mapping(each, "meta"), **mapping(each, "config", "meta")},
        texts(each, "policy_tags"),
    )


def constraints_of(entry: Entry, columns: tuple[str, ...] = ()) -> tuple[Constraint, ...]:
    """Return the constraints of a model, or of a column, which is then what they are about."""
    return tuple(
        Constraint(
            text(each, "type").lower(),
            texts(each, "columns") or columns,
            text(each, "expression"),
            text(each, "to"),
            texts(each, "to_columns"),
        )
        for each in objects(entry, "constraints")
        if text(each, "type")
    )
