"""Types as somebody states them, who may be wrong."""

from __future__ import annotations

from dq_core.types.parser import parse
from dq_core.types.registry import dialect
from dq_core.types.type import Type

_COMMON = ("duckdb", "postgres", "mysql", "bigquery", "snowflake", "sqlserver", "clickhouse")
_NO_KIND = ("unknown", "opaque")


def stated_type(text: str, dialect_name: str = "") -> Type | None:
    """Return the type that a text means in a dialect, by default in DuckDB's; None where it means none."""
    if not text:
        return None
    try:
        return parse(text, dialect(dialect_name or "duckdb"))
    except LookupError:
        return None


def type_in_any(text: str) -> Type | None:
    """Return the type that a text means in the first dialect that knows it; None where none does.

    For names without a warehouse: `int(11)` is MySQL's, `NUMBER(38,0)` Snowflake's, `varchar2(40)` one that
    ClickHouse spells as Oracle does.
    """
    found = (stated_type(text, name) for name in _COMMON)
    return next((each for each in found if each is not None and each.kind not in _NO_KIND), None)
