"""The age of the newest or the oldest value of a column, as service levels promise it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from dq.checks.clock import now
from dq.checks.data import CannotEvaluateError, DataRelation, UnsupportedError
from dq.checks.obligation import Obligation
from dq.checks.operation import MeasureOperation, Operation
from dq_contracts.service_levels import stated_duration
from dq_contracts.thresholds import Threshold
from dq_core.intervals import Interval

if TYPE_CHECKING:
    from sqlglot import Expr

_UNITS: tuple[tuple[str, int], ...] = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))


@dataclass(frozen=True, slots=True)
class Age(MeasureOperation):
    """The seconds from a value of a column to the moment of the run."""

    aggregate: ClassVar[str] = "max"
    """`max` for the newest value, `min` for the oldest."""
    column: str
    moment: datetime

    @property
    def columns(self) -> tuple[str, ...]:
        """The column."""
        return (self.column,)

    @classmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """Take the column that the promise names."""
        if obligation.column is None:
            raise UnsupportedError("it names no column whose values have an age")
        yield cls(obligation.column_name, now())

    def measure(self, data: DataRelation) -> Expr:
        """Return the difference of two moments in seconds; moments without a zone are of UTC."""
        from sqlglot import exp

        column = data.require(self.column)[0]
        if column.type.kind not in ("date", "timestamp"):
            raise CannotEvaluateError(f"values of type {column.type} have no age", decided_by="type_is")
        extreme = exp.Anonymous(this=self.aggregate, expressions=[column.value.copy()])
        text = exp.Literal.string(self.moment.astimezone(UTC).replace(tzinfo=None).isoformat(" "))
        present = exp.cast(text, "TIMESTAMP", dialect="duckdb")
        return exp.Sub(this=_epoch(present), expression=_epoch(extreme))

    def told(self, measure: int | Decimal, threshold: Threshold) -> str:
        """Say the age and the promise in the largest unit that fits."""
        limit = threshold.interval.upper
        promised = in_words(limit) if isinstance(limit, int | Decimal) else "?"
        return f"{self.failure()} is {in_words(measure)} old; it must be at most {promised}"


def promised(obligation: Obligation) -> Threshold:
    """Return the longest span that a promise allows. Raises UnsupportedError where it states none.

    A month has up to 31 days, a year up to 366.
    """
    duration = stated_duration(obligation.sla) if obligation.sla else None
    if duration is None:
        raise UnsupportedError("its value and unit state no span of time")
    return Threshold("mustBeLessOrEqualTo", Interval(None, duration.most))


def in_words(seconds: Decimal | int) -> str:
    """Return a span such as `4 days` or `2.5 hours`."""
    size = Decimal(seconds).copy_abs()
    name, unit = next(((name, unit) for name, unit in _UNITS if size >= unit), _UNITS[-1])
    number = f"{Decimal(seconds) / unit:,.1f}".removesuffix(".0")
    return f"{number} {name}{'' if number == '1' else 's'}"


def as_step(seconds: object) -> timedelta:
    """Return a span as Python's. Raises UnsupportedError where it is too long for that."""
    try:
        return timedelta(seconds=float(str(seconds)))
    except OverflowError:
        raise UnsupportedError("the span of time is too long") from None


def _epoch(value: Expr) -> Expr:
    from sqlglot import exp

    return exp.Anonymous(this="epoch", expressions=[value])
