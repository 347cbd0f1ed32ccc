"""Which operation becomes which expectations, by kind."""

from __future__ import annotations

from collections.abc import Mapping

from dq.checks.check import Check
from dq.checks.conditions.condition import Condition, Joined
from dq.compilers.errors import CannotSayError
from dq.compilers.gx import (
    expressions,
    keys,
    measures,
    pairs,
    patterns,
    presence,
    ranges,
    schema,
    sets,
)
from dq.compilers.gx.columns import Columns
from dq.compilers.gx.conditions import row_condition
from dq.compilers.gx.expectation import Expectation
from dq.compilers.gx.group import Group
from dq.compilers.support import Support, unsupported

_MODULES = (presence, ranges, sets, patterns, pairs, expressions, keys, schema, measures)
_GROUPS: Group = {kind: made for module in _MODULES for kind, made in module.GROUP.items()}
_OTHERS = "GX has no expectation that looks at other datasets on pandas"
_ORDER = "GX has no expectation about rows that follow each other in an order"
_LISTS = "GX does not look into lists and objects"
_CLOCK = "ages are measured at the moment of a run, and a suite holds fixed bounds"
_FLOATS = "pandas adds in an order of its own, so that the last digits differ"
_UNSAID = {
    "array_length": _LISTS,
    "array_unique": _LISTS,
    "object_required": _LISTS,
    "object_size": _LISTS,
    "column_order": "GX has no order of some columns among others",
    "forbidden_columns": "GX has no columns that must not be there",
    "no_extra_columns": "GX has no set of columns of which some may be missing",
    "foreign_key": _OTHERS,
    "reconcile_columns": _OTHERS,
    "reconcile_keys": _OTHERS,
    "reconcile_rows": _OTHERS,
    "reconcile_values": _OTHERS,
    "change_against_history": "a suite holds fixed bounds, and no measures of earlier runs",
    "freshness": _CLOCK,
    "latency": _CLOCK,
    "retention": _CLOCK,
    "frequency": _ORDER,
    "monotonic": _ORDER,
    "no_gap": _ORDER,
    "no_overlap": _ORDER,
    "one_current": _ORDER,
    "mean": _FLOATS,
    "stddev": _FLOATS,
    "quantile": "GX's quantiles are chosen by other rules",
    "interpolated_quantile": _FLOATS,
    "multiple_of": "GX has no rest of a division",
    "parses_as": "a data frame holds values, and no texts to be read",
    "repeated_values": "GX counts rows, and not the values that they share",
    "sql_scalar": "GX runs SQL on databases only, and gives back rows",
}
_UNKNOWN = "GX has no expectation that means the same"


def support_of(kinds: Mapping[str, object]) -> Mapping[str, Support]:
    """Return how far GX supports each of the operations."""
    return {kind: _GROUPS[kind][1] if kind in _GROUPS else unsupported(_reason(kind)) for kind in kinds}


def _reason(kind: str) -> str:
    return _UNSAID.get(kind, _UNKNOWN)


def expectations_of(check: Check, columns: Columns) -> list[Expectation]:
    """Return the expectations that mean the same as a check together. Raises CannotSayError."""
    if check.kind not in _GROUPS:
        raise CannotSayError(_reason(check.kind))
    columns.check_names(check.columns, exactly=check.kind == "column_present")
    made = _GROUPS[check.kind][0](check, columns)
    for expectation in made:
        _check_bounds(expectation)
    if check.where and any(expectation.counts == "measure" for expectation in made):
        made.append(Expectation("expect_table_row_count_to_be_between", {"min_value": 0}, "row count"))
    return [_restricted(expectation, check.where, columns) for expectation in made]


def _check_bounds(expectation: Expectation) -> None:
    """Refuse bounds between which nothing lies: GX refuses the whole suite for them."""
    least, greatest = expectation.arguments.get("min_value"), expectation.arguments.get("max_value")
    if isinstance(least, int | float) and isinstance(greatest, int | float) and least > greatest:
        raise CannotSayError("GX refuses bounds between which no value lies")


def _restricted(expectation: Expectation, where: Condition | None, columns: Columns) -> Expectation:
    conditions = (*((where,) if where else ()), *expectation.only)
    if not conditions:
        return expectation
    if expectation.counts == "schema":
        raise CannotSayError("a condition on rows says nothing of columns")
    condition = conditions[0] if len(conditions) == 1 else Joined(conditions, every=True)
    return expectation.with_arguments(row_condition=row_condition(condition, columns))
