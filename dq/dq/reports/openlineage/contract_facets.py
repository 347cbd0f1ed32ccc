"""What a contract says of a dataset, as facets: its columns, tags, owners and documentation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dq_contracts.model.contract import Column, Contract, Dataset
from dq_lineage.openlineage.facets import (
    Facets,
    SchemaField,
    Tag,
    documentation_facet,
    ownership_facet,
    schema_facet,
    tags_facet,
)

_TEAM, _USER = "team", "user"


def dataset_facets(contract: Contract, dataset: Dataset, today: date) -> Facets:
    """Return the facets of a dataset; owners are those of `today`."""
    return {
        **schema_facet(_field(column) for column in dataset.columns),
        **tags_facet(_tags(dataset)),
        **ownership_facet(owners_of(contract, today)),
        **documentation_facet(dataset.description),
    }


def job_facets(contract: Contract, today: date) -> Facets:
    """Return the facets of the job that tests a contract."""
    description = contract.description
    return {
        **documentation_facet(description.purpose if description else "", of_job=True),
        **ownership_facet(owners_of(contract, today), of_job=True),
    }


def owners_of(contract: Contract, today: date) -> Iterator[tuple[str, str]]:
    """Yield the team and those of its members who are in it, each with a role, as `team:` and `user:`."""
    team = contract.team
    if team is None:
        return
    if team.name:
        yield f"{_TEAM}:{team.name}", "OWNER"
    for member in team.members:
        name = member.username or member.name
        if name and not _has_left(member.date_out, today):
            yield f"{_USER}:{name}", member.role or "MEMBER"


def _has_left(day: str, today: date) -> bool:
    try:
        return bool(day) and date.fromisoformat(day[:10]) <= today
    except ValueError:
        return False


def _field(column: Column) -> SchemaField:
    return SchemaField(
        column.physical_name,
        column.physical_type or column.logical_type or "",
        column.description,
        tuple(_field(inner) for inner in _inner(column)),
    )


def _inner(column: Column) -> tuple[Column, ...]:
    """Return the fields of a struct, or of the structs in a list."""
    if column.columns or column.items is None:
        return column.columns
    return _inner(column.items)


def _tags(dataset: Dataset) -> Iterator[Tag]:
    yield from (Tag(tag, "true") for tag in dataset.tags)
    for column in dataset.columns:
        yield from _tags_of(column, column.physical_name)


def _tags_of(column: Column, path: str) -> Iterator[Tag]:
    if column.classification:
        yield Tag("classification", column.classification, path)
    if column.critical:
        yield Tag("criticalDataElement", "true", path)
    yield from (Tag(tag, "true", path) for tag in column.tags)
    if column.items is not None:
        yield from _tags_of(column.items, path)
    for inner in column.columns:
        yield from _tags_of(inner, f"{path}.{inner.physical_name}")
