"""Checks as queries for the rows that violate them: what Great Expectations runs on databases.

GX puts the table in the place of {batch}, so that other braces are doubled, and takes a word behind a colon
for a parameter, so that colons are escaped. Names and values are quoted by sqlglot.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dq.checks.check import Check
from dq.checks.data import CannotEvaluateError, DataColumn, DataRelation, UnsupportedError
from dq.checks.filtering import data_of
from dq.checks.operation import RowOperation, SetOperation
from dq.compilers.errors import CannotSayError
from dq.compilers.gx.expectation import Expectation
from dq_core.types import Type

if TYPE_CHECKING:
    from sqlglot import Expr, exp

PORTABLE = (
    "between", "compare", "expression", "foreign_key", "in_set", "is_null", "not_in_set", "not_null",
    "primary_key", "unique", "unique_combination",
)  # fmt: skip
"""The operations whose SQL every database reads in the same way."""
EXACT_DIALECTS = (
    "bigquery",
    "databricks",
    "duckdb",
    "postgres",
    "redshift",
    "snowflake",
    "spark",
    "sqlite",
    "trino",
)
"""The dialects that compare texts to the letter."""
_BATCH, _SCAN, _ROWS, _VIOLATES = "dq_batch", "dq scan", "dq rows", "dq violates"


@dataclass(frozen=True, slots=True)
class Tables:
    """The columns of a dataset, and those of the others by contract file and name, with their tables."""

    dialect: str
    own: Mapping[str, Type]
    others: Mapping[tuple[str, str], tuple[str, Mapping[str, Type]]]


def violating_rows(check: Check, tables: Tables) -> Expectation:
    """Return the expectation that a query finds no violating row. Raises CannotSayError."""
    if check.kind not in PORTABLE:
        raise CannotSayError("its SQL is not the same in every database")
    if check.threshold is not None and (check.threshold.accepts(1) or not check.threshold.accepts(0)):
        raise CannotSayError("GX counts the rows that a query finds, and holds none of them against a bound")
    try:
        tree = _query(check, tables)
    except (CannotEvaluateError, UnsupportedError) as error:
        raise CannotSayError(str(error)) from None
    _check_portable(tree)
    text = tree.sql(tables.dialect).replace("{", "{{").replace("}", "}}").replace(":", "\\:")
    query = text.replace(_quoted(_BATCH, tables.dialect), "{batch}", 1)
    arguments = {"unexpected_rows_query": query, "description": f"rows that violate {check.kind}"}
    return Expectation("unexpected_rows_expectation", arguments, "rows")


def _query(check: Check, tables: Tables) -> exp.Select:
    """Select the violating rows; a window is computed before it is looked at."""
    from sqlglot import exp

    operation, data = check.operation, _relation(tables.own, _BATCH)
    whole = data_of(check, data)
    if isinstance(operation, RowOperation):
        condition = operation.violation(whole)
    elif isinstance(operation, SetOperation):
        others = tuple(_other(tables, key) for key in operation.others())
        condition = operation.violation(whole, others)
    else:
        raise CannotSayError("it is about no rows")
    if condition.find(exp.Window) is None:
        return exp.select("*").from_(whole.scan.copy()).where(condition)
    marked = exp.alias_(condition, _VIOLATES, quoted=True)
    inner = exp.select("*", marked).from_(whole.scan.copy()).subquery(exp.to_identifier(_ROWS, quoted=True))
    return exp.select("*").from_(inner).where(exp.column(_VIOLATES, quoted=True))


def _other(tables: Tables, key: tuple[str, str]) -> DataRelation:
    found = tables.others.get(key)
    if found is None:
        raise CannotSayError("the dataset that it refers to is not one of this contract")
    return _relation(found[1], found[0])


def _relation(types: Mapping[str, Type], table: str) -> DataRelation:
    from sqlglot import exp

    columns = {name: _column(name, of) for name, of in types.items()}
    # GX gives what stands for {batch} no name that the rest of the query could use
    rows = exp.select("*").from_(exp.table_(table, quoted=True))
    return DataRelation(table, rows.subquery(exp.to_identifier(_SCAN, quoted=True)), columns)


def _column(name: str, of: Type) -> DataColumn:
    from sqlglot import exp

    value = exp.column(name, quoted=True)
    return DataColumn(name, of, value, value)


def _check_portable(tree: Expr) -> None:
    """Raise CannotSayError for functions that only DuckDB has, such as those that look for NaN."""
    from sqlglot import exp

    found = tree.find(exp.Anonymous)
    if found is not None:
        raise CannotSayError(f"the function {found.name} is not one of every database")


def _quoted(name: str, dialect: str) -> str:
    from sqlglot import exp

    return exp.to_identifier(name, quoted=True).sql(dialect)
