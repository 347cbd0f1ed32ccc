"""SodaCL as it is written in files: `checks for orders:` with lines, some of them with settings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dq.checks.conditions.condition import Negated
from dq.checks.conditions.reading import condition_of
from dq.checks.data import UnsupportedError
from dq.checks.engines.foreign_arguments import ForeignArguments, foreign_arguments
from dq.checks.engines.other_datasets import is_named, reference_to
from dq.checks.engines.registry import Demand
from dq.checks.engines.restricting import restriction
from dq.checks.engines.sodacl.changes import change_of
from dq.checks.engines.sodacl.lines import Line, Reference, read_line, unquoted
from dq.checks.engines.sodacl.metrics import Call, freshness, is_percent, operation_of
from dq.checks.engines.sodacl.schema_checks import schema_demands
from dq.checks.engines.sodacl.thresholds import alert_threshold, line_threshold, span_threshold
from dq.checks.obligation import Obligation
from dq.checks.operations.expression import Expression
from dq_core.finding import Severity
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence

_HEADER = "checks for "
_DESCRIBING = (
    "name", "attributes", "identity", "identity_was", "samples_limit", "samples_columns", "failed_rows_query",
)  # fmt: skip
_LEVELS: tuple[tuple[str, Severity | None], ...] = (("fail", None), ("warn", "warning"))


def is_document(node: Mapping) -> bool:
    """Say whether a mapping has sections of SodaCL, rather than checks."""
    return any(key.startswith(_HEADER) for key in node)


def document_demands(node: Mapping, obligation: Obligation) -> Iterator[Demand]:
    """Yield what all sections demand. Raises UnsupportedError for one that is about something else."""
    for header, section in node.values.items():
        name = unquoted(header.removeprefix(_HEADER))
        if not header.startswith(_HEADER):
            raise UnsupportedError(f"sections such as {header!r} are not read")
        if not is_named(obligation.dataset, name):
            raise UnsupportedError(f"the checks are for {name!r}, not for {obligation.dataset.name!r}")
        if not isinstance(section, Sequence) or not section.items:
            raise UnsupportedError(f"the section {header!r} is no list of checks")
        for item in section.items:
            yield from item_demands(item, obligation)


def item_demands(item: Node, obligation: Obligation) -> Iterator[Demand]:
    """Yield what one item of a list demands: a line, or lines with settings."""
    if isinstance(item, Scalar) and isinstance(item.value, str):
        yield from _demands(item.value, foreign_arguments(None, obligation))
        return
    if not isinstance(item, Mapping) or not list(item):
        raise UnsupportedError("an item is no check")
    for line, settings in item.values.items():
        yield from _demands(line, foreign_arguments(settings, obligation))


def _demands(line: str, given: ForeignArguments) -> Iterator[Demand]:
    given.ignore(*_DESCRIBING)
    found = list(_of_line(line, given))
    where = given.text("filter") if given.given("filter") is not None else None
    given.finish()
    for demand in found:
        condition = restriction(where, given.obligation, demand.operation) if where is not None else None
        yield replace(demand, where=condition)


def _of_line(line: str, given: ForeignArguments) -> Iterator[Demand]:
    if line == "schema":
        yield from schema_demands(given)
    elif line == "failed rows":
        yield from _failed_rows(given)
    else:
        read = read_line(line)
        yield from _referring(read, given) if isinstance(read, Reference) else _measured(read, given)


def _failed_rows(given: ForeignArguments) -> Iterator[Demand]:
    given.refuse("is not run: dq reads conditions", "fail_query")
    given.refuse("is not read for failed rows", "fail", "warn")
    text = " ".join(given.text("fail_condition").split())
    failed = condition_of(text, given.obligation.dataset)
    yield Demand(Expression(f"not ({text})", Negated(failed)))


def _referring(read: Reference, given: ForeignArguments) -> Iterator[Demand]:
    if len(read.columns) != len(read.targets):
        raise UnsupportedError("as many columns must be named on both sides")
    key = tuple(map(given.resolved, read.columns))
    yield Demand(reference_to(given.obligation, key, read.dataset, read.targets))


def _measured(read: Line, given: ForeignArguments) -> Iterator[Demand]:
    call, percent = Call(read.metric, read.arguments, given), is_percent(read.metric)
    if read.metric == "freshness" and read.change is None:
        yield from _aged(read, call)
        return
    base = Demand(operation_of(call), percent=percent, of_all_rows=percent, none_is_zero=percent)
    if read.change is not None:
        base, percent = change_of(read.metric, base, read.change), percent or read.change.percent
    alerts = [(level, severity) for level, severity in _LEVELS if given.given(level) is not None]
    if not alerts or read.threshold:
        given.refuse("stands beside a threshold", "fail", "warn")
        yield replace(base, threshold=line_threshold(read.threshold, percent=percent))
    for level, severity in alerts:
        yield replace(base, threshold=alert_threshold(given.text(level), percent=percent), severity=severity)


def _aged(read: Line, call: Call) -> Iterator[Demand]:
    call.given.refuse("is not read for freshness", "fail", "warn")
    yield Demand(freshness(call), span_threshold(read.threshold))
