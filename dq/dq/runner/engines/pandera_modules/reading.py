"""What Pandera says of checks as results of the IR."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from dq.checks.check import Check, CheckResult, Counts
from dq.checks.data import CannotEvaluateError, UnsupportedError
from dq.checks.operation import KeyOperation, MeasureOperation, RowOperation, SchemaOperation
from dq.checks.operations.column_present import ColumnPresent
from dq.runner.judging import judged, judged_measure, judged_schema, not_evaluated

_BEYOND = ("out of bounds for nanosecond", "Conversion Error", "Out of Range Error")
"""How Arrow and DuckDB say that they cannot compute with a value in the type of a column."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A check that failed: its name, the rows that fail where Pandera has them, and what it says."""

    check: str
    rows: int | None
    text: str

    @classmethod
    def of(cls, error: Any) -> Self:
        """Read an error of Pandera; a column that is missing is the check of its name."""
        if error.reason_code is not None and error.reason_code.name == "COLUMN_NOT_IN_DATAFRAME":
            return cls(_presence(str(error.failure_cases)), None, "the data has no such column")
        name = getattr(error.check, "name", None) or str(error.check)
        text = error.failure_cases if isinstance(error.failure_cases, str) else ""
        return cls(name, _failing_rows(error.check_output), text)


def result_of(
    check: Check, counts: Mapping[str, Any], measured: Mapping[str, Any], failures: Mapping[str, Failure]
) -> CheckResult:
    """Return the result of a check from what its module counted; its verdict is Pandera's."""
    operation, failure = check.operation, failures.get(check.id)
    if isinstance(operation, ColumnPresent):
        failure = failures.get(_presence(operation.column))
    if isinstance(operation, SchemaOperation):
        return judged_schema(check, "" if failure is None else failure.text or operation.failure())
    found = counts.get(check.id)
    if found is None and failure is not None and any(words in failure.text for words in _BEYOND):
        return not_evaluated(check, UnsupportedError("a value is beyond what the frame's own types hold"))
    if found is None:
        return not_evaluated(check, CannotEvaluateError(failure.text if failure else "it did not run"))
    if isinstance(operation, MeasureOperation):
        return _as_pandera(judged_measure(check, found.rows, measured.get(check.id)), failure)
    failing = found.wrong if failure is None or failure.rows is None else failure.rows
    missing = found.nulls if _judges_null(check) else found.rows - found.judged
    return _as_pandera(judged(check, Counts(found.rows, found.judged, missing, failing)), failure)


def _judges_null(check: Check) -> bool:
    operation = check.operation
    if isinstance(operation, RowOperation):
        return operation.judges_missing
    return isinstance(operation, KeyOperation) and operation.nulls_violate


def _as_pandera(result: CheckResult, failure: Failure | None) -> CheckResult:
    """Return a result with Pandera's verdict, so that a disagreement shows."""
    if result.verdict == "error":
        return result
    return replace(result, verdict="pass" if failure is None else "fail")


def _presence(column: str) -> str:
    return f"column {column}"


def _failing_rows(check_output: Any) -> int | None:
    """Return how many rows fail, from a series of pandas, a frame of polars, or an expression of Ibis."""
    if check_output is None or isinstance(check_output, bool):
        return None
    if hasattr(check_output, "to_pandas") and hasattr(check_output, "execute"):
        check_output = check_output.to_pandas()
    values = check_output["check_output"] if hasattr(check_output, "columns") else check_output
    if not hasattr(values, "sum") or not hasattr(values, "__len__"):
        return None
    return len(values) - int(values.sum())
