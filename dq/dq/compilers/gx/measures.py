"""One number of a column: row_count, distinct_count, distinct_proportion, minimum, maximum and sum."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from dq.checks.check import Check
from dq.checks.exact_numbers import is_exact
from dq.compilers.errors import CannotSayError
from dq.compilers.gx.columns import Columns
from dq.compilers.gx.expectation import Expectation, of_column
from dq.compilers.gx.group import Group
from dq.compilers.gx.numbers import Number, lower_bound, rounded, upper_bound
from dq.compilers.gx.thresholds import count_bounds, has_values
from dq.compilers.support import EXACT, rewritten
from dq_contracts.thresholds import Threshold
from dq_core.types import Type

_FLOAT = Type("float", bits=64)
_MOST_DIGITS, _DIGITS_OF_ROWS = 38, 10
_MOST_BITS = 32


def _row_count(check: Check, columns: Columns) -> list[Expectation]:
    del columns
    bounds = count_bounds(_threshold(check))
    return [Expectation("expect_table_row_count_to_be_between", bounds, "measure")]


def _distinct_count(check: Check, columns: Columns) -> list[Expectation]:
    _check_no_float(columns.scalar(check.columns[0]))
    kind, bounds = "unique_value_count_to_be_between", count_bounds(_threshold(check))
    return [of_column(kind, check.columns[0], "measure", **bounds)]


def _distinct_proportion(check: Check, columns: Columns) -> list[Expectation]:
    column = check.columns[0]
    _check_no_float(columns.scalar(column))
    bounds = _bounds(_threshold(check), _FLOAT)
    kind = "proportion_of_unique_values_to_be_between"
    return [of_column(kind, column, "measure", **bounds), has_values(column)]


def _check_no_float(data_type: Type) -> None:
    if data_type.kind in ("float", "number"):
        raise CannotSayError("pandas counts 0.0 and -0.0 as two values")


def _extreme(check: Check, columns: Columns) -> list[Expectation]:
    column = check.columns[0]
    data_type = columns.scalar(column)
    bounds = _bounds(_threshold(check), data_type)
    kind = "min_to_be_between" if check.kind == "minimum" else "max_to_be_between"
    found = [of_column(kind, column, "measure", **bounds)]
    if check.kind == "maximum" and data_type.kind in ("float", "number"):
        # GX passes over NaN, which is above every number and equals nothing, itself included
        same = {"column_A": str(column), "column_B": str(column), "ignore_row_if": "either_value_is_missing"}
        found.append(Expectation("expect_column_pair_values_to_be_equal", same, "nan"))
    found.append(has_values(column))
    return found


def _sum(check: Check, columns: Columns) -> list[Expectation]:
    column = check.columns[0]
    data_type = columns.scalar(column)
    narrow = data_type.kind == "integer" and (data_type.bits or _MOST_BITS + 1) <= _MOST_BITS
    precise = data_type.kind == "decimal" and is_exact(data_type)
    if precise and (data_type.precision or 0) + _DIGITS_OF_ROWS > _MOST_DIGITS:
        precise = False
    if not narrow and not precise:
        raise CannotSayError("pandas adds floats in an order of its own, and integers in 64 bits")
    total = Type("decimal", precision=_MOST_DIGITS, scale=data_type.scale) if precise else Type("integer")
    return [
        of_column("sum_to_be_between", column, "measure", **_bounds(_threshold(check), total)),
        has_values(column),
    ]


def _threshold(check: Check) -> Threshold:
    if check.threshold is None:
        raise CannotSayError("it has no bound")
    return check.threshold


def _bounds(threshold: Threshold, data_type: Type) -> Mapping[str, Any]:
    interval = threshold.interval
    if not threshold.inside:
        raise CannotSayError(f"GX has one range of numbers, and none to keep out of: {threshold}")
    found: dict[str, Any] = {}
    for side, bound, open_ in (
        ("min", interval.lower, interval.lower_open),
        ("max", interval.upper, interval.upper_open),
    ):
        if isinstance(bound, int | float | Decimal):
            of_side = lower_bound if side == "min" else upper_bound
            _check_spelling(bound, data_type)
            limit = of_side(bound, data_type, open_=open_)
            found[f"{side}_value"] = limit.value
            if limit.strict:
                found[f"strict_{side}"] = True
    return found


def _check_spelling(bound: Number, data_type: Type) -> None:
    """Raise CannotSayError for a bound with more digits than the shortest decimal of a float has."""
    if is_exact(data_type):
        return
    if data_type != _FLOAT and data_type.kind == "float":
        raise CannotSayError("dq holds the shortest decimal of a FLOAT against the bound, GX its exact value")
    if Decimal(str(rounded(bound, data_type))) != Decimal(bound):
        raise CannotSayError(f"no float is printed as {bound}")


GROUP: Group = {
    "row_count": (_row_count, EXACT),
    "distinct_count": (
        _distinct_count,
        rewritten("not beside floats, of which pandas counts 0.0 and -0.0 apart"),
    ),
    "distinct_proportion": (
        _distinct_proportion,
        rewritten("with the demand of a value at all; not beside floats"),
    ),
    "minimum": (_extreme, rewritten("bounds are floats, as those of between")),
    "maximum": (_extreme, rewritten("beside floats with a second expectation that there is no NaN")),
    "sum": (
        _sum,
        rewritten("of decimals and of integers of up to 32 bits, with the demand of a value at all"),
    ),
}
