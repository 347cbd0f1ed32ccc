"""Relationships with what they lead from and to, resolved once for all rules about them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dq_contracts.columns import columns_with
from dq_contracts.model.contract import Column, Contract, Dataset, Relationship
from dq_contracts.model.reference import Target, target_of
from dq_core.record import identity_record


@identity_record
class Join:
    """A relationship, the dataset that states it, and both of its sides, column by column.

    At a column the source is that column; a side holds a target without column where the text leads nowhere.
    """

    home: Dataset
    relationship: Relationship
    sources: tuple[Target, ...]
    targets: tuple[Target, ...]

    def pairs(self) -> Iterator[tuple[Column, Column, int]]:
        """Yield the columns that are compared, and the place of the pair, where both sides match up."""
        if len(self.sources) == len(self.targets):
            for index, (source, target) in enumerate(zip(self.sources, self.targets, strict=True)):
                if source.column and target.column:
                    yield source.column, target.column, index


@lru_cache(maxsize=1)
def joins_of(contract: Contract) -> tuple[Join, ...]:
    """Return every relationship of a contract: those of datasets, then those of columns."""
    return tuple(_of_contract(contract))


def _of_contract(contract: Contract) -> Iterator[Join]:
    for dataset in contract.datasets:
        for relationship in dataset.relationships:
            sources = tuple(target_of(scalar, contract) for scalar in relationship.sources)
            yield Join(dataset, relationship, sources, _targets(relationship, contract))
    if not columns_with(contract, "relationships"):
        return
    for dataset in contract.datasets:
        for column in dataset.all_columns():
            for relationship in column.relationships:
                source = Target(contract, dataset, column)
                yield Join(dataset, relationship, (source,), _targets(relationship, contract))


def _targets(relationship: Relationship, contract: Contract) -> tuple[Target, ...]:
    return tuple(target_of(scalar, contract) for scalar in relationship.targets)
