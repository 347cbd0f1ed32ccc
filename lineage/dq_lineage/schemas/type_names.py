"""Names of types, as schemas give them, to types."""

from __future__ import annotations

from functools import lru_cache

from dq_core.types import Type, dialect, dialect_names, parse

_LIKE = {"hive": "spark", "fabric": "tsql", "presto": "trino"}
_OF_NOBODY = ("duckdb", "snowflake", "bigquery", "tsql")


@lru_cache(maxsize=10_000)
def type_named(text: str, dialect_name: str) -> Type | None:
    """Return the type of this name in a dialect, `unknown` if the dialect has none; None without a name.

    Without a dialect, the first of some common ones that knows the name decides.
    """
    if not text.strip():
        return None
    name = _LIKE.get(dialect_name, dialect_name)
    found = [parse(text, dialect(each)) for each in ((name,) if name in dialect_names() else _OF_NOBODY)]
    return next((each for each in found if each.kind != "unknown"), found[0])
