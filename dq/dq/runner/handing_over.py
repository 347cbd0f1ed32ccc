"""Hand the data of a dataset and its checks over to an engine, so that all engines are given the same.

DuckDB reads the data, whatever the engine, and settles what is no matter of engines: whether the data has the
columns, whether their types are fit for the checks, and whether texts are written as the declared types.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dq.checks.check import Check, CheckResult
from dq.checks.column_path import ColumnPath
from dq.checks.data import CannotEvaluateError, DataRelation, UnsupportedError
from dq.checks.filtering import data_of
from dq.checks.nesting import row_conditions
from dq.checks.operation import (
    MeasureOperation,
    Operation,
    RowOperation,
    SchemaOperation,
    SetOperation,
)
from dq.checks.operations.format import Format
from dq.checks.operations.parses_as import ParsesAs
from dq.runner.arrow_tables import Handed, handed
from dq.runner.engines.protocol import Evaluate, OpenedData
from dq.runner.evaluating import evaluate, related
from dq.runner.judging import not_evaluated
from dq.runner.sources import Sources
from dq_contracts.model.contract import Contract, Dataset

_PROBLEMS = (CannotEvaluateError, UnsupportedError)


@dataclass(frozen=True, slots=True)
class _Other:
    """A dataset that others refer to."""

    handed: Handed
    opened: OpenedData


def evaluate_by(
    engine: Evaluate,
    checks: Sequence[Check],
    contract: Contract,
    dataset: Dataset,
    data: DataRelation,
    sources: Sources,
) -> dict[str, CheckResult]:
    """Return the results of checks over one dataset by an engine, by check id."""
    own = handed(sources.connection, data, dataset)
    others = dict(_others(checks, sources))
    settled = evaluate([check for check in checks if _is_settled(check, data)], data, sources)
    left: list[Check] = []
    for check in checks:
        if check.id in settled:
            continue
        problem = _problem(check, data, sources) or _unfaithful(check, own, others)
        if problem is None:
            left.append(check)
        else:
            settled[check.id] = not_evaluated(check, problem)
    opened = {key: other.opened for key, other in others.items()}
    found = engine(left, OpenedData(contract, dataset, own.table, opened)) if left else []
    return {**settled, **{result.check.id: result for result in found}}


def _is_settled(check: Check, data: DataRelation) -> bool:
    """Say whether a check has no operation, or is about how texts are written, which engines do not see."""
    operation = check.operation
    if operation is None or check.unsupported:
        return True
    try:
        adapted = operation.adapted(data)
        if isinstance(adapted, Format):
            column = data.require(adapted.column)[0]
            return column.text and column.type.kind != "string"
    except _PROBLEMS:
        return False
    return isinstance(adapted, ParsesAs)


def _problem(check: Check, data: DataRelation, sources: Sources) -> Exception | None:
    """Return what keeps a check from being evaluated over this data, whatever the engine."""
    if check.operation is None:
        return None
    if any(isinstance(name, ColumnPath) for name in check.columns):
        return UnsupportedError("columns inside other columns are not handed over to other engines")
    try:
        own = data_of(check, data)
        _render(check.operation.adapted(own), own, sources)
    except _PROBLEMS as error:
        return error
    return None


def _render(operation: Operation, data: DataRelation, sources: Sources) -> None:
    """Render an operation for DuckDB, which raises what keeps it from being evaluated."""
    if isinstance(operation, RowOperation):
        row_conditions(operation, data)
    elif isinstance(operation, MeasureOperation):
        operation.measure(data)
    elif isinstance(operation, SetOperation):
        operation.counts(data, related(operation, sources))
    elif isinstance(operation, SchemaOperation):
        operation.judge(data)


def _unfaithful(check: Check, own: Handed, others: Mapping[tuple[str, str], _Other]) -> Exception | None:
    """Return what says that a column holds values that cannot be handed over as they are."""
    where = check.where.columns if check.where else ()
    tables = [(own, (*check.columns, *where))]
    if isinstance(check.operation, SetOperation):
        tables += [(others[key].handed, ()) for key in check.operation.others()]
    for table, names in tables:
        for name, reason in table.unfaithful.items():
            if name in names or not names:
                return UnsupportedError(f"the column {name!r} holds {reason}")
    return None


def _others(checks: Sequence[Check], sources: Sources) -> Iterator[tuple[tuple[str, str], _Other]]:
    """Yield the datasets that sets refer to, by contract file and name; what cannot be opened is left out."""
    operations = (check.operation for check in checks)
    sets = (operation for operation in operations if isinstance(operation, SetOperation))
    for path, name in dict.fromkeys(key for operation in sets for key in operation.others()):
        source = sources.named(path, name)
        contract = sources.library.open(os.path.abspath(path)).contract
        dataset = contract.dataset(name) if contract else None
        if source and source.data and contract and dataset:
            found = handed(sources.connection, source.data, dataset)
            yield (path, name), _Other(found, OpenedData(contract, dataset, found.table))
