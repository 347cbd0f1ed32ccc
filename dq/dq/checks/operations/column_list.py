"""CHK105."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dq.checks.arguments import Arguments
from dq.checks.data import DataRelation, UnsupportedError
from dq.checks.obligation import Obligation
from dq.checks.operation import Operation, SchemaOperation, operation
from dq_core.suggestion import did_you_mean

_SHOWN = 3


@operation("CHK105")
@dataclass(frozen=True, slots=True)
class ColumnList(SchemaOperation):
    """The columns of the data are those of a list.

    Why: a file that is read by position, or by a program with a fixed list of columns, must have these and no
    others.

    Unlike `no_extra_columns` and `column_order` it looks at the names that it lists, whether or not the
    contract declares them. The order counts where `ordered` is true, and further columns are fine where
    `others` is. Names are those of the data; they are compared exactly in files, without regard to case in
    DuckDB tables and where `fold` is true. Columns inside columns are not looked at. A custom rule of dq
    lists the `names`.

    Bad::

        schema:
          - name: orders
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: column_list  # here
                  names: [order_id, items]
                  ordered: true
            properties:
              - {name: order_id, logicalType: integer}
        ---
        orders: [{items: 2, order_id: 1}]

    Bad::

        schema:
          - name: orders
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: column_list  # here
                  names: [order_id, items]
                  others: true
            properties:
              - {name: order_id, logicalType: integer}
        ---
        orders: [{order_id: 1, item: 2}]

    Good::

        schema:
          - name: orders
            quality:
              - type: custom
                engine: dq
                implementation:
                  check: column_list
                  names: [order_id, items]
            properties:
              - {name: order_id, logicalType: integer}
        ---
        orders: [{items: 2, order_id: 1}]
    """

    names: tuple[str, ...]
    ordered: bool = False
    others: bool = False
    fold: bool = False

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
        """The names, and what else counts."""
        names = arguments.texts("names")
        if len(set(names)) != len(names):
            raise UnsupportedError("a name stands twice in the list")
        return cls("", names, *(arguments.flag(name) for name in ("ordered", "others", "fold")))

    def failure(self) -> str:
        """Say that the columns are others."""
        return "the data has other columns"

    def judge(self, data: DataRelation) -> str:
        """Name the first columns that are missing, too many, or in another place."""
        fold = self.fold or data.folds_case
        wanted = {name.lower() if fold else name: name for name in self.names}
        found = {name.lower() if fold else name: name for name in data.columns}
        missing = [name for key, name in wanted.items() if key not in found]
        if missing:
            advice = did_you_mean(missing[0], data.columns)
            return f"the data has no {_listed(missing)}" + (f"; {advice}" if advice else "")
        extra = [name for key, name in found.items() if key not in wanted]
        if extra and not self.others:
            return f"the data has columns that are not in the list: {_listed(extra)}"
        order = [key for key in found if key in wanted]
        if self.ordered and order != list(wanted):
            here, expected = next(pair for pair in zip(order, wanted, strict=True) if pair[0] != pair[1])
            return f"the column {found[here]!r} stands where {wanted[expected]!r} should"
        return ""


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(map(repr, names[:_SHOWN])) + more
