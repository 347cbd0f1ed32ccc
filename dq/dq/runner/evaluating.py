"""Evaluate the checks of one dataset over its data, in as few scans as their shapes allow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from dq.adapters.connection import reason_of, rows_of, unpruned
from dq.checks.check import Check, CheckResult, Counts
from dq.checks.data import CannotEvaluateError, DataRelation, DocumentedError, UnsupportedError
from dq.checks.filtering import data_of
from dq.checks.nesting import row_conditions
from dq.checks.operation import (
    MeasureOperation,
    Operation,
    QueryOperation,
    RowOperation,
    SchemaOperation,
    SetOperation,
)
from dq.runner.judging import judged, judged_measure, judged_scalar, judged_schema, not_evaluated
from dq.runner.sources import Sources

if TYPE_CHECKING:
    from sqlglot import Expr


Scalar: TypeAlias = Callable[[QueryOperation], "float | Decimal | None"]


@dataclass(frozen=True, slots=True)
class Planned:
    """A check with the operation that means the same for this data, and what it adds to the common scan."""

    check: Check
    operation: Operation
    data: DataRelation
    figures: tuple[Expr, ...] = ()


def evaluate(
    checks: Sequence[Check], data: DataRelation, sources: Sources, scalar: Scalar | None = None
) -> dict[str, CheckResult]:
    """Return the results of checks over one dataset, by check id. One broken check never stops the others.

    `scalar` runs the queries of the contract's author; without it they are not run.
    """
    results: dict[str, CheckResult] = {}
    scans: dict[tuple[str, bool], list[Planned]] = {}
    for check in checks:
        try:
            planned = _planned(check, data)
        except (CannotEvaluateError, UnsupportedError) as error:
            results[check.id] = not_evaluated(check, error)
            continue
        if planned.figures:
            scans.setdefault(_scan_of(planned), []).append(planned)
            continue
        # a WHERE over Parquet statistics that leave out NaN keeps other rows
        with unpruned(sources.connection) if check.where is not None else nullcontext():
            results[check.id] = _alone(planned, sources, scalar or _not_run)
    for (_, from_statistics), scanned in scans.items():
        with unpruned(sources.connection) if from_statistics else nullcontext():
            found = list(_scan(scanned, scanned[0].data, sources.connection))
        results.update((result.check.id, result) for result in found)
    return results


def _scan_of(planned: Planned) -> tuple[str, bool]:
    measured = isinstance(planned.operation, MeasureOperation) and planned.operation.from_statistics
    return planned.data.scan.sql("duckdb"), measured or planned.check.where is not None


def related(operation: Operation, sources: Sources) -> tuple[DataRelation, ...]:
    """Return the other datasets that an operation reads; CannotEvaluateError when one is unreadable."""
    names = operation.others() if isinstance(operation, SetOperation) else ()
    found = [(name, sources.named(path, name)) for path, name in names]
    for name, source in found:
        if source is None or source.data is None:
            reason = source.finding.message if source and source.finding else f"there is no dataset {name!r}"
            raise CannotEvaluateError(reason)
    return tuple(source.data for _, source in found if source and source.data)


def _planned(check: Check, data: DataRelation) -> Planned:
    if check.unsupported or check.operation is None:
        raise _no_operation(check)
    own = data_of(check, data)
    operation = check.operation.adapted(own)
    if isinstance(operation, RowOperation):
        return Planned(check, operation, own, row_conditions(operation, own))
    if isinstance(operation, MeasureOperation):
        return Planned(check, operation, own, (operation.measure(own),))
    return Planned(check, operation, own)


def _no_operation(check: Check) -> Exception:
    if check.mistaken:
        return CannotEvaluateError(check.unsupported)
    return (DocumentedError if check.documented else UnsupportedError)(check.unsupported)


def _not_run(operation: QueryOperation) -> None:
    raise UnsupportedError(f"queries such as {operation.kind!r} are not run here")


def _alone(planned: Planned, sources: Sources, scalar: Scalar) -> CheckResult:
    import duckdb

    check, operation, data = planned.check, planned.operation, planned.data
    try:
        if isinstance(operation, SetOperation):
            return judged(check, _set_counts(operation, data, sources))
        if isinstance(operation, SchemaOperation):
            return judged_schema(check, operation.judge(data))
        if isinstance(operation, QueryOperation):
            return judged_scalar(check, scalar(operation))
        return not_evaluated(check, UnsupportedError(f"nothing runs checks of the kind {check.kind!r}"))
    except (CannotEvaluateError, UnsupportedError) as error:
        return not_evaluated(check, error)
    except duckdb.Error as error:
        return not_evaluated(check, CannotEvaluateError(reason_of(error)))


def _set_counts(operation: SetOperation, data: DataRelation, sources: Sources) -> Counts:
    query = operation.counts(data, related(operation, sources)).sql("duckdb")
    rows, missing, evaluated, violations = rows_of(sources.connection, query)[0]
    return Counts(rows, evaluated, missing, violations)


def _scan(planned: Sequence[Planned], data: DataRelation, connection: Any) -> Iterator[CheckResult]:
    import duckdb

    if not planned:
        return
    try:
        figures = rows_of(connection, _query(planned, data))[0]
    except duckdb.Error as error:
        if len(planned) == 1:
            yield not_evaluated(planned[0].check, CannotEvaluateError(reason_of(error)))
            return
        half = len(planned) // 2
        yield from _scan(planned[:half], data, connection)
        yield from _scan(planned[half:], data, connection)
        return
    yield from _results(planned, figures)


def _query(planned: Iterable[Planned], data: DataRelation) -> str:
    from sqlglot import exp

    # FILTER and nothing else: WHERE, CASE and min/max are answered from Parquet statistics that leave out NaN
    figures: list[Expr] = [exp.Count(this=exp.Star())]
    for item in planned:
        if isinstance(item.operation, RowOperation):
            figures += [_count_where(condition) for condition in item.figures]
        else:
            figures += item.figures
    named = [exp.alias_(figure, f"f{index}") for index, figure in enumerate(figures)]
    return exp.select(*named).from_(data.scan.copy()).sql("duckdb")


def _count_where(condition: Expr) -> Expr:
    from sqlglot import exp

    return exp.Filter(this=exp.Count(this=exp.Star()), expression=exp.Where(this=condition))


def _results(planned: Iterable[Planned], figures: tuple[Any, ...]) -> Iterator[CheckResult]:
    rows, position = figures[0], 1
    for item in planned:
        values = figures[position : position + len(item.figures)]
        position += len(item.figures)
        if isinstance(item.operation, RowOperation):
            missing, violations, *absent = values
            evaluated = rows - sum(absent) if item.operation.judges_missing else rows - missing
            yield judged(item.check, Counts(rows, evaluated, missing, violations))
        else:
            yield judged_measure(item.check, rows, values[0])
