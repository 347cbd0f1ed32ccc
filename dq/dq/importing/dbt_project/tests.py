"""Tests and constraints of a repository in the words of the importer of properties files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from dq_contracts.importers.dbt_properties.promises import StatedConstraint
from dq_contracts.importers.dbt_properties.test_entries import CONDITIONS, Test
from dq_lineage.projects.records import Constraint, DataTest


def test_of(stated: DataTest) -> Test:
    """Return a test as the importer takes it: its arguments, and what limits it."""
    arguments = {name: _exact(value) for name, value in stated.arguments.items()}
    about = {name: str(stated.config[name]) for name in CONDITIONS if stated.config.get(name) is not None}
    about["severity"] = stated.severity
    if stated.where:
        about["where"] = stated.where
    if arguments.get("row_condition") is not None:
        about["row_condition"] = str(arguments.pop("row_condition"))
    return Test(stated.name.removeprefix("dbt."), arguments, about)


def constraint_of(stated: Constraint) -> StatedConstraint:
    """Return a constraint as the importer takes it."""
    return StatedConstraint(
        stated.type, stated.columns, stated.expression, stated.to, stated.to_columns, stated.location
    )


def enabled(tests: Iterable[DataTest]) -> list[DataTest]:
    """Return the tests that run."""
    return [test for test in tests if test.enabled]


def _exact(value: object) -> Any:
    """Return a value with the decimals that somebody wrote in place of floats."""
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, Mapping):
        return {key: _exact(inner) for key, inner in value.items()}
    return [_exact(inner) for inner in value] if isinstance(value, list) else value
