"""Types of `data_type`, whose dialect a properties file does not say."""

from __future__ import annotations

from dq_contracts.importers.typed import logical_type_of
from dq_core.types import Type, dialect, dialect_names, parse

_TRIED = (
    "postgres",
    "snowflake",
    "bigquery",
    "databricks",
    "redshift",
    "duckdb",
    "tsql",
    "mysql",
    "trino",
    "clickhouse",
)


def type_in_words(text: str, stated: str) -> Type | None:
    """Return the type that a text spells in the stated dialect, or in all common ones that know it alike.

    None for an unknown type, and for one that dialects read as different logical types. A length is only one
    that the text states.
    """
    names = (stated,) if stated in dialect_names() else _TRIED
    found = [of for name in names if (of := parse(text, dialect(name))).kind not in ("unknown", "opaque")]
    if not found or len({logical_type_of(of) for of in found}) > 1:
        return None
    return _plain(found[0], text)


def _plain(of: Type, text: str) -> Type:
    stated = of.length is not None and str(of.length) in text
    if of.kind == "string" and not stated:
        return Type("string")
    return of
