"""Find what reads a custom rule: the module of its engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

from dq.checks.data import UnsupportedError
from dq.checks.obligation import Obligation
from dq.checks.operation import Operation
from dq_contracts.thresholds import Threshold
from dq_core.suggestion import did_you_mean
from dq_core.yaml.tree import Scalar

ENGINES = {
    "dq": "dq.checks.engines.dq",
}
"""Engines by their names in contracts, in small letters and without signs."""


@dataclass(frozen=True, slots=True)
class Demand:
    """An operation with what a rule accepts of it: no violation without a threshold."""

    operation: Operation
    threshold: Threshold | None = None
    percent: bool = False


def demands_of(obligation: Obligation) -> Iterator[Demand]:
    """Yield what a custom rule demands. Raises UnsupportedError, naming the engine nobody reads."""
    engine = obligation.quality.node.node("engine") if obligation.quality else None
    name = engine.value if isinstance(engine, Scalar) and isinstance(engine.value, str) else ""
    key = "".join(letter for letter in name.lower() if letter.isalnum())
    if key not in ENGINES:
        advice = did_you_mean(key, ENGINES) or f"engines that are: {', '.join(ENGINES)}"
        raise UnsupportedError(f"rules of the engine {name!r} are not read; {advice}")
    found: Iterator[Demand] = import_module(ENGINES[key]).demands(obligation)
    yield from found
