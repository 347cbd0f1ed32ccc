"""CHK404."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dq.checks.arguments import Arguments
from dq.checks.data import UnsupportedError
from dq.checks.obligation import Obligation
from dq.checks.operation import KeyOperation, Operation, operation
from dq_core.yaml.tree import Mapping, Scalar, Sequence


@operation("CHK404", "quality.duplicateValues")
@dataclass(frozen=True, slots=True)
class Duplicates(KeyOperation):
    """The rows that share their value with another row satisfy the operator.

    Why: repeated rows are counted twice in every sum.

    All rows of a repeated value count, as in `unique`: three equal rows are three duplicates. Percent is of
    the rows with a complete key. At a dataset, `arguments.properties` names the columns of the key.

    Bad::

        schema:
          - name: readings
            quality:
              - metric: duplicateValues  # here
                mustBe: 0
                arguments:
                  properties: [station, hour]
            properties:
              - name: station
                logicalType: string
              - name: hour
                logicalType: integer
        ---
        readings: [{station: EWR, hour: 1}, {station: EWR, hour: 1}, {station: JFK, hour: 1}]

    Good::

        schema:
          - name: readings
            properties:
              - name: station
                logicalType: string
                quality:
                  - metric: duplicateValues
                    mustBeLessThan: 70
                    unit: percent
        ---
        readings: [{station: EWR}, {station: EWR}, {station: JFK}, {station: null}]
    """

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """The library metric `duplicateValues` of a property or of the dataset."""
        if obligation.column is not None:
            yield cls((obligation.column_name,))
            return
        yield cls(_named_columns(obligation))

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """The columns of the key."""
        return cls(arguments.columns())

    def failure(self) -> str:
        """Say that values repeat."""
        return "repeat a value that others have"


def _named_columns(obligation: Obligation) -> tuple[str, ...]:
    arguments = obligation.quality.node.node("arguments") if obligation.quality else None
    listed = arguments.node("properties") if isinstance(arguments, Mapping) else None
    items = listed.items if isinstance(listed, Sequence) else []
    names = [item.text for item in items if isinstance(item, Scalar)]
    columns = [obligation.dataset.column(name) for name in names]
    if not names or None in columns:
        raise UnsupportedError("arguments.properties must name columns of the dataset")
    return tuple(column.physical_name for column in columns if column is not None)
