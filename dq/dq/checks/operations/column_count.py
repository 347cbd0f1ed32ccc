"""CHK106."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dq.checks.arguments import Arguments
from dq.checks.data import DataRelation, UnsupportedError
from dq.checks.obligation import Obligation
from dq.checks.operation import Operation, SchemaOperation, operation


@operation("CHK106")
@dataclass(frozen=True, slots=True)
class ColumnCount(SchemaOperation):
    """The data has so many columns.

    Why: a file that was read with another separator has one column, and every value in it is a text.

    The columns are those of the data, declared or not; columns inside columns are not counted. A custom rule
    of dq states the `minimum`, the `maximum` or both, which are allowed themselves.

    Bad::

        schema:
          - name: orders
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: column_count  # here
                  minimum: 2
            properties:
              - {name: order_id, logicalType: integer}
        ---
        orders: [{order_id: 1}]

    Good::

        schema:
          - name: orders
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: column_count
                  minimum: 2
                  maximum: 2
            properties:
              - {name: order_id, logicalType: integer}
        ---
        orders: [{order_id: 1, note: undeclared}]
    """

    least: int | None
    most: int | None

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
        """The bounds, one at least."""
        least, most = arguments.count("minimum"), arguments.count("maximum")
        if least is None and most is None:
            raise UnsupportedError("neither 'minimum' nor 'maximum' is given")
        return cls("", least, most)

    def failure(self) -> str:
        """Say that there are more or fewer."""
        return "the data has another number of columns"

    def judge(self, data: DataRelation) -> str:
        """Count them."""
        number = len(data.columns)
        few = self.least is not None and number < self.least
        many = self.most is not None and number > self.most
        if few:
            return f"the data has {number:,} columns, fewer than {self.least:,}"
        return f"the data has {number:,} columns, more than {self.most:,}" if many else ""
