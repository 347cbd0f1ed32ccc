"""What an engine is given and what it returns.

An engine is a module of this package with the name of the engine (hyphens are underscores), and with

- `EXTRA`: the extra of the package that installs what it needs, such as "gx";
- `PACKAGES`: the import names that it needs, such as ("great_expectations", "pandas");
- `evaluate(checks, data)`, as `Evaluate` below.

It imports what it needs inside functions only.

What it is given is settled before, the same for all engines (`dq.runner.handing_over`): every check has an
operation that can be evaluated over these columns. Checks of missing columns, of columns of another type and
of columns inside other columns have their results already, and so have those of how texts are written.
`check.operation` is the contract's own.

What it returns is one result for each check, in any order, made by `dq.runner.judging`:

- of rows and sets `judged(check, Counts(rows, evaluated, missing, violations))`;
- of measures `judged_measure(check, rows, value)`;
- of the schema `judged_schema(check, wrong)`, where `wrong` is empty when nothing is;
- of what the engine cannot say exactly `not_evaluated(check, UnsupportedError(reason))`;
- of what went wrong `not_evaluated(check, CannotEvaluateError(reason))`.

`rows` are those of the dataset, or those for which `check.where` holds. Where the engine has a verdict of its
own (such as `success`), the result bears that one, so that a disagreement shows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from dq.checks.check import Check, CheckResult
from dq_contracts.model.contract import Contract, Dataset

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class OpenedData:
    """The data of one dataset, as DuckDB read it.

    `table` has every column of the data in its order, under the name that the contract has for it where it
    declares it. Nothing is cast but what Arrow or the engines have no type for: in text sources (CSV, JSON)
    the texts are values of the declared type; enumerations, UUIDs and JSON are strings, integers beyond 64
    bits are decimals. NaN is NaN, never NULL; timestamps with a zone are in UTC. `contract` and `declared`
    are what the contract says. `others` are the datasets that sets refer to, by the file of their contract
    and their name, as `SetOperation.others` names them.
    """

    contract: Contract
    declared: Dataset
    table: pa.Table
    others: Mapping[tuple[str, str], OpenedData] = field(default_factory=dict)


Evaluate: TypeAlias = Callable[[Sequence[Check], OpenedData], list[CheckResult]]
