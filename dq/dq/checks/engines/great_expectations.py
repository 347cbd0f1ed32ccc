"""Rules of Great Expectations: an expectation by name with its `kwargs`, a list of them, or a suite.

Where its execution engines disagree, as on NaN or on `$` before a line break, dq means what the one for SQL
does. `mostly` is the smallest share of rows with a value that must do, which no row at all does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from dq.checks.data import UnsupportedError
from dq.checks.engines.expectations.measures import MEASURES
from dq.checks.engines.expectations.row_conditions import row_condition
from dq.checks.engines.expectations.rows import ROWS
from dq.checks.engines.expectations.tables import TABLES
from dq.checks.engines.foreign_arguments import ForeignArguments, foreign_arguments, snake_case
from dq.checks.engines.implementation import implementation_of, read_text
from dq.checks.engines.registry import Demand
from dq.checks.engines.stated_thresholds import StatedThreshold, at_most, number_of
from dq.checks.obligation import Obligation
from dq_core.finding import Severity
from dq_core.suggestion import did_you_mean
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence

_TYPES = ("type", "expectation_type")
_KEYS = (*_TYPES, "kwargs", "severity")
_DESCRIBING = (
    "meta",
    "notes",
    "id",
    "ge_cloud_id",
    "description",
    "rendered_content",
    "success_on_last_run",
    "name",
)
_REPORTING = (*_DESCRIBING, "result_format", "include_config", "catch_exceptions", "batch_id")
_SUITE = ("expectations", "suite_parameters", "evaluation_parameters", "expectation_suite_name", *_DESCRIBING)
_OLD = ("parse_strings_as_datetimes", "allow_cross_type_comparisons", "windows")
_SEVERITIES: dict[str, Severity] = {"critical": "error", "warning": "warning", "info": "info"}
_SPELLINGS = {
    "expect_column_pair_values_ato_be_greater_than_b": "expect_column_pair_values_a_to_be_greater_than_b"
}
_REASONS = {
    "expect_column_values_to_be_increasing": "rows have no order of their own; use a monotonic rule of dq",
    "expect_column_values_to_be_decreasing": "rows have no order of their own; use a monotonic rule of dq",
}


def demands(obligation: Obligation) -> Iterator[Demand]:
    """Yield what the expectations of a rule demand."""
    yield from _of_node(implementation_of(obligation), obligation)


def _of_node(node: Node, obligation: Obligation) -> Iterator[Demand]:
    node = read_text(node)
    if isinstance(node, Sequence) and node.items:
        for item in node.items:
            yield from _of_node(item, obligation)
    elif isinstance(node, Mapping) and "expectations" in node:
        _check_keys(node, _SUITE)
        yield from _of_node(node.values["expectations"], obligation)
    elif isinstance(node, Mapping):
        yield from _of_expectation(node, obligation)
    else:
        raise UnsupportedError("the implementation is no expectation with its type and kwargs")


def _of_expectation(node: Mapping, obligation: Obligation) -> Iterator[Demand]:
    name, given = _name(node), _kwargs(node, obligation)
    given.ignore(*_REPORTING)
    for key in _OLD:
        if given.flag(key):
            raise UnsupportedError(f"{key!r} is not honoured by dq")
    severity = _severity(node, given)
    found = list(_demanded(name, given))
    given.finish()
    for demand in found:
        yield replace(demand, severity=severity)


def _demanded(name: str, given: ForeignArguments) -> Iterator[Demand]:
    if name in ROWS:
        operations, share = ROWS[name](given), _tolerated(given)
        if share is not None and len(operations) > 1:
            raise UnsupportedError("'mostly' over several patterns at once is not checked")
        found = [Demand(item, share, percent=share is not None, none_is_zero=True) for item in operations]
    elif name in MEASURES:
        found = list(MEASURES[name](given))
    else:
        found = [Demand(TABLES[name](given))]
        if _tolerated(given) is not None:
            raise UnsupportedError("a column is of a type or is not: 'mostly' says nothing about it")
    for demand in found:
        yield replace(demand, where=row_condition(given, demand.operation))


def _name(node: Mapping) -> str:
    stated = next((node.values[key] for key in _TYPES if key in node), None)
    written = stated.value if isinstance(stated, Scalar) else None
    if not isinstance(written, str):
        raise UnsupportedError("the implementation names no expectation under 'type'")
    name = _SPELLINGS.get(snake_case(written), snake_case(written))
    if name in _REASONS:
        raise UnsupportedError(f"{name!r} is not checked: {_REASONS[name]}")
    known = (*ROWS, *MEASURES, *TABLES)
    if name not in known:
        raise UnsupportedError(
            f"{written!r} is no expectation that dq checks; {did_you_mean(name, known)}".rstrip("; ")
        )
    return name


def _kwargs(node: Mapping, obligation: Obligation) -> ForeignArguments:
    if "kwargs" in node:
        _check_keys(node, (*_KEYS, *_DESCRIBING))
        return foreign_arguments(read_text(node.values["kwargs"]), obligation)
    rest = Mapping(node.source, node.start, node.end)
    rest.keys = {key: value for key, value in node.keys.items() if key not in _KEYS}
    rest.values = {key: value for key, value in node.values.items() if key not in _KEYS}
    return foreign_arguments(rest, obligation)


def _check_keys(node: Mapping, known: tuple[str, ...]) -> None:
    for key in node:
        if key not in known:
            raise UnsupportedError(f"the key {key!r} is not known; {did_you_mean(key, known)}".rstrip("; "))


def _severity(node: Mapping, given: ForeignArguments) -> Severity | None:
    stated = node.node("severity") or given.take("severity")
    given.ignore("severity")
    word = stated.value if isinstance(stated, Scalar) else None
    if word is None:
        return None
    if word not in _SEVERITIES:
        raise UnsupportedError(f"the severity {word!r} is not known")
    return _SEVERITIES[str(word)]


def _tolerated(given: ForeignArguments) -> StatedThreshold | None:
    """Return the percentage of violations that `mostly` allows, None where it allows none."""
    mostly = number_of(given.take("mostly"), "mostly")
    if mostly is None or mostly == 1:
        return None
    if not 0 < mostly < 1:
        raise UnsupportedError("'mostly' must lie above 0 and be at most 1")
    percent = (1 - Decimal(mostly)) * 100
    return at_most(int(percent) if percent == int(percent) else percent.normalize())
