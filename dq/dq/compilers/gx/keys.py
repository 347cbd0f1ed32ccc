"""Values that are not repeated: unique, duplicates, primary_key and unique_combination."""

from __future__ import annotations

from dq.checks.check import Check
from dq.checks.operation import KeyOperation
from dq.checks.operations.unique_combination import UniqueCombination
from dq.compilers.errors import CannotSayError
from dq.compilers.gx.columns import Columns
from dq.compilers.gx.expectation import Expectation, has_value, of_column
from dq.compilers.gx.group import Group, operation_of
from dq.compilers.gx.thresholds import mostly_of, some_values
from dq.compilers.support import EXACT, rewritten

_EMPTY = "all_values_are_missing"
"""What GX leaves out unless it is told otherwise."""
_COMPOUND = "expect_compound_columns_to_be_unique"


def _unique(check: Check, columns: Columns) -> list[Expectation]:
    key, mostly = _key_of(check), mostly_of(check, of_all_rows=False)
    if len(key) == 1:
        columns.scalar(key[0])
        return [of_column("values_to_be_unique", key[0], mostly=mostly), *some_values(check, key[0])]
    if check.percent and not check.none_is_zero:
        raise CannotSayError("GX cannot demand a complete key, which a percentage needs to be a number")
    return [_compound(key, columns, "any_value_is_missing").with_arguments(mostly=mostly)]


def _key_of(check: Check) -> tuple[str, ...]:
    if isinstance(check.operation, KeyOperation):
        return check.operation.key
    raise TypeError(f"{check.kind} has no key")


def _compound(key: tuple[str, ...], columns: Columns, ignored: str) -> Expectation:
    for name in key:
        if columns.scalar(name).kind in ("float", "number"):
            raise CannotSayError("pandas tells 0.0 from -0.0, or NaN from NaN, in keys of several columns")
    named = Expectation(_COMPOUND, {"column_list": [str(name) for name in key]})
    return named.with_arguments(ignore_row_if=None if ignored == _EMPTY else ignored)


def _primary_key(check: Check, columns: Columns) -> list[Expectation]:
    """Demand values column by column, each where those before it have one, so that a row counts once."""
    if check.threshold is not None:
        raise CannotSayError("GX has no share of rows without a key of their own")
    key = _key_of(check)
    present = [
        of_column("values_to_not_be_null", name, "nulls").among(
            *(has_value(before) for before in key[:place])
        )
        for place, name in enumerate(key)
    ]
    return [*present, *_unique(check, columns)]


def _combination(check: Check, columns: Columns) -> list[Expectation]:
    operation = operation_of(check, UniqueCombination)
    if len(operation.key) == 1:
        raise CannotSayError("GX does not compare NULL with NULL in a single column")
    if check.percent and not check.none_is_zero:
        raise CannotSayError("GX cannot demand a row that counts, which a percentage needs to be a number")
    ignored = _EMPTY if operation.without_empty else "never"
    mostly = mostly_of(check, of_all_rows=False)
    return [_compound(operation.key, columns, ignored).with_arguments(mostly=mostly)]


_KEYS = "rows with a NULL are left out by ignore_row_if; keys of several columns with floats are left out"
GROUP: Group = {
    "unique": (_unique, rewritten(_KEYS)),
    "duplicates": (
        _unique,
        rewritten(f"{_KEYS}; a share of the rows is `mostly`, a number of them is left out"),
    ),
    "primary_key": (
        _primary_key,
        rewritten("values in each column, and a unique key, are expectations of their own"),
    ),
    "unique_combination": (_combination, EXACT),
}
