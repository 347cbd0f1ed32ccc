"""What a test of dbt demands, and what it counts as failures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from dq.checks.engines.foreign_arguments import ForeignArguments
from dq.checks.engines.registry import Demand
from dq.checks.operation import Operation


@dataclass(frozen=True, slots=True)
class Meaning:
    """The demands of a test, all of which must be met.

    `counted` is an operation with as many violations as the test has failures, where there is one: what
    `error_if` and `warn_if` are held against.
    """

    demands: tuple[Demand, ...]
    counted: Operation | None = None


Test: TypeAlias = Callable[[ForeignArguments], Meaning]


def rows(operation: Operation) -> Meaning:
    """Return the meaning of a test whose failures are the rows that violate an operation."""
    return Meaning((Demand(operation),), operation)


def values(operation: Operation) -> Meaning:
    """Return the meaning of a test that fails with an operation, but counts something else."""
    return Meaning((Demand(operation),))
