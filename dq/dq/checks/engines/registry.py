"""Find what reads a custom rule: the module of its engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

from dq.checks.conditions.condition import Condition
from dq.checks.data import UnsupportedError
from dq.checks.obligation import Obligation
from dq.checks.operation import Operation
from dq_contracts.thresholds import Threshold
from dq_core.finding import Severity
from dq_core.suggestion import did_you_mean
from dq_core.yaml.tree import Scalar

ENGINES = {
    "dq": "dq.checks.engines.dq",
    "greatexpectations": "dq.checks.engines.great_expectations",
    "gx": "dq.checks.engines.great_expectations",
    "soda": "dq.checks.engines.soda",
    "sodacl": "dq.checks.engines.soda",
    "sodacore": "dq.checks.engines.soda",
    "dbt": "dq.checks.engines.dbt",
    "dbtcore": "dq.checks.engines.dbt",
}
"""Engines by their names in contracts, in small letters and without signs."""


@dataclass(frozen=True, slots=True)
class Demand:
    """An operation with what a rule accepts of it, over which rows: no violation without a threshold.

    The fields are those of a Check. `severity` is what the rule itself says of this demand, if anything.
    """

    operation: Operation
    threshold: Threshold | None = None
    percent: bool = False
    of_all_rows: bool = False
    none_is_zero: bool = False
    severity: Severity | None = None
    where: Condition | None = None


def demands_of(obligation: Obligation) -> Iterator[Demand]:
    """Yield what a custom rule demands. Raises UnsupportedError, naming the engine nobody reads.

    Raises CannotEvaluateError for a rule that is wrong, such as one about a column that does not exist.
    """
    engine = obligation.quality.node.node("engine") if obligation.quality else None
    name = engine.value if isinstance(engine, Scalar) and isinstance(engine.value, str) else ""
    key = "".join(letter for letter in name.lower() if letter.isalnum())
    if key not in ENGINES:
        advice = did_you_mean(key, ENGINES) or f"engines that are: {', '.join(ENGINES)}"
        raise UnsupportedError(f"rules of the engine {name!r} are not read; {advice}")
    found: Iterator[Demand] = import_module(ENGINES[key]).demands(obligation)
    yield from found
