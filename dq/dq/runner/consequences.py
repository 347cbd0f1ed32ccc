"""Make sure that a failure without a finding of its own has a cause that does have one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from dq.checks.check import CheckResult
from dq.checks.column_path import ColumnPath
from dq.checks.operation import SetOperation

Cause: TypeAlias = tuple[str, str, str]


def settled(results: Iterable[CheckResult]) -> list[CheckResult]:
    """Return the results, those whose supposed cause did not fail as errors.

    A list of texts for a column of integers is no fault of the data, and nothing else would report it.
    """
    found = list(results)
    own: set[tuple[Cause, str]] = set()
    for result in found:
        if result.verdict == "fail" and not result.consequence:
            own.update((_cause(result), column) for column in result.check.columns)
    causes = {cause for cause, _ in own}
    return [_settled(result, own, causes) for result in found]


def _settled(result: CheckResult, own: set[tuple[Cause, str]], causes: set[Cause]) -> CheckResult:
    if not result.consequence:
        return result
    check, kind = result.check, result.decided_by
    here = _named(check.contract_path, check.dataset, kind)
    caused = any((here, column) in own for name in check.columns for column in _with_ancestors(name))
    if caused or any(other in causes for other in _elsewhere(result)):
        return result
    return replace(result, verdict="error", decided_by="")


def _with_ancestors(name: str) -> Iterator[str]:
    yield name
    if isinstance(name, ColumnPath):
        yield from name.ancestors


def _elsewhere(result: CheckResult) -> Iterator[Cause]:
    operation = result.check.operation
    if isinstance(operation, SetOperation):
        for path, dataset in operation.others():
            yield _named(path, dataset, result.decided_by)


def _cause(result: CheckResult) -> Cause:
    return _named(result.check.contract_path, result.check.dataset, result.check.kind)


def _named(path: str, dataset: str, kind: str) -> Cause:
    return os.path.abspath(path), dataset, kind
