"""The library metrics of the standard: where each may stand, its arguments, and its names in other tools."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from dq_core.record import record

Level = Literal["dataset", "property"]


@record
class Metric:
    """One metric: the levels at which it measures something, and the arguments that it reads.

    At a level named in `needs`, one of the arguments has to be given, else there is nothing to measure.
    """

    levels: tuple[Level, ...]
    arguments: tuple[str, ...] = ()
    needs: tuple[Level, ...] = ()
    percent: bool = True


METRICS: Mapping[str, Metric] = {
    "nullValues": Metric(("property",)),
    "missingValues": Metric(("property",), ("missingValues",), ("property",)),
    "invalidValues": Metric(("property",), ("validValues", "pattern"), ("property",)),
    "duplicateValues": Metric(("dataset", "property"), ("properties",), ("dataset",)),
    "rowCount": Metric(("dataset",), percent=False),
}

NAMES_IN_OTHER_TOOLS: Mapping[str, str] = {
    **dict.fromkeys(("row_count", "rows", "count", "table_row_count", "volume"), "rowCount"),
    **dict.fromkeys(("not_null", "notNull", "null_count", "nulls", "nullCheck", "null_values"), "nullValues"),
    **dict.fromkeys(("completeness", "null_percent", "required"), "nullValues"),
    **dict.fromkeys(("missing", "missing_count", "missing_percent", "missing_values"), "missingValues"),
    **dict.fromkeys(("invalid", "invalid_count", "invalid_percent", "accepted_values"), "invalidValues"),
    **dict.fromkeys(("validValues", "valid_values", "in_set", "validity", "regex"), "invalidValues"),
    **dict.fromkeys(("unique", "uniqueness", "uniqueCheck", "unique_count", "distinct"), "duplicateValues"),
    **dict.fromkeys(
        ("duplicate", "duplicates", "duplicateCount", "duplicate_count", "duplicate_percent"),
        "duplicateValues",
    ),
}
"""Words that other tools use for what a metric of the standard measures."""
