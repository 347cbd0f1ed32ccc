"""CHK107."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dq.checks.arguments import Arguments
from dq.checks.data import DataRelation
from dq.checks.obligation import Obligation
from dq.checks.operation import Operation, SchemaOperation, operation


@operation("CHK107")
@dataclass(frozen=True, slots=True)
class ForbiddenColumns(SchemaOperation):
    """The data has none of the listed columns.

    Why: a column of card numbers or of names that slips into a delivery has to be noticed before it is read.

    Names are those of the data, compared without regard to case; columns inside columns are not looked at. A
    custom rule of dq lists the `names`.

    Bad::

        schema:
          - name: orders
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: forbidden_columns  # here
                  names: [email, card_number]
            properties:
              - {name: order_id, logicalType: integer}
        ---
        orders: [{order_id: 1, Email: a@example.com}]

    Good::

        schema:
          - name: orders
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: forbidden_columns
                  names: [email, card_number]
            properties:
              - {name: order_id, logicalType: integer}
        ---
        orders: [{order_id: 1, email_count: 2}]
    """

    names: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """None: the columns are those of the whole dataset."""
        return ()

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """Nothing claims it."""
        del obligation
        return iter(())

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """The names."""
        return cls("", arguments.texts("names"))

    def failure(self) -> str:
        """Say that there are forbidden columns."""
        return "the data has columns that are forbidden"

    def judge(self, data: DataRelation) -> str:
        """Name the columns that are there."""
        forbidden = {name.lower() for name in self.names}
        found = [name for name in data.columns if name.lower() in forbidden]
        return f"{self.failure()}: {', '.join(map(repr, found))}" if found else ""
