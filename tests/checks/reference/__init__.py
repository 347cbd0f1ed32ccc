"""What the operations mean, in plain Python over rows: written from their manuals, never from their SQL.

A value is None for NULL, int, Decimal, float, str, bool, date, datetime or time; a list, a dictionary for a
struct, `Pairs` for a map. `width` is the number of bits of a float column, None for any other: beside floats
a number of the contract is rounded to that width. `absent` tells of each value whether what should hold it
is NULL itself.
"""

from tests.checks.reference.conditions import expression, kept
from tests.checks.reference.figures import Figures, Operator, measure_of, verdict
from tests.checks.reference.measures import (
    age,
    distinct_count,
    distinct_proportion,
    greatest,
    interpolated_quantile,
    least,
    may_overflow,
    mean,
    quantile,
    standard_deviation,
    total,
)
from tests.checks.reference.neighbours import frequency, monotonic, no_gap, no_overlap, one_current
from tests.checks.reference.nested import array_length, array_unique, object_required, object_size
from tests.checks.reference.rows import (
    INTEGER_FORMATS,
    between,
    compare,
    finite,
    in_set,
    is_null,
    length_between,
    matches,
    missing,
    multiple_of,
    not_in_set,
    not_matches,
    not_null,
    of_float_format,
    of_format,
    of_string_format,
    parses_as,
)
from tests.checks.reference.sets import (
    foreign_key,
    primary_key,
    repeated_values,
    unique,
    unique_combination,
)
from tests.checks.reference.values import Pairs, Row, Value, is_finite, is_nan, rounded

__all__ = [
    "INTEGER_FORMATS",
    "Figures",
    "Operator",
    "Pairs",
    "Row",
    "Value",
    "age",
    "array_length",
    "array_unique",
    "between",
    "compare",
    "distinct_count",
    "distinct_proportion",
    "expression",
    "finite",
    "foreign_key",
    "frequency",
    "greatest",
    "in_set",
    "interpolated_quantile",
    "is_finite",
    "is_nan",
    "is_null",
    "kept",
    "least",
    "length_between",
    "matches",
    "may_overflow",
    "mean",
    "measure_of",
    "missing",
    "monotonic",
    "multiple_of",
    "no_gap",
    "no_overlap",
    "not_in_set",
    "not_matches",
    "not_null",
    "object_required",
    "object_size",
    "of_float_format",
    "of_format",
    "of_string_format",
    "one_current",
    "parses_as",
    "primary_key",
    "quantile",
    "repeated_values",
    "rounded",
    "standard_deviation",
    "total",
    "unique",
    "unique_combination",
    "verdict",
]
