"""How a test of dbt is judged: `severity`, `error_if`, `warn_if`, `where`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dq.checks.data import UnsupportedError
from dq.checks.engines.dbt_tests.meaning import Meaning
from dq.checks.engines.foreign_arguments import ForeignArguments
from dq.checks.engines.registry import Demand
from dq.checks.engines.restricting import restriction
from dq.checks.engines.stated_thresholds import StatedThreshold, outside, within
from dq_core.finding import Severity
from dq_core.intervals import Interval

_CONDITION = re.compile(r"\s*(!=|<>|>=|<=|==|=|>|<)\s*([0-9]+)\s*")
_ANY = "!= 0"
_ANY_FAILURE = (("!=", 0), ("<>", 0), (">", 0), (">=", 1))
DESCRIBING = (
    "name", "description", "tags", "meta", "alias", "schema", "database", "group", "docs", "store_failures",
    "store_failures_as", "quoting",
)  # fmt: skip
"""Keys that change nothing of what a test accepts."""

JUDGING = ("severity", "error_if", "warn_if", "where", "limit", "fail_calc", "enabled", "row_condition")
"""Keys that may stand in `config`, and beside the arguments."""


def judged(meaning: Meaning, config: ForeignArguments) -> Iterator[Demand]:
    """Yield the demands of a test as its configuration wants them. Raises UnsupportedError."""
    config.ignore(*DESCRIBING)
    config.refuse("is not honoured by dq", "limit", "fail_calc")
    if not config.flag("enabled", default=True):
        raise UnsupportedError("the test is switched off")
    for demand in _by_severity(meaning, config):
        yield _restricted(demand, config)


def _by_severity(meaning: Meaning, config: ForeignArguments) -> Iterator[Demand]:
    levels = ("error", "warn")
    severity = config.text("severity", (*levels, *map(str.upper, levels)), "error").lower()
    error_if, warn_if = (config.text(name, default=_ANY) for name in ("error_if", "warn_if"))
    if severity == "warn":
        yield from _held(meaning, warn_if, "warning")
        return
    yield from _held(meaning, error_if, None)
    if not _same(error_if, warn_if):
        yield from _held(meaning, warn_if, "warning")


def _held(meaning: Meaning, condition: str, severity: Severity | None) -> Iterator[Demand]:
    operator, number = _read(condition)
    if (operator, number) in _ANY_FAILURE:
        yield from (replace(demand, severity=severity) for demand in meaning.demands)
        return
    if meaning.counted is None:
        raise UnsupportedError(f"{condition!r} counts something else in dbt than dq does")
    yield Demand(meaning.counted, _accepted(operator, number), severity=severity)


def _accepted(operator: str, number: int) -> StatedThreshold:
    """Return the numbers of failures under which a condition does not hold."""
    single = Interval(number, number)
    if operator in ("=", "=="):
        return outside(single)
    if operator in ("!=", "<>"):
        return within(single)
    open_ = "=" in operator
    beyond = Interval(None, number, upper_open=open_)
    return within(beyond if operator.startswith(">") else Interval(number, None, lower_open=open_))


def _read(condition: str) -> tuple[str, int]:
    found = _CONDITION.fullmatch(condition)
    if found is None:
        raise UnsupportedError(f"{condition!r} is no comparison with a number")
    return found[1], int(found[2])


def _same(one: str, other: str) -> bool:
    read = (_read(one), _read(other))
    return read[0] == read[1] or all(item in _ANY_FAILURE for item in read)


def _restricted(demand: Demand, config: ForeignArguments) -> Demand:
    stated = [config.text(name) for name in ("where", "row_condition") if config.given(name) is not None]
    if not stated:
        return demand
    if len(stated) > 1 or demand.where is not None:
        raise UnsupportedError("two conditions restrict the rows")
    where = restriction(stated[0], config.obligation, demand.operation)
    return replace(demand, where=where)
