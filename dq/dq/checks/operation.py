"""What an operation of the IR is, and the decorator that registers one with its manual."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, TypeVar

from dq.checks.data import DataRelation, UnsupportedError
from dq.checks.obligation import Obligation
from dq_contracts.thresholds import Threshold
from dq_core.finding import Severity
from dq_core.rules.rule import Rule, register

if TYPE_CHECKING:
    from sqlglot import Expr, exp

    from dq.checks.arguments import Arguments


@dataclass(frozen=True, slots=True)
class Operation(ABC):
    """The meaning of a check, without an engine. Subclasses are its four shapes."""

    kind: ClassVar[str] = ""
    code: ClassVar[str] = ""

    @property
    @abstractmethod
    def columns(self) -> tuple[str, ...]:
        """The physical names of the columns that the operation reads."""

    @classmethod
    @abstractmethod
    def from_contract(cls, obligation: Obligation) -> Iterator[Operation]:
        """Yield the operations that a claimed promise asks for. Raises UnsupportedError."""

    @classmethod
    def from_arguments(cls, arguments: Arguments) -> Operation:
        """Return the operation that a rule of the engine `dq` names. Raises UnsupportedError.

        Operations that have this method of their own can be named by their kind.
        """
        del arguments
        raise UnsupportedError(f"{cls.kind!r} takes no arguments")

    @abstractmethod
    def failure(self) -> str:
        """Say what violating rows are, as in "4 of 10 rows ..."."""

    def adapted(self, data: DataRelation) -> Operation:
        """Return the operation that means the same for this data, such as text instead of typed columns."""
        del data
        return self


@dataclass(frozen=True, slots=True)
class RowOperation(Operation):
    """Judges each row by itself; rows with a NULL in its columns are missing unless it says otherwise.

    In text sources a text that cannot be read as the column's type is no value either.
    """

    judges_missing: ClassVar[bool] = False
    """Whether rows with a NULL are evaluated, as `not_null` does; what is written otherwise is no NULL."""

    @abstractmethod
    def violation(self, data: DataRelation) -> Expr:
        """Return the SQL condition of a violating row. Raises CannotEvaluateError."""

    def missing(self, data: DataRelation) -> Expr:
        """Return the SQL condition of a row without a value."""
        from dq.checks.sql import any_null

        columns = data.require(*self.columns)
        return any_null([column.written if self.judges_missing else column.value for column in columns])


@dataclass(frozen=True, slots=True)
class ColumnOperation(RowOperation):
    """Judges each value of one column."""

    column: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The column."""
        return (self.column,)


@dataclass(frozen=True, slots=True)
class SetOperation(Operation):
    """Judges rows by other rows, of the same dataset or of another one."""

    def others(self) -> tuple[tuple[str, str], ...]:
        """Return the contract file and the dataset of each other dataset that the operation reads."""
        return ()

    @abstractmethod
    def counts(self, data: DataRelation, others: tuple[DataRelation, ...]) -> exp.Select:
        """Return a query of one row: rows, missing, evaluated, violations. Raises CannotEvaluateError."""

    @abstractmethod
    def violation(self, data: DataRelation, others: tuple[DataRelation, ...]) -> Expr:
        """Return the SQL condition of a violating row, for showing some."""


@dataclass(frozen=True, slots=True)
class KeyOperation(SetOperation):
    """Judges rows by the others that have the same key."""

    nulls_violate: ClassVar[bool] = False
    """Whether a row with a NULL in its key is a violation, as in a primary key, or missing."""

    key: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the key."""
        return self.key

    def counts(self, data: DataRelation, others: tuple[DataRelation, ...]) -> exp.Select:
        """Group by the key and count the rows of groups with several."""
        from dq.checks.grouping import key_counts

        del others
        return key_counts(data, self.key, nulls_violate=self.nulls_violate)

    def violation(self, data: DataRelation, others: tuple[DataRelation, ...]) -> Expr:
        """Return the condition that another row has the same key, or that the key is no key."""
        from dq.checks.grouping import repeated
        from dq.checks.sql import any_null, any_of

        del others
        null = [any_null([column.value for column in data.require(*self.key)])] if self.nulls_violate else []
        return any_of([*null, repeated(data, self.key)])


@dataclass(frozen=True, slots=True)
class SchemaOperation(Operation):
    """Judges one column of the data and its type, without reading rows."""

    column: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The column."""
        return (self.column,)

    @abstractmethod
    def judge(self, data: DataRelation) -> str:
        """Return what is wrong, empty when nothing is. Raises CannotEvaluateError."""


@dataclass(frozen=True, slots=True)
class MeasureOperation(Operation):
    """Computes one number that is held against a threshold."""

    from_statistics: ClassVar[bool] = False
    """Whether the engine may answer it from the statistics of files, which leave out NaN."""
    counts_only: ClassVar[bool] = False
    """Whether it says how many values there are, and nothing of the values themselves."""

    def told(self, measure: int | Decimal, threshold: Threshold) -> str:
        """Say what was measured and what was promised."""
        return f"{measure:,} {self.failure()}; {threshold}"

    def is_rounded(self, data: DataRelation) -> bool:
        """Say whether its last digits depend on the order in which an engine adds floats."""
        del data
        return False

    @abstractmethod
    def measure(self, data: DataRelation) -> Expr:
        """Return the SQL aggregate whose value is the measure. Raises CannotEvaluateError."""


@dataclass(frozen=True, slots=True)
class QueryOperation(Operation):
    """A query of the contract's author, whose one number is held against a threshold.

    All methods raise CannotEvaluateError for a query that must not run, UnsupportedError for one that may
    be harmless but is not known to be.
    """

    @abstractmethod
    def datasets(self) -> tuple[str, ...]:
        """Return the names of the contract's datasets that it reads."""

    @abstractmethod
    def names(self) -> frozenset[str] | None:
        """Return the names in it that may be columns, in lower case; None for all columns."""

    @abstractmethod
    def query(self, tables: Mapping[str, Expr]) -> Expr:
        """Return the query over the tables that hold its datasets, by the datasets' names."""


CLAIMS: dict[str, list[type[Operation]]] = {}
"""The operations that claim each kind of promise, filled as the modules of operations are imported."""

NAMED: dict[str, type[Operation]] = {}
"""The operations that a rule of the engine `dq` can name, by kind, filled in the same way."""

OperationType = TypeVar("OperationType", bound=type[Operation])


def operation(
    code: str, *claims: str, severity: Severity = "error"
) -> Callable[[OperationType], OperationType]:
    """Register the decorated class as the operation `code` for the promises that it claims.

    Its kind is the name of its module; its docstring is its manual, in the form of a rule's.
    """

    def decorate(declared: OperationType) -> OperationType:
        kind = declared.__module__.rpartition(".")[2]
        declared.kind = kind
        declared.code = code
        name = kind.replace("_", "-")
        register(Rule(code, name, severity, Operation, default=True, exit_code=1, check=declared))
        if declared.from_arguments.__func__ is not Operation.from_arguments.__func__:  # type: ignore[attr-defined]
            NAMED[kind] = declared
        for claim in claims:
            CLAIMS.setdefault(claim, []).append(declared)
        return declared

    return decorate
