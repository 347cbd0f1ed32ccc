"""Great Expectations over pandas: the suite that `dq compile --to gx` writes, run as it is.

One suite and one validation for each dataset. The suite is compiled for the types that the data has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from dq.checks.check import Check, CheckResult, Counts
from dq.checks.data import CannotEvaluateError, UnsupportedError
from dq.checks.operation import MeasureOperation, SchemaOperation
from dq.compilers.gx.columns import Columns
from dq.compilers.gx.suite import OWN, suite_of
from dq.runner.arrow_types import type_of
from dq.runner.engines.protocol import OpenedData
from dq.runner.judging import judged, judged_measure, judged_schema, not_evaluated

if TYPE_CHECKING:
    import pyarrow as pa

EXTRA = "gx"
PACKAGES = ("great_expectations", "pandas", "pyarrow")
_VIOLATIONS = ("violations", "nulls", "values")
_RESULT = {"result_format": "BASIC", "partial_unexpected_count": 0}


@dataclass(frozen=True, slots=True)
class _Part:
    """The result of one expectation: what of the check it counts, its figures and its own verdict."""

    counts: str
    figures: Mapping[str, Any]
    success: bool

    @property
    def observed(self) -> Any:
        """What was measured."""
        return self.figures.get("observed_value")

    @property
    def rows(self) -> int:
        """The rows that were looked at."""
        return int(self.observed if self.counts == "row count" else self.figures.get("element_count", 0))

    @property
    def violations(self) -> int:
        """The rows that violate the check."""
        if self.counts == "rows":
            return int(self.observed)
        return int(self.figures["unexpected_count"]) if self.counts in _VIOLATIONS else 0

    @property
    def missing(self) -> int:
        """The rows without a value."""
        if self.counts in ("values", "presence"):
            return self.rows - int(self.figures["unexpected_count"])
        if self.counts == "nulls":
            return int(self.figures["unexpected_count"])
        return int(self.figures.get("missing_count", 0))


def evaluate(checks: Sequence[Check], data: OpenedData) -> list[CheckResult]:
    """Return the results of checks over one dataset."""
    types = {name: type_of(data.table.schema.field(name).type) for name in data.table.column_names}
    suite = suite_of(data.contract.name, data.declared.name, checks, Columns(types))
    results = [not_evaluated(left.check, UnsupportedError(left.reason)) for left in suite.left_out]
    if not suite.content["expectations"]:
        return results
    unsaid = {left.check.id for left in suite.left_out}
    said = [check for check in checks if check.id not in unsaid]
    try:
        parts = _validated(suite.content, data.table)
    except Exception as error:  # noqa: BLE001 - whatever stops GX is told of the checks, and nothing else stops
        stopped = CannotEvaluateError(f"Great Expectations stopped: {type(error).__name__}")
        return results + [not_evaluated(check, stopped) for check in said]
    return results + [_result(check, parts[check.id], data.table.num_rows) for check in said]


def _validated(suite: Mapping[str, Any], table: pa.Table) -> Mapping[str, list[_Part | Exception]]:
    """Run a suite over a table and return the results of its expectations by check."""
    with _quiet():
        import great_expectations as gx
        import pandas as pd
        from great_expectations.data_context.types.base import ProgressBarsConfig

        frame = table.to_pandas(types_mapper=pd.ArrowDtype)
        context = gx.get_context(mode="ephemeral")
        context.variables.progress_bars = ProgressBarsConfig(globally=False)
        source = context.data_sources.add_pandas("dq")
        batches = source.add_dataframe_asset("dq").add_batch_definition_whole_dataframe("dq")
        batch = batches.get_batch(batch_parameters={"dataframe": frame})
        found = batch.validate(gx.ExpectationSuite(**suite), result_format=_RESULT)
    parts: dict[str, list[_Part | Exception]] = defaultdict(list)
    for result in found.results:
        origin = _origin(result)
        parts[origin["check"]].append(_part(origin["counts"], result))
    return parts


def _origin(result: Any) -> Mapping[str, str]:
    """Return what the suite says of where an expectation comes from."""
    origin: Mapping[str, str] = result.expectation_config.meta[OWN]
    return origin


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep GX's log and its warnings about pandas out of the output."""
    import logging
    import warnings

    logger = logging.getLogger("great_expectations")
    before, logger.disabled = logger.disabled, True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.disabled = before


def _part(counts: str, result: Any) -> _Part | Exception:
    raised = result.exception_info or {}
    infos = [raised] if "raised_exception" in raised else list(raised.values())
    if any(info.get("raised_exception") for info in infos):
        # the message of the exception may hold values
        return CannotEvaluateError("Great Expectations stopped with an exception")
    return _Part(counts, result.result, bool(result.success))


def _result(check: Check, parts: Sequence[_Part | Exception], rows: int) -> CheckResult:
    whole = [part for part in parts if isinstance(part, _Part)]
    if len(whole) != len(parts):
        return not_evaluated(check, next(part for part in parts if isinstance(part, Exception)))
    success = all(part.success for part in whole)
    if isinstance(check.operation, SchemaOperation):
        return judged_schema(check, "" if success else check.operation.failure())
    if isinstance(check.operation, MeasureOperation):
        return _decided(_measured(check, whole, rows), success=success)
    return _decided(judged(check, _counted(check, whole)), success=success)


def _decided(result: CheckResult, *, success: bool) -> CheckResult:
    """Return a result with the verdict of GX, which has none for what is no number."""
    return result if result.verdict == "error" else replace(result, verdict="pass" if success else "fail")


def _measured(check: Check, parts: Sequence[_Part], rows: int) -> CheckResult:
    part = next(part for part in parts if part.counts == "measure")
    restricted = [other.observed for other in parts if other.counts == "row count"]
    failed = {other.counts for other in parts if not other.success}
    # of values that are NaN only, GX measures nothing
    nan = "nan" in failed or (part.observed is None and any(other.counts == "guard" for other in parts))
    value = None if "guard" in failed else Decimal("nan") if nan else _number(part.observed)
    return judged_measure(check, int(restricted[0]) if restricted else rows, value)


def _number(value: Any) -> int | float | Decimal | None:
    if value is None or isinstance(value, Decimal):
        return value
    found: int | float = value.item() if hasattr(value, "item") else value
    return found


def _counted(check: Check, parts: Sequence[_Part]) -> Counts:
    """Add up what the expectations of a check count."""
    violations = sum(part.violations for part in parts)
    rows = max(part.rows for part in parts)
    missing = sum(part.missing for part in parts if part.counts == "nulls")
    if not any(part.counts == "nulls" for part in parts):
        missing = max(part.missing for part in parts)
    operation = check.operation
    whole = getattr(operation, "judges_missing", False) or getattr(operation, "nulls_violate", False)
    return Counts(rows, rows if whole else rows - missing, missing, violations)
