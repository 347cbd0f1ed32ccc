"""CHK103."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dq.checks.arguments import Arguments
from dq.checks.data import DataRelation
from dq.checks.obligation import Obligation
from dq.checks.operation import Operation, SchemaOperation, operation


@operation("CHK103")
@dataclass(frozen=True, slots=True)
class NoExtraColumns(SchemaOperation):
    """The data has no columns besides the declared ones.

    Why: a column that nobody declared may hold personal data that nobody knows of.

    A contract does not forbid further columns by itself; a custom rule of dq on the dataset does. Columns
    inside columns are not looked at.

    Bad::

        schema:
          - name: orders
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: no_extra_columns  # here
            properties:
              - name: order_id
                logicalType: integer
        ---
        orders: [{order_id: 1, email: a@example.com}]

    Good::

        schema:
          - name: orders
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: no_extra_columns
            properties:
              - name: order_id
                logicalType: integer
        ---
        orders: [{order_id: 1}]
    """

    known: tuple[str, ...]

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
        """No arguments: the columns are those that the dataset declares."""
        columns = arguments.obligation.dataset.columns
        return cls("", tuple(column.physical_name for column in columns))

    def failure(self) -> str:
        """Say that there are more columns."""
        return "the data has more columns"

    def judge(self, data: DataRelation) -> str:
        """Name the first columns that nobody declared."""
        known = {name.lower() if data.folds_case else name for name in self.known}
        extra = [name for name in data.columns if (name.lower() if data.folds_case else name) not in known]
        if not extra:
            return ""
        more = f" and {len(extra) - 3} more" if len(extra) > 3 else ""  # noqa: PLR2004 - a few names are enough
        return f"the data has columns that are not declared: {', '.join(map(repr, extra[:3]))}{more}"
