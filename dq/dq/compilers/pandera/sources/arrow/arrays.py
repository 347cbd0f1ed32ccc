"""Arrays that can be compared and counted."""

# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

Array = Any  # pyarrow has no types that a checker knows


def plain(values: Array) -> Array:
    """Return one array without dictionaries and views."""
    if isinstance(values, pa.ChunkedArray):
        values = values.combine_chunks()
    if isinstance(values, pa.ChunkedArray):
        values = pa.concat_arrays(values.chunks)
    if pa.types.is_dictionary(values.type):
        values = values.dictionary_decode()
    if isinstance(values, pa.ExtensionArray):
        values = values.storage
    if pa.types.is_string_view(values.type):
        values = pc.cast(values, pa.large_string())
    return values


def is_text(kind: Any) -> bool:
    """Say whether a type holds texts."""
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def is_moment(kind: Any) -> bool:
    """Say whether a type holds dates, times or timestamps."""
    return bool(pa.types.is_temporal(kind))


def where_present(values: Array, *, result: Array | bool) -> Array:
    """Return a result for each row with a value; NULL, which is missing, has none."""
    return pc.if_else(pc.is_null(values), None, result)


def of_each_value(values: Array, judge: Callable[[Any], bool]) -> Array:
    """Judge each different value once, in Python, where Arrow has no function."""
    different = pc.unique(values.filter(pc.is_valid(values)))
    judged = [judge(value) for value in different.to_pylist()]
    places = pc.index_in(values, different)
    return where_present(values, result=pa.array(judged, pa.bool_()).take(places))


def any_missing(columns: Sequence[Array]) -> Array:
    """Say for each row whether one of its values is NULL."""
    missing = pc.is_null(columns[0])
    for column in columns[1:]:
        missing = pc.or_(missing, pc.is_null(column))
    return missing


def hashable(values: Array) -> Array:
    """Return values of which equal ones are the same to Arrow, 0.0 and -0.0 too."""
    values = plain(values)
    if pa.types.is_floating(values.type):
        return pc.add(values, pa.scalar(0.0, values.type))
    if pa.types.is_nested(values.type):
        texts = [None if value is None else repr(value) for value in values.to_pylist()]
        return pa.array(texts, pa.large_string())
    return values


def numbered(columns: Sequence[Array]) -> Array:
    """Return a number for each row, the same where all values are equal.

    NULL equals NULL here, and NaN equals NaN.
    """
    codes = pa.array([0] * len(columns[0]), pa.int64())
    for column in columns:
        encoded = pc.dictionary_encode(hashable(column), null_encoding="encode")
        places = pc.cast(encoded.indices, pa.int64())
        both = pc.add(pc.multiply(codes, len(encoded.dictionary) + 1), places)
        codes = pc.cast(pc.dictionary_encode(both).indices, pa.int64())
    return codes


def of_group(codes: Array, groups: Any) -> Array:
    """Return for each row what was found for its number: a table of `code`, `found`."""
    places = pc.index_in(codes, plain(groups["code"]))
    return plain(groups["found"]).take(places)


def how_often(codes: Array) -> Array:
    """Return for each row how many rows have its number."""
    counted = pc.value_counts(codes)
    return counted.field(1).take(pc.index_in(codes, counted.field(0)))


def ranked(values: Array) -> Array:
    """Return whole numbers in the order of values, the same for equal ones."""
    codes = hashable(values)
    different = pc.unique(codes.filter(pc.is_valid(codes)))
    order = pc.array_sort_indices(different)
    return pc.index_in(codes, different.take(order))
