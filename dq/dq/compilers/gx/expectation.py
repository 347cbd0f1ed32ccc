"""An expectation as plain values, and what its result says about the check that it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from dq.checks.conditions.condition import Absent, Condition, Negated

Counts = Literal[
    "violations", "nulls", "values", "rows", "row count", "presence", "nan", "guard", "schema", "measure"
]
"""What the result of an expectation tells of its check.

- `violations`: unexpected rows are violations, rows that GX leaves out are missing;
- `nulls`: unexpected rows are violations and missing as well;
- `values`: unexpected rows are violations, all others are missing;
- `row count`: it always succeeds, and tells how many rows there are;
- `rows`: the observed number of rows are violations;
- `presence`: it always succeeds, and tells how many rows there are and how many have a value;
- `nan`: where it fails, the measure is NaN;
- `guard`: nothing but whether it succeeds, such as that there is a value at all;
- `schema`: nothing but whether it succeeds;
- `measure`: the observed value is the measure.
"""


@dataclass(frozen=True, slots=True)
class Expectation:
    """An expectation by its type, such as expect_column_values_to_be_unique, with its arguments.

    Of the rows that the check looks at it looks at those for which all conditions in `only` hold.
    """

    type: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    counts: Counts = "violations"
    only: tuple[Condition, ...] = ()

    def with_arguments(self, **arguments: Any) -> Expectation:
        """Return the expectation with further arguments; those that are None are left out."""
        more = {name: value for name, value in arguments.items() if value is not None}
        return replace(self, arguments={**self.arguments, **more})

    def among(self, *conditions: Condition) -> Expectation:
        """Return the expectation about the rows for which further conditions hold."""
        return replace(self, only=(*self.only, *conditions))


def has_value(column: str) -> Condition:
    """Return the condition that a row has a value in a column."""
    return Negated(Absent(column))


def of_column(kind: str, column: str, counts: Counts = "violations", **arguments: Any) -> Expectation:
    """Return an expectation about one column; arguments that are None are left out."""
    return Expectation(f"expect_column_{kind}", {"column": str(column)}, counts).with_arguments(**arguments)
