"""The dataset that a suite is about, put together from what its expectations promise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dq_contracts.importers.expectations.expectation import Expectation
from dq_contracts.importers.expectations.promises import Keys, keys_of
from dq_contracts.importers.expectations.rules import rule_of
from dq_contracts.importers.schema_source import Losses

_OPTIONS = "logicalTypeOptions"
_NAMING = ("column_A", "column_B", "column_list", "column_set")


class DatasetDraft:
    """Collects the columns, their promises and the rules of one dataset."""

    def __init__(self, name: str, losses: Losses) -> None:
        self.name = name
        self.losses = losses
        self.columns: dict[str, Keys] = {}
        self.rules: list[dict[str, Any]] = []

    def add(self, expectation: Expectation) -> None:
        """Add what an expectation demands: a promise of its column, or a rule."""
        for name in _names(expectation):
            if name not in self.columns and self.losses.has_room():
                self.columns[name] = {"name": name}
        column = self.columns.get(expectation.column)
        if column is None:
            self.rules.append(rule_of(expectation))
        elif not _merged(column, keys_of(expectation)):
            rules: list[dict[str, Any]] = column.setdefault("quality", [])
            rule = rule_of(expectation)
            if rule not in rules:
                rules.append(rule)

    def properties_and_rules(self, description: str) -> dict[str, Any]:
        """Return the dataset as a contract has it."""
        return {
            "name": self.name,
            "logicalType": "object",
            **({"description": description} if description else {}),
            "properties": list(self.columns.values()),
            **({"quality": self.rules} if self.rules else {}),
        }


def _names(expectation: Expectation) -> Iterable[str]:
    """Return the names of the columns that an expectation is about."""
    if expectation.column:
        return [expectation.column]
    found: list[str] = []
    for key in _NAMING:
        value = expectation.arguments.get(key)
        found += [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]
    return found


def _merged(column: Keys, keys: Keys) -> bool:
    """Put the keys of a promise into a column, unless it says something else already."""
    if not keys or any(column.get(key, value) != value for key, value in keys.items() if key != _OPTIONS):
        return False
    options, more = column.get(_OPTIONS, {}), keys.get(_OPTIONS, {})
    if any(options.get(key, value) != value for key, value in more.items()):
        return False
    column.update({key: value for key, value in keys.items() if key != _OPTIONS})
    if more:
        column[_OPTIONS] = {**options, **more}
    return True
