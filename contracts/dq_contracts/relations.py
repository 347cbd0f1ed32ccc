"""A contract's datasets as relations, for components that know tables and not contracts."""

from __future__ import annotations

from collections.abc import Iterator

from dq_contracts.model.contract import Column, Contract, Dataset, Relationship
from dq_contracts.model.reference import target_of
from dq_core.record import changed
from dq_core.relation import Column as RelationColumn
from dq_core.relation import ForeignKey, Relation
from dq_core.types import Field, Type, logical_type
from dq_core.yaml.tree import plain_value


def relation_of(dataset: Dataset, contract: Contract) -> Relation:
    """Return a dataset as a relation under its physical names.

    Types are the logical ones; a column without a logical type has none. Foreign keys whose target cannot be
    opened are left out.
    """
    keys = [
        *(_foreign_key(relationship, (), contract) for relationship in dataset.relationships),
        *(
            _foreign_key(relationship, (column.physical_name,), contract)
            for column in dataset.columns
            for relationship in column.relationships
        ),
    ]
    return Relation(
        (dataset.physical_name,),
        tuple(_column(column) for column in dataset.columns),
        primary_key=tuple(column.physical_name for column in dataset.primary_key),
        unique_keys=tuple((column.physical_name,) for column in dataset.columns if column.unique),
        foreign_keys=tuple(key for key in keys if key is not None),
        partition_by=tuple(column.physical_name for column in dataset.partition),
        owner=contract.team.name if contract.team else "",
        location=dataset.location,
    )


def tables_of(contract: Contract) -> Iterator[Relation]:
    """Yield the datasets of a contract as SQL names them: a physical name may have a schema before it."""
    for dataset in contract.datasets:
        relation = relation_of(dataset, contract)
        yield changed(relation, name=tuple(relation.name[-1].split(".")))


def type_of(column: Column) -> Type | None:
    """Return the logical type of a column with everything inside it, or None where none is stated."""
    if column.logical_type is None:
        return None
    options = plain_value(column.options) if column.options else {}
    fields = tuple(Field(inner.name, type_of(inner) or Type("unknown")) for inner in column.columns)
    inside = column.map_value if column.logical_type == "map" else column.items
    element = type_of(inside) if inside else None
    key = type_of(column.map_key) if column.map_key else None
    known = options if isinstance(options, dict) else {}
    return logical_type(column.logical_type, known, fields=fields, element=element, key=key)


def _column(column: Column) -> RelationColumn:
    nullable = not (column.required or column.primary_key)
    return RelationColumn(
        column.physical_name, type_of(column), nullable, column.classification, column.tags, column.location
    )


def _foreign_key(relationship: Relationship, own: tuple[str, ...], contract: Contract) -> ForeignKey | None:
    sources = [target_of(scalar, contract).column for scalar in relationship.sources]
    targets = [target_of(scalar, contract) for scalar in relationship.targets]
    columns = own or tuple(column.physical_name for column in sources if column)
    to_columns = tuple(target.column.physical_name for target in targets if target.column)
    dataset = targets[0].dataset if targets else None
    if dataset is None or not columns or len(columns) != len(to_columns):
        return None
    return ForeignKey(columns, (dataset.physical_name,), to_columns, relationship.node.value_location("to"))
