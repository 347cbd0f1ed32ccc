"""`--compare`: two versions of a dataset held against each other, as checks of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dq.adapters.connection import reason_of
from dq.checks.check import Check, CheckResult, Sample, Verdict
from dq.checks.data import CannotEvaluateError, DataRelation, UnsupportedError
from dq.checks.notices.data_irregular import data_irregular
from dq.checks.notices.data_unreadable import data_unreadable
from dq.checks.operation import Operation
from dq.checks.operations.compare import check_comparable
from dq.checks.operations.reconcile_columns import ReconcileColumns
from dq.checks.operations.reconcile_keys import ReconcileKeys
from dq.checks.operations.reconcile_rows import ReconcileRows
from dq.checks.operations.reconcile_values import ReconcileValues
from dq.runner.comparison import Comparison, Twin
from dq.runner.judging import SCAN, SCHEMA
from dq.runner.outcome import Choice, Run
from dq.runner.sampling import is_secret, without_secrets
from dq.runner.sources import Sources
from dq_contracts.model.contract import Contract, Dataset
from dq_core.config.settings import Config, TestSettings

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Compared:
    """The results of one dataset, and its figures for the report's data."""

    results: tuple[CheckResult, ...]
    figures: dict[str, Any]


class Comparing:
    """Compares a dataset of a contract with another version of its data."""

    def __init__(
        self, connection: Any, contract: Contract, dataset: Dataset, settings: TestSettings, other: str
    ) -> None:
        self.connection, self.contract, self.dataset = connection, contract, dataset
        self.settings, self.other = settings, other

    def run(self, here: DataRelation, there: DataRelation) -> Compared:
        """Return what is alike and what differs. Raises duckdb.Error."""
        twins = _twins(here, there)
        comparable = [twin for twin in twins if _compare(twin)]
        key = self._key(comparable)
        comparison = Comparison(self.connection, here, there, key, comparable)
        rows, checksums = comparison.row_counts(), comparison.checksums()
        figures: dict[str, Any] = {"dataset": self.dataset.name, "other": self.other}
        figures |= {"rows_here": rows[0], "rows_there": rows[1]}
        results = [self._rows(rows), self._columns(here, there, twins)]
        differing: dict[str, int] = {}
        if key:
            results.append(self._keys(comparison, figures))
            differing = comparison.differing()
            results += self._values(comparison, differing)
        else:
            results += self._whole_rows(comparison, checksums, figures)
        results += self._incomparable(twins, comparable)
        figures["columns"] = [
            {"column": name, "differing": differing.get(name), "here": one, "there": other}
            for name, (one, other) in checksums.items()
        ]
        return Compared(tuple(results), figures)

    def _key(self, twins: Sequence[Twin]) -> list[Twin]:
        names = [column.physical_name for column in self.dataset.primary_key]
        found = [twin for name in names for twin in twins if twin.name == name]
        return found if len(found) == len(names) else []

    def _rows(self, rows: tuple[int, int]) -> CheckResult:
        reason = "" if rows[0] == rows[1] else f"{rows[0]:,} rows here, {rows[1]:,} in {self.other}"
        return self._result(ReconcileRows(), reason, SCAN)

    def _columns(self, here: DataRelation, there: DataRelation, twins: Sequence[Twin]) -> CheckResult:
        names = {twin.name for twin in twins}
        alone = [f"{name!r} stands here only" for name in here.columns if name not in names]
        alone += [
            f"{name!r} stands in {self.other} only" for name in there.columns if here.column(name) is None
        ]
        typed = [
            f"{twin.name!r} is {twin.here.type_name or twin.here.type} here, "
            f"{twin.there.type_name or twin.there.type} in {self.other}"
            for twin in twins
            if twin.here.type != twin.there.type
        ]
        return self._result(ReconcileColumns(), _listed([*alone, *typed]), SCHEMA)

    def _keys(self, comparison: Comparison, figures: dict[str, Any]) -> CheckResult:
        counts = comparison.key_counts()
        told = [
            (counts.only_here, "keys stand here only"),
            (counts.only_there, f"keys stand in {self.other} only"),
            (counts.unusable_here, "rows here have a key that is repeated or incomplete"),
            (counts.unusable_there, f"rows of {self.other} have a key that is repeated or incomplete"),
        ]
        figures |= {
            "keys": counts.both, "keys_here_only": counts.only_here, "keys_there_only": counts.only_there,
        }  # fmt: skip
        operation = ReconcileKeys(tuple(twin.name for twin in comparison.key))
        result = self._result(
            operation, "; ".join(f"{count:,} {what}" for count, what in told if count), SCAN
        )
        return self._with_keys(result, comparison) if counts.only_here or counts.only_there else result

    def _with_keys(self, result: CheckResult, comparison: Comparison) -> CheckResult:
        most, names = self.settings.failing_rows, [twin.name for twin in comparison.key]
        rows = [("here", *row) for row in comparison.first_keys("here", most)]
        rows += [(self.other, *row) for row in comparison.first_keys("there", most)]
        return self._sampled(result, ("only in", *names), rows[:most], ("", *names))

    def _values(self, comparison: Comparison, differing: dict[str, int]) -> Iterator[CheckResult]:
        keys = [twin.name for twin in comparison.key]
        for number, (name, count) in enumerate(differing.items()):
            if name in keys:
                continue
            reason = f"{count:,} keys have another value in {self.other}" if count else ""
            result = self._result(ReconcileValues((name,)), reason, SCAN)
            if count:
                rows = comparison.first_differences(number, self.settings.failing_rows)
                columns = (*keys, f"{name} here", f"{name} there")
                result = self._sampled(result, columns, rows, (*keys, name, name))
            yield result

    def _whole_rows(
        self, comparison: Comparison, checksums: dict[str, tuple[str, str]], figures: dict[str, Any]
    ) -> Iterator[CheckResult]:
        here, there = comparison.surplus_rows()
        figures |= {"rows_here_only": here, "rows_there_only": there}
        told = [(here, "rows stand here only"), (there, f"rows stand in {self.other} only")]
        yield self._result(ReconcileKeys(), "; ".join(f"{n:,} {what}" for n, what in told if n), SCAN)
        for name, (one, other) in checksums.items():
            reason = "" if one == other else f"its checksum is {one} here, {other} in {self.other}"
            yield self._result(ReconcileValues((name,)), reason, SCAN)

    def _incomparable(self, twins: Sequence[Twin], comparable: Sequence[Twin]) -> Iterator[CheckResult]:
        for twin in twins:
            if twin not in comparable:
                reason = f"values of type {twin.here.type} and {twin.there.type} do not compare"
                check = self._check(ReconcileValues((twin.name,)))
                yield CheckResult(check, "unsupported", reason=reason)

    def _sampled(
        self,
        result: CheckResult,
        names: tuple[str, ...],
        rows: Sequence[tuple[str | None, ...]],
        columns: tuple[str, ...],
    ) -> CheckResult:
        secret = [is_secret(name, self.dataset, self.settings) for name in columns]
        shown = tuple(without_secrets(row, secret) for row in rows)
        return replace(result, sample=Sample(names, shown)) if self.settings.failing_rows else result

    def _result(self, operation: Operation, reason: str, decided_by: str) -> CheckResult:
        verdict: Verdict = "fail" if reason else "pass"
        return CheckResult(self._check(operation), verdict, decided_by=decided_by, reason=reason)

    def _check(self, operation: Operation) -> Check:
        name = self.contract.name or self.contract.id or self.contract.source.path
        column = ", ".join(operation.columns) or "*"
        return Check(
            id=f"{name}/{self.dataset.name}/{column}/{operation.kind}",
            contract=name,
            contract_path=self.contract.source.path,
            dataset=self.dataset.name,
            columns=operation.columns,
            kind=operation.kind,
            code=operation.code,
            severity="error",
            location=self.dataset.location,
            operation=operation,
        )


def compare_contract(
    contract: Contract, config: Config, choice: Choice, sources: Sources, outcome: Run
) -> None:
    """Compare the datasets of a contract for which another version is given; the others are not read."""
    for dataset in contract.datasets:
        word = choice.compare.get(dataset.name) or choice.compare.get(dataset.physical_name)
        if word is not None:
            _compare_dataset(contract, dataset, word, config, sources, outcome)


def _compare_dataset(
    contract: Contract, dataset: Dataset, word: str, config: Config, sources: Sources, outcome: Run
) -> None:
    import duckdb

    here, there = sources.of(contract, dataset), sources.other(contract, dataset, word)
    outcome.findings += [source.finding for source in (here, there) if source.finding]
    if here.data is None or there.data is None:
        return
    for problem in (*here.data.problems, *there.data.problems):
        outcome.findings.append(data_irregular(dataset.name, problem, dataset.location))
    comparing = Comparing(sources.connection, contract, dataset, config.test, word)
    try:
        compared = comparing.run(here.data, there.data)
    except duckdb.Error as error:
        outcome.findings.append(data_unreadable(dataset.name, reason_of(error), dataset.location))
        return
    outcome.results += compared.results
    outcome.comparisons.append(compared.figures)


def _twins(here: DataRelation, there: DataRelation) -> list[Twin]:
    pairs = ((name, column, there.column(name)) for name, column in here.columns.items())
    return [Twin(name, column, other) for name, column, other in pairs if other is not None]


def _compare(twin: Twin) -> bool:
    try:
        check_comparable(twin.here, twin.there)
    except (CannotEvaluateError, UnsupportedError):
        return False
    return twin.here.read is not None and twin.there.read is not None


def _listed(texts: Sequence[str]) -> str:
    more = f"; and {len(texts) - _MOST_NAMED:,} more" if len(texts) > _MOST_NAMED else ""
    return "; ".join(texts[:_MOST_NAMED]) + more
