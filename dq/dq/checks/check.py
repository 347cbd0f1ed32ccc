"""A check of the IR and its result."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from dq.checks.conditions.condition import Condition
from dq.checks.operation import Operation
from dq_contracts.thresholds import Threshold
from dq_core.finding import Severity
from dq_core.location import Location

Verdict = Literal["pass", "fail", "error", "unsupported", "documented", "proven"]


@dataclass(frozen=True, slots=True)
class Check:
    """One operation over one dataset, bound to the line of the contract that asks for it.

    Without a threshold every violation fails the check; with one, the number of violations (or the measure)
    is held against it, as percent of the evaluated rows where `percent` is true: of all rows where
    `of_all_rows` is, and 0 of no rows, instead of an error, where `none_is_zero` is. Only the rows for which
    `where` holds are looked at. `operation` is None for a promise that cannot be checked, and `unsupported`
    says why; `documented` tells that it is one to people, `mistaken` that the rule is wrong.
    """

    id: str
    contract: str
    contract_path: str
    dataset: str
    columns: tuple[str, ...]
    kind: str
    code: str
    severity: Severity
    location: Location
    operation: Operation | None = None
    unsupported: str = ""
    documented: bool = False
    mistaken: bool = False
    threshold: Threshold | None = None
    percent: bool = False
    of_all_rows: bool = False
    none_is_zero: bool = False
    where: Condition | None = None
    dimension: str = ""
    schedule: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """Rows of the dataset, those evaluated, those without a value, and those that violate the check."""

    rows: int
    evaluated: int
    missing: int
    violations: int


@dataclass(frozen=True, slots=True)
class Sample:
    """A few failing rows of one check: names of columns, then values as text; secret ones are redacted."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What became of a check. `counts` is None for checks of the schema and for what could not be evaluated.

    `decided_by` says what decided: "scan", "schema", or the kind of the check that failed for the same cause.
    """

    check: Check
    verdict: Verdict
    counts: Counts | None = None
    measure: int | Decimal | None = None
    decided_by: str = ""
    reason: str = ""
    sample: Sample | None = None

    @property
    def consequence(self) -> bool:
        """Whether another check reports the cause of this failure."""
        return self.verdict == "fail" and self.decided_by not in ("scan", "schema", "")
