"""Rules of dq itself: the checks that the standard has no metric for, by name and with their arguments.

A rule says `type: custom`, `engine: dq` and an `implementation` with the name of the check, its arguments
and, where a number of violations is tolerable or a measure is judged, one operator of the standard. With a
`where`, a condition as the check `expression` reads it, only the rows are looked at for which it holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from dq.checks.arguments import Arguments
from dq.checks.data import UnsupportedError
from dq.checks.engines.registry import Demand
from dq.checks.engines.restricting import where_of
from dq.checks.obligation import Obligation
from dq.checks.operation import NAMED, MeasureOperation
from dq.checks.operations.change_against_history import ChangeAgainstHistory
from dq_contracts.standard.shapes import QUALITY_OPERATORS
from dq_contracts.thresholds import is_percent, threshold_of
from dq_core.record import changed
from dq_core.yaml.tree import Mapping, Scalar


def demands(obligation: Obligation) -> Iterator[Demand]:
    """Yield the one operation that the implementation names."""
    quality = obligation.quality
    node = quality.node.node("implementation") if quality else None
    if quality is None or not isinstance(node, Mapping):
        raise UnsupportedError("the implementation of a rule of dq is a mapping with the name of a check")
    arguments = Arguments(node, obligation)
    operation = NAMED[arguments.text("check", sorted(NAMED))].from_arguments(arguments)
    where = where_of(arguments, operation)
    for name in ("unit", *QUALITY_OPERATORS):
        arguments.take(name)
    arguments.finish()
    unit = node.node("unit")
    own = changed(quality, node=node, unit=unit.text if isinstance(unit, Scalar) else None)
    threshold = threshold_of(own)
    measured = isinstance(operation, MeasureOperation | ChangeAgainstHistory)
    if measured and own.unit is not None:
        raise UnsupportedError(f"the result of {operation.kind!r} has no 'unit'")
    if threshold is None and (own.operators or measured):
        raise UnsupportedError("it has not exactly one operator with a number")
    yield Demand(operation, threshold, is_percent(own), where=where)
