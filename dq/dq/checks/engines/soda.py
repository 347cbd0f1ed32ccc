"""Rules of Soda: SodaCL, as sections, a list or one line, or one check with its `type` and `must_be_...`.

A duplicate is a value that several rows have, counted once; percentages are of all rows, and 0 of none. Soda
rounds them to two places, dq does not. What only warns there is a warning here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dq.checks.data import UnsupportedError
from dq.checks.engines.foreign_arguments import ForeignArguments, foreign_arguments
from dq.checks.engines.implementation import implementation_of, read_text
from dq.checks.engines.registry import Demand
from dq.checks.engines.restricting import restriction
from dq.checks.engines.sodacl.documents import document_demands, is_document, item_demands
from dq.checks.engines.sodacl.metrics import Call, freshness, is_percent, operation_of
from dq.checks.engines.sodacl.thresholds import stated_threshold
from dq.checks.engines.stated_thresholds import StatedThreshold, exactly, within
from dq.checks.obligation import Obligation
from dq_core.intervals import Interval
from dq_core.yaml.tree import Mapping, Node, Sequence

_DESCRIBING = ("name", "name_was", "attributes", "identity", "qualifier", "description")
_NONE_ALLOWED = {
    "no_missing_values": "missing_count",
    "no_invalid_values": "invalid_count",
    "no_duplicate_values": "duplicate_count",
}
_FRESHNESS = {"freshness_in_days": 86_400, "freshness_in_hours": 3_600, "freshness_in_minutes": 60}
_FILTERS = ("filter", "filter_sql")


def demands(obligation: Obligation) -> Iterator[Demand]:
    """Yield what the checks of a rule demand."""
    yield from _of_node(implementation_of(obligation), obligation)


def _of_node(node: Node, obligation: Obligation) -> Iterator[Demand]:
    node = read_text(node)
    if isinstance(node, Mapping) and "type" in node:
        yield from _of_check(foreign_arguments(node, obligation))
    elif isinstance(node, Mapping) and is_document(node):
        yield from document_demands(node, obligation)
    elif isinstance(node, Mapping) and list(node) == ["checks"]:
        yield from _of_node(node.values["checks"], obligation)
    elif isinstance(node, Sequence) and node.items:
        for item in node.items:
            typed = isinstance(item, Mapping) and "type" in item
            yield from _of_node(item, obligation) if typed else item_demands(item, obligation)
    else:
        yield from item_demands(node, obligation)


def _of_check(given: ForeignArguments) -> Iterator[Demand]:
    """Yield what one check of a contract of Soda demands."""
    kind = given.text("type")
    given.ignore(*_DESCRIBING)
    demand = _aged(kind, given) if kind in _FRESHNESS else _measured(kind, given)
    filters = [given.text(name) for name in _FILTERS if given.given(name) is not None]
    given.finish()
    for text in filters:
        demand = replace(demand, where=restriction(text, given.obligation, demand.operation))
    yield demand


def _measured(kind: str, given: ForeignArguments) -> Demand:
    metric = "row_count" if kind == "rows_exist" else _NONE_ALLOWED.get(kind, kind)
    operation, percent = operation_of(_call(metric, given)), is_percent(metric)
    threshold = _threshold(kind, stated_threshold(given))
    return Demand(operation, threshold, percent, of_all_rows=percent, none_is_zero=percent)


def _threshold(kind: str, stated: StatedThreshold | None) -> StatedThreshold:
    own = {
        "rows_exist": within(Interval(0, None, lower_open=True)),
        **dict.fromkeys(_NONE_ALLOWED, exactly(0)),
    }
    if kind in own and stated is not None:
        raise UnsupportedError(f"{kind!r} has no threshold of its own")
    found = own.get(kind, stated)
    if found is None:
        raise UnsupportedError("it has no threshold")
    return found


def _aged(kind: str, given: ForeignArguments) -> Demand:
    threshold, seconds = stated_threshold(given), _FRESHNESS[kind]
    limit = threshold.interval.upper if threshold and threshold.inside else None
    if threshold is None or not isinstance(limit, int) or threshold.interval.lower is not None:
        raise UnsupportedError("an age is held against a whole number that it must be less than")
    return Demand(freshness(_call("freshness", given)), within(Interval(None, limit * seconds)))


def _call(metric: str, given: ForeignArguments) -> Call:
    named = [name for name in ("column", "columns") if given.given(name) is not None]
    if len(named) > 1:
        raise UnsupportedError("'column' and 'columns' stand beside each other")
    return Call(metric, given.texts(named[0]) if named else (), given)
