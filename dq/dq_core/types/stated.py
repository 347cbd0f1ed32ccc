"""Types as somebody states them, who may be wrong."""

from __future__ import annotations

from dq_core.types.parser import parse
from dq_core.types.registry import dialect
from dq_core.types.type import Type


def stated_type(text: str, dialect_name: str = "") -> Type | None:
    """Return the type that a text means in a dialect, by default in DuckDB's; None where it means none."""
    if not text:
        return None
    try:
        return parse(text, dialect(dialect_name or "duckdb"))
    except LookupError:
        return None
