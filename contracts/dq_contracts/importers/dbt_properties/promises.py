"""Tests and constraints of dbt, wherever they were read, as keys of columns and datasets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dq_contracts.importers.dbt_properties.jinja import Target, has_jinja, target_of
from dq_contracts.importers.dbt_properties.test_entries import CONDITIONS, Test
from dq_contracts.importers.dbt_properties.tests import COLUMN_TESTS, DATASET_TESTS, Unsaid, warn_only
from dq_contracts.importers.schema_source import Losses
from dq_core.location import Location
from dq_core.record import field, identity_record, record

_LONGEST = 60


@identity_record
class Reference:
    """A foreign key whose target may stand anywhere in the files."""

    dataset: str
    columns: list[str]
    target: Target
    target_columns: list[str]
    location: Location | None


@record
class StatedConstraint:
    """A constraint as stated: its type, the columns that it is about, and what else its type asks for."""

    type: str
    columns: tuple[str, ...] = ()
    expression: str = ""
    to: str = ""
    to_columns: tuple[str, ...] = ()
    location: Location | None = None


@identity_record
class Promises:
    """Writes tests and constraints into the keys of a contract; what has no key there becomes a loss."""

    losses: Losses
    references: list[Reference] = field(default_factory=list)

    def test(
        self, test: Test, location: Location | None, column: str, dataset: str, keys: dict[str, Any]
    ) -> None:
        """Carry over a test of a column, or of a dataset where `column` is empty."""
        try:
            self._apply(test, location, dataset, column, keys)
        except Unsaid as reason:
            why = f": {reason}" if str(reason) else ""
            place = f"{dataset}.{column}" if column else dataset
            self.losses.add(f"no key of a contract says the test {test.name}{why}", place, location)

    def _apply(
        self, test: Test, location: Location | None, dataset: str, column: str, keys: dict[str, Any]
    ) -> None:
        known = (COLUMN_TESTS if column else DATASET_TESTS).get(test.name)
        _refuse(test, known[1] if known else ("to", "field"))
        if test.name == "relationships" and column:
            self._relationship(test.given, location, dataset, column)
        elif known is None:
            raise Unsaid
        elif test.about.get("severity", "error").lower() == "warn":
            warn_only(test.name, keys, test.given)
        else:
            known[0](keys, test.given)

    def _relationship(
        self, given: dict[str, Any], location: Location | None, dataset: str, column: str
    ) -> None:
        target, name = target_of(str(given.get("to", ""))), given.get("field")
        if target is None or not isinstance(name, str) or set(given) - {"to", "field"}:
            raise Unsaid("its target is not ref('...') or source('...', '...') with a field")
        self.references.append(Reference(dataset, [column], target, [name], location))

    def constraint(
        self,
        stated: StatedConstraint,
        dataset: str,
        place: str,
        by_name: Mapping[str, dict[str, Any]],
        keys: dict[str, Any],
    ) -> set[str]:
        """Carry over a constraint of a model contract; return which of its keys were heard.

        `by_name` are the columns that it may be about, `keys` those of what it stands at.
        """
        kind, named = stated.type, list(stated.columns)
        known = [by_name[name] for name in named if name in by_name]
        if kind == "not_null" and known:
            for column in known:
                column["required"] = True
        elif kind == "primary_key" and known:
            for position, column in enumerate(known, start=1):
                column |= {"required": True, "primaryKey": True, "primaryKeyPosition": position}
        elif kind == "unique" and len(named) == 1 and known:
            known[0]["unique"] = True
        elif kind == "unique":
            DATASET_TESTS["dbt_utils.unique_combination_of_columns"][0](
                keys, {"combination_of_columns": named}
            )
        elif kind == "foreign_key":
            return self._foreign_key(stated, dataset, place)
        else:
            return self._unsaid(stated, place)
        return set()

    def _foreign_key(self, stated: StatedConstraint, dataset: str, place: str) -> set[str]:
        target = target_of(stated.to)
        if target is None:
            return {"to", *self._unsaid(stated, place)}
        columns, targets = list(stated.columns), list(stated.to_columns)
        self.references.append(Reference(dataset, columns, target, targets, stated.location))
        return {"to", "to_columns"}

    def _unsaid(self, stated: StatedConstraint, place: str) -> set[str]:
        said = " ".join(filter(None, (stated.type, stated.expression)))
        self.losses.add(f"no key of a contract says the constraint {said}", place, stated.location)
        return {"expression"}


def _refuse(test: Test, known: tuple[str, ...]) -> None:
    """Raise Unsaid for a test that holds for some rows only, waits for rendering, or says more."""
    for key in CONDITIONS:
        if key in test.about:
            raise Unsaid(f"it has {key}: {short(test.about[key])}")
    if test.name == "relationships":
        return
    for key, value in test.given.items():
        if key not in known:
            raise Unsaid(f"its argument {key}")
        if any(has_jinja(text) for text in _texts(value)):
            raise Unsaid("Jinja is not rendered")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def short(text: str) -> str:
    """Return a text on one line, its end left out where it is long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 3]}..."
