"""f32 and f64: numbers that the float of a width holds without becoming infinite."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.data import CannotEvaluateError, DataColumn, UnsupportedError
from dq.checks.formats.form import Form
from dq_core.suggestion import did_you_mean
from dq_core.types.order import bounds

if TYPE_CHECKING:
    from sqlglot import Expr

_GREATEST = {"f32": (1 << 128) - (1 << 104), "f64": (1 << 1024) - (1 << 971)}
"""The largest finite float of each width."""
_WIDTHS = {"f32": 32, "f64": 64}


@dataclass(frozen=True, slots=True)
class FloatFormat(Form):
    """The magnitude of a number is at most that of the largest float of a width.

    Digits beyond its precision are not judged, because 0.1 has no exact float of any width.
    """

    def violation(self, column: DataColumn) -> Expr:
        """Return the condition that the number is beyond the largest float, and is written as a number."""
        from sqlglot import exp

        from dq.checks.sql import NUMBERS, all_of

        if column.type.kind not in NUMBERS:
            raise CannotEvaluateError(f"values of type {column.type} are no numbers", decided_by="type_is")
        if not self._may_exceed(column):
            return exp.false()
        if column.type.kind != "float" or column.text:
            return self._beyond(column)
        return all_of([self._beyond(column), _call("isfinite", column.value)])

    def failure(self) -> str:
        """Name the format."""
        return f"are too large for the format {self.name}"

    def _may_exceed(self, column: DataColumn) -> bool:
        if column.type.kind == "float":
            return column.text or (column.type.bits or 64) > _WIDTHS[self.name]
        limits = bounds(column.type)
        return limits is not None and max(-limits[0], limits[1]) > _GREATEST[self.name]

    def _beyond(self, column: DataColumn) -> Expr:
        from sqlglot import exp

        greatest: Expr = exp.Literal.number(_GREATEST[self.name])
        if column.type.kind == "float":
            written = exp.Literal.string(repr(float(_GREATEST[self.name])))
            greatest = exp.cast(written, "DOUBLE", dialect="duckdb")
        return exp.GT(this=_call("abs", column.value), expression=greatest)


def float_format(name: str) -> FloatFormat:
    """Return a format by its name. Raises UnsupportedError for another name."""
    if name in _GREATEST:
        return FloatFormat(name)
    advice = did_you_mean(name, _GREATEST) or "formats of numbers are f32, f64"
    raise UnsupportedError(f"{name!r} is no format of a number; {advice}")


def _call(name: str, value: Expr) -> Expr:
    from sqlglot import exp

    return exp.Anonymous(this=name, expressions=[value.copy()])
