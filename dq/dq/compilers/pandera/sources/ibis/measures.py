"""Numbers that sum up columns, as expressions; NULL where there is none."""

# pyright: reportAttributeAccessIssue=false, reportOperatorIssue=false
# pyright: reportCallIssue=false, reportArgumentType=false

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import ibis

from dq.compilers.pandera.sources.ibis.numbers import (
    Values,
    binary,
    of_duckdb,
    of_text,
    unary,
)

moment_of_run: datetime | None = None
"""When ages are measured: now, unless another moment is set here."""


def of_duckdb_rows(name: str, values: Values, *level: float) -> Values:
    """Return an aggregate of DuckDB that Ibis has no word for, of the values' type."""
    kinds = ((values.type(), *("float64" for _ in level)), values.type())
    stand_in = binary if level else unary
    return ibis.udf.agg.builtin(name=name, signature=kinds)(stand_in)(values, *level)


def number_of_rows(every: Values) -> Values:
    """Count the rows; the column is true in each of them."""
    return every.count()


def as_printed(measure: Values) -> Values:
    """Return a value of a column, a float as the shortest decimal."""
    floating = measure.type().is_floating()
    return measure.cast("string").cast("float64") if floating else measure


def smallest(values: Values) -> Values:
    """Return the smallest value; NaN is above every number."""
    return as_printed(values.min())


def largest(values: Values) -> Values:
    """Return the largest value; NaN is above every number."""
    return as_printed(values.max())


def total(values: Values) -> Values:
    """Add numbers: exactly, and floats with compensation."""
    if values.type().is_integer():
        return values.cast("decimal(38, 0)").sum()
    if not values.type().is_floating():
        return values.sum()
    plain = values.cast("float64").sum()
    beyond = plain.isnan() | plain.isinf()
    return ibis.ifelse(beyond, plain, of_duckdb_rows("fsum", values.cast("float64")))


def mean(values: Values) -> Values:
    """Return the mean in double precision."""
    return values.cast("float64").mean()


def standard_deviation(values: Values) -> Values:
    """Return the standard deviation of a sample; infinite values have none."""
    numbers = values.cast("float64")
    finite = ~(numbers.isnan() | numbers.isinf())
    spread = numbers.std(where=finite, how="sample")
    spread = ibis.ifelse(numbers.isinf().any(), ibis.null("float64"), spread)
    return ibis.ifelse(numbers.isnan().any(), of_text("nan", "float64"), spread)


def quantile(values: Values, *, level: Decimal) -> Values:
    """Return the smallest value that a share of all values does not exceed."""
    return as_printed(of_duckdb_rows("quantile_disc", values, float(level)))


def interpolated_quantile(values: Values, *, level: Decimal) -> Values:
    """Return the value at a share of the way, between its neighbours."""
    return of_duckdb_rows("quantile_cont", values.cast("float64"), float(level))


def different_values(values: Values) -> Values:
    """Count the different values; NULL is none, NaN is one."""
    return values.nunique()


def share_of_different_values(values: Values) -> Values:
    """Return the number of different values as a share of all values."""
    return values.nunique().cast("float64") / values.count().nullif(0)


def age_of_newest(values: Values) -> Values:
    """Return the seconds since the newest value; one without a zone is of UTC."""
    return seconds_since(values.max())


def age_of_oldest(values: Values) -> Values:
    """Return the seconds since the oldest value; one without a zone is of UTC."""
    return seconds_since(values.min())


def seconds_of(moment: Values) -> Values:
    """Return a moment as seconds since 1970."""
    return of_duckdb("epoch", "float64", moment)


def seconds_since(moment: Values) -> Values:
    """Return the seconds from a moment to that of the run."""
    now = (moment_of_run or datetime.now(UTC)).astimezone(UTC).replace(tzinfo=None)
    return seconds_of(of_text(now.isoformat(), "timestamp")) - seconds_of(moment)
