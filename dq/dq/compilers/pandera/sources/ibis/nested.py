"""Rules for lists and objects, also those that are written as JSON."""

# pyright: reportAttributeAccessIssue=false, reportOperatorIssue=false
# pyright: reportCallIssue=false, reportArgumentType=false

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import ibis

from dq.compilers.pandera.sources.ibis.numbers import (
    FALSE,
    Values,
    of_duckdb,
    where_present,
)
from dq.compilers.pandera.sources.ibis.values import between


def has_elements(
    values: Values, *, minimum: int | None = None, maximum: int | None = None
) -> Values:
    """Say whether lists, or maps, have so many elements; JSON may be either."""
    if values.type().is_string():
        sizes = of_duckdb("json_keys", "array<string>", values).length()
        sizes = sizes + of_duckdb("json_array_length", "int64", values)
    else:
        sizes = values.length()
    return between(sizes.cast("int64"), minimum=minimum, maximum=maximum)


def has_no_repeated_element(values: Values) -> Values:
    """Say whether no list holds an element twice; NULL in a list is left out."""
    present = values.filter(lambda element: element.notnull())
    return present.length() == present.unique().length()


def has_keys(values: Values, *, names: Sequence[str]) -> Values:
    """Say whether every object has a value under each name."""
    found = where_present(values, result=True)
    for name in names:
        found = found & has_key(values, name)
    return found


def has_key(values: Values, name: str) -> Values:
    """Say whether an object has a value under a name."""
    if values.type().is_string():
        path = '$."' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
        found = of_duckdb("json_extract_string", "string", values, path).notnull()
    elif name not in values.type().names:
        found = FALSE
    else:
        found = values[name].notnull()
    return ibis.ifelse(values.isnull(), ibis.null("boolean"), found)


def has_size(
    values: Values, *, minimum: int | None = None, maximum: int | None = None
) -> Values:
    """Say whether objects have so many keys; a struct those that have a value."""
    if not values.type().is_struct():
        return has_elements(values, minimum=minimum, maximum=maximum)
    sizes = [values[name].notnull().cast("int64") for name in values.type().names]
    size = reduce(lambda one, other: one + other, sizes)
    found = between(size, minimum=minimum, maximum=maximum)
    return ibis.ifelse(values.isnull(), ibis.null("boolean"), found)
