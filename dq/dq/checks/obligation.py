"""Every line of a contract that promises something about data, so that none can be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dq.checks.column_path import placed_columns
from dq.checks.promised_elements import elements_of
from dq_contracts.model.contract import (
    Column,
    Contract,
    Dataset,
    QualityRule,
    Relationship,
    SlaProperty,
)
from dq_contracts.service_levels import known_name
from dq_core.location import Location
from dq_core.yaml.tree import Mapping, Node, Scalar

_FLAGS = ("required", "unique")
_DOCUMENTING_OPTIONS = ("timezone", "defaultTimezone")


@dataclass(frozen=True, slots=True)
class Obligation:
    """One promise. `key` names its kind, as operations claim it; `node` is the value that states it.

    Keys are `column`, `logicalType`, `physicalType`, `required`, `unique`, `primaryKey`, `enum`,
    `relationship`, `logicalTypeOptions.NAME`, `quality.METRIC`, `quality.sql`, `quality.custom`,
    `quality.text` and `sla.PROPERTY`.
    """

    key: str
    contract: Contract
    dataset: Dataset
    location: Location
    column: Column | None = None
    node: Node | None = None
    quality: QualityRule | None = None
    relationship: Relationship | None = None
    sla: SlaProperty | None = None
    column_name: str = ""
    """The name that the data has for the column, a `ColumnPath` inside other columns; empty for a dataset."""

    @property
    def logical_type(self) -> str | None:
        """The logical type that the column states."""
        return self.column.logical_type if self.column else None


def obligations_of(contract: Contract) -> Iterator[Obligation]:
    """Yield every promise of a contract about data, in the order of its parts."""
    for dataset in contract.datasets:
        base = Obligation("", contract, dataset, dataset.location)
        yield from _of_dataset(base)
        for placed in placed_columns(dataset.columns):
            yield from _of_column(replace(base, column=placed.column, column_name=placed.name))
    for promise in contract.sla:
        key = f"sla.{known_name(promise.property) or promise.property}"
        for found in elements_of(promise, contract):
            base = Obligation(key, contract, found.dataset, promise.location, node=promise.node, sla=promise)
            yield replace(base, column=found.column, column_name=found.name)


def _of_dataset(base: Obligation) -> Iterator[Obligation]:
    key = base.dataset.primary_key
    if key:
        yield replace(base, key="primaryKey", location=key[0].node.key_location("primaryKey"))
    for relationship in base.dataset.relationships:
        yield _relationship(base, relationship)
    for rule in base.dataset.quality:
        yield _quality(base, rule)


def _of_column(base: Obligation) -> Iterator[Obligation]:
    column = base.column
    if column is None:
        return
    yield replace(base, key="column", location=column.location)
    for key in ("logicalType", "physicalType", "enum"):
        if key in column.node:
            yield _stated(base, column.node, key, key)
    for key in (*_FLAGS, *(("primaryKey",) if len(column.path) > 1 else ())):
        if isinstance(flag := column.node.node(key), Scalar) and flag.value is True:
            yield _stated(base, column.node, key, key)
    yield from _of_options(base, column)
    yield from (_relationship(base, relationship) for relationship in column.relationships)
    yield from (_quality(base, rule) for rule in column.quality)


def _of_options(base: Obligation, column: Column) -> Iterator[Obligation]:
    for name in column.options or ():
        if column.options and name not in _DOCUMENTING_OPTIONS:
            yield _stated(base, column.options, name, f"logicalTypeOptions.{name}")


def _stated(base: Obligation, mapping: Mapping, name: str, key: str) -> Obligation:
    return replace(base, key=key, node=mapping.node(name), location=mapping.key_location(name))


def _relationship(base: Obligation, relationship: Relationship) -> Obligation:
    return replace(
        base,
        key="relationship",
        relationship=relationship,
        location=relationship.node.value_location("to"),
    )


def _quality(base: Obligation, rule: QualityRule) -> Obligation:
    kind = rule.metric or "library" if rule.type == "library" else rule.type
    place = next(
        (name for name in ("metric", "rule", "query", "implementation") if name in rule.node), "type"
    )
    location = rule.node.value_location(place)
    return replace(base, key=f"quality.{kind}", quality=rule, node=rule.node, location=location)
