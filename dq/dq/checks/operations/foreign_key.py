"""CHK303."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.column_path import name_of
from dq.checks.data import DataRelation, UnsupportedError
from dq.checks.nesting import view
from dq.checks.obligation import Obligation
from dq.checks.operation import Operation, SetOperation, operation
from dq_contracts.model.contract import Column, Contract, Relationship
from dq_contracts.model.reference import Target, target_of

if TYPE_CHECKING:
    from sqlglot import Expr, exp


@operation("CHK303", "relationship")
@dataclass(frozen=True, slots=True)
class ForeignKey(SetOperation):
    """Every value exists in the column that it refers to, in the same contract or in another file.

    Why: a row that refers to nothing disappears from every inner join.

    Rows with a NULL in the key are missing and pass, as in SQL's MATCH SIMPLE. All rows with an unknown value
    are violations. Both sides are compared in their own types: a text does not refer to a number, nor a
    timestamp with a zone to one without. Integers refer to floats by their exact values, so that 2^53 + 1 is
    no DOUBLE; a decimal beside a float is rounded to the float's width.

    Bad::

        schema:
          - name: orders
            properties:
              - name: customer_id
                logicalType: integer
                relationships:
                  - to: customers.id  # here
          - name: customers
            properties:
              - name: id
                logicalType: integer
        ---
        orders: [{customer_id: 1}, {customer_id: 7}, {customer_id: 7}]
        customers: [{id: 1}, {id: 2}]

    Good::

        schema:
          - name: orders
            properties:
              - name: customer_id
                logicalType: integer
                relationships:
                  - to: customers.id
          - name: customers
            properties:
              - name: id
                logicalType: integer
        ---
        orders: [{customer_id: 1}, {customer_id: null}]
        customers: [{id: 1}, {id: 1}]
    """

    key: tuple[str, ...]
    to_contract: str
    to_dataset: str
    to_key: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The referring columns."""
        return self.key

    def others(self) -> tuple[tuple[str, str], ...]:
        """Return the dataset that is referred to."""
        return ((self.to_contract, self.to_dataset),)

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """A relationship of a property or of the dataset."""
        relationship = obligation.relationship
        if relationship is None:
            return
        targets = [target_of(scalar, obligation.contract) for scalar in relationship.targets]
        key = _sources(relationship, obligation)
        first = targets[0] if targets else Target()
        if first.contract is None or first.dataset is None or len(key) != len(targets):
            raise UnsupportedError("what it refers to is not in the contracts that can be opened")
        to_key = _names(targets)
        yield cls(key, first.contract.source.path, first.dataset.name, to_key)

    def failure(self) -> str:
        """Name what is referred to."""
        return f"refer to nothing in {self.to_dataset} ({', '.join(self.to_key)})"

    def counts(self, data: DataRelation, others: tuple[DataRelation, ...]) -> exp.Select:
        """Group by the key, join the distinct keys referred to, and count the rows without a match."""
        from dq.checks.grouping import reference_counts

        return reference_counts(data, self.key, view(others[0], self.to_key), self.to_key)

    def violation(self, data: DataRelation, others: tuple[DataRelation, ...]) -> Expr:
        """Return the condition that the key is complete and unknown."""
        from dq.checks.grouping import unmatched

        return unmatched(data, self.key, view(others[0], self.to_key), self.to_key)


def _sources(relationship: Relationship, obligation: Obligation) -> tuple[str, ...]:
    if obligation.column is not None and not relationship.sources:
        return (obligation.column_name,)
    targets = [target_of(scalar, obligation.contract) for scalar in relationship.sources]
    return _names(targets)


def _names(targets: list[Target]) -> tuple[str, ...]:
    dataset = targets[0].dataset if targets else None
    top = dataset.columns if dataset else ()
    return tuple(name_of(column, top) for column in _columns(targets))


def _columns(targets: list[Target]) -> list[Column]:
    columns = [target.column for target in targets if target.column is not None]
    datasets = {_identity(target.contract, target) for target in targets}
    if len(columns) != len(targets) or len(datasets) > 1:
        raise UnsupportedError("it names columns that do not exist, or of several datasets")
    return columns


def _identity(contract: Contract | None, target: Target) -> tuple[str, str]:
    return (contract.source.path if contract else "", target.dataset.name if target.dataset else "")
