"""Operations that judge the columns of the data and their types."""

from __future__ import annotations

from dq.checks.operations.column_count import ColumnCount
from dq.checks.operations.column_list import ColumnList
from dq.checks.operations.column_order import ColumnOrder
from dq.checks.operations.forbidden_columns import ForbiddenColumns
from dq.checks.operations.no_extra_columns import NoExtraColumns
from dq.checks.operations.type_is import TypeIs
from dq.compilers.pandera.frame_types import GROUPS, accepted
from dq.compilers.pandera.layout import Code
from dq.compilers.pandera.literals import code_of, items_of, text_of
from dq.compilers.pandera.phrase import Context, Phrase, given, puts


@puts(TypeIs)
def _type_is(operation: TypeIs, _: Context) -> Phrase:
    kinds, digits, places = accepted(operation)
    decimals = given(
        digits=None if digits is None else code_of(digits),
        places=None if places is None else code_of(places),
    )
    return Phrase("has_type", operation.columns, decimals, _kinds(kinds))


def _kinds(kinds: tuple[str, ...]) -> tuple[Code, ...]:
    """Return names of types as code, well-known groups of them by the group's name."""
    group = next((name for name, group in GROUPS.items() if set(kinds) == set(group)), None)
    return (f"*{group}",) if group else tuple(map(text_of, kinds))


@puts(NoExtraColumns)
def _no_extra_columns(operation: NoExtraColumns, _: Context) -> Phrase:
    return Phrase("no_others", (), (("names", items_of(operation.known)),))


@puts(ForbiddenColumns)
def _forbidden_columns(operation: ForbiddenColumns, _: Context) -> Phrase:
    return Phrase("none_of", (), (("names", items_of(operation.names)),))


@puts(ColumnOrder)
def _column_order(operation: ColumnOrder, _: Context) -> Phrase:
    return Phrase("as_declared", (), (("names", items_of(operation.order)),))


@puts(ColumnList)
def _column_list(operation: ColumnList, _: Context) -> Phrase:
    parameters = given(
        names=items_of(operation.names),
        ordered="True" if operation.ordered else None,
        others="True" if operation.others else None,
        fold="True" if operation.fold else None,
    )
    return Phrase("exactly", (), parameters)


@puts(ColumnCount)
def _column_count(operation: ColumnCount, _: Context) -> Phrase:
    parameters = given(
        minimum=None if operation.least is None else code_of(operation.least),
        maximum=None if operation.most is None else code_of(operation.most),
    )
    return Phrase("so_many", (), parameters)
