"""How far each kind of frames supports the operations of the IR."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dq.compilers.support import EXACT, Support, rewritten, unsupported

_FUNCTION = rewritten("a function over Arrow, because Pandera's own check differs about NaN, NULL or types")
_KNOWN = {
    "not_null": "Pandera's `nullable` takes NaN for NULL, but in Ibis",
    "between": "Pandera lets NaN pass in pandas, and compares whole numbers as doubles",
    "in_set": "Pandera takes a decimal and a float of one value for different ones",
    "matches": "Pandera anchors `str_matches`, and each library has a language of patterns",
    "not_matches": "Pandera has no such check, and each library has a language of patterns",
    "compare": "Pandera has no such check; libraries differ about NULL and NaN",
    "unique": "Pandera takes repeated NULL for a repetition in pandas and polars",
    "primary_key": "Pandera has no keys",
    "foreign_key": "Pandera knows one frame at a time; the module has `references`",
}
_COUNTED = rewritten("a check of the number of rows; Pandera has no `mostly`")
_MEASURED = rewritten("a check of a number that a function returns")
_NAMES = rewritten("a function over the names of the columns")
_QUERY = unsupported("the query is SQL")
_VERSIONS = unsupported("two versions of a dataset are compared, which is no check of a contract")

ARROW: Mapping[str, Support] = {
    "column_present": EXACT,
    "type_is": rewritten("a function over Arrow's type, because Pandera's types are equal or not"),
    "parses_as": unsupported("frames have values, not the texts of a file"),
    "no_extra_columns": _NAMES,
    "column_order": _NAMES,
    "column_list": _NAMES,
    "column_count": _NAMES,
    "forbidden_columns": _NAMES,
    **dict.fromkeys(
        (
            "not_null", "is_null", "between", "in_set", "not_in_set", "matches", "not_matches",
            "length_between", "multiple_of", "finite", "format", "compare", "expression", "array_length",
            "array_unique", "object_required", "object_size", "unique", "unique_combination", "primary_key",
            "foreign_key", "one_current", "no_gap", "no_overlap", "monotonic", "frequency", "repeated_values",
        ),
        _FUNCTION,
    ),
    **{kind: rewritten(f"a function over Arrow: {reason}") for kind, reason in _KNOWN.items()},
    **dict.fromkeys(("missing", "invalid", "duplicates"), _COUNTED),
    **dict.fromkeys(
        (
            "row_count", "minimum", "maximum", "sum", "mean", "stddev", "quantile", "interpolated_quantile",
            "distinct_count", "distinct_proportion", "latency", "freshness", "retention",
        ),
        _MEASURED,
    ),
    "sql_scalar": _QUERY,
    "change_against_history": unsupported("it needs the measures of earlier runs"),
    **dict.fromkeys(
        ("reconcile_rows", "reconcile_columns", "reconcile_keys", "reconcile_values"), _VERSIONS
    ),
}  # fmt: skip

IBIS: Mapping[str, Support] = {
    kind: replace(support, reason=support.reason.replace("a function over Arrow", "an expression of Ibis"))
    for kind, support in ARROW.items()
}
