"""Which SQL a script is written in, and what its types are."""

from __future__ import annotations

from functools import lru_cache

from dq_contracts.importers.schema_source import SourceError
from dq_contracts.importers.sql.cursor import text_of
from dq_contracts.importers.sql.oracle import in_words_of_postgres
from dq_contracts.importers.sql.tokens import Statement, Token, statements_of
from dq_core.record import changed
from dq_core.source import Source
from dq_core.suggestion import did_you_mean
from dq_core.types import Type, dialect, dialect_names, parse

# the first of them that fits is taken, so the more common one of two alike stands before the other
_GUESSES = (
    "postgres", "mysql", "bigquery", "snowflake", "tsql", "spark", "databricks", "duckdb", "redshift",
    "clickhouse", "trino", "oracle", "sqlite",
)  # fmt: skip
_WORDS = {
    "bigquery": ("INT64", "OPTIONS(", "OPTIONS ("),
    "clickhouse": ("MERGETREE", "LOWCARDINALITY"),
    "mysql": ("ENGINE=", "AUTO_INCREMENT"),
    "oracle": ("VARCHAR2", "SYSDATE", "BINARY_DOUBLE"),
    "redshift": ("DISTKEY", "SORTKEY", "DISTSTYLE", " ENCODE "),
    "snowflake": ("TIMESTAMP_NTZ", "TRANSIENT", "VARIANT"),
    "spark": ("STORED AS", "TBLPROPERTIES", "USING DELTA", "USING PARQUET"),
    "sqlite": (" AUTOINCREMENT", "WITHOUT ROWID"),
    "tsql": ("[DBO]", "NVARCHAR", "\nGO\n"),
}
_TOKENIZED_AS = {
    "postgresql": "postgres", "mariadb": "mysql", "sqlserver": "tsql", "synapse": "tsql", "athena": "trino",
}  # fmt: skip
_NO_SQL = frozenset({"avro", "odcs", "parquet", "arrow", "iceberg"})
_LIKE = {"oracle": ("postgres",), "sqlite": ("duckdb", "postgres"), "hive": ("spark",)}
_LOOKED_AT = 60


def sql_dialects() -> tuple[str, ...]:
    """Return the names that `--dialect` takes, sorted."""
    return tuple(sorted({*dialect_names(), *_LIKE} - _NO_SQL))


def dialect_of(source: Source, stated: str) -> str:
    """Return the dialect that the user states, or the one that fits the script best.

    Raises SourceError for a name that is none.
    """
    name = stated.lower()
    if name and name not in sql_dialects():
        help_ = did_you_mean(name, sql_dialects()) or f"one of {', '.join(sql_dialects())}"
        raise SourceError(f"there is no SQL dialect {stated!r}", None, help_)
    return name or _guessed(source)


def tokens_in(source: Source, name: str) -> list[Statement]:
    """Return the statements of a script as a dialect tokenizes it."""
    return statements_of(source, _TOKENIZED_AS.get(name, name))


def read_type(tokens: list[Token], name: str) -> Type:
    """Return the type that tokens spell in a dialect; a type that nobody knows is `unknown`."""
    return _type_of(text_of(tokens), name)


@lru_cache(maxsize=10_000)
def _type_of(text: str, name: str) -> Type:
    if name == "oracle":
        text = in_words_of_postgres(text)
    for table in (name, *_LIKE.get(name, ())):
        if table in dialect_names():
            found = parse(text, dialect(table))
            if found.kind != "unknown":
                return _as_stated(found, text)
    return Type("unknown", name=text)


def _as_stated(of: Type, text: str) -> Type:
    """Return the type without lengths that the text does not state: what a dialect allows is no promise."""
    length = of.length if of.length is not None and str(of.length) in text else None
    if of.kind == "vector" or (length == of.length and not of.nested):
        return of
    fields = tuple(changed(field, type=_as_stated(field.type, text)) for field in of.fields)
    element = _as_stated(of.element, text) if of.element else None
    key = _as_stated(of.key, text) if of.key else None
    return changed(of, length=length, fields=fields, element=element, key=key)


def _guessed(source: Source) -> str:
    """Return the dialect that leaves the fewest words unexplained; its own words decide between equals."""
    text = source.text.upper()
    hints = {name: sum(word in text for word in _WORDS.get(name, ())) for name in _GUESSES}
    best, least = _GUESSES[0], 1 << 30
    for name in sorted(_GUESSES, key=lambda name: -hints[name]):
        penalty = _penalty(source, name)
        if penalty < least:
            best, least = name, penalty
        if not penalty:
            break
    return best


def _penalty(source: Source, name: str) -> int:
    from dq_contracts.importers.sql.reading import Script

    try:
        statements = tokens_in(source, name)
    except SourceError:
        return 1 << 20
    script = Script(name)
    tables = [statement for statement in statements if script.declares_table(statement)]
    for statement in tables[:_LOOKED_AT]:
        script.read(statement)
    return script.unexplained()
