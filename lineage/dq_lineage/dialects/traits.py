"""What lineage must know of a dialect: how names fold, and where aliases may be used."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dq_core.record import record

Folding = Callable[[str, bool], str]
"""A function of a name and whether it is quoted."""

QUOTED, UNQUOTED = True, False


def _lower(name: str, _quoted: bool) -> str:  # noqa: FBT001 - the shape of all foldings
    return name.lower()


def _lower_unquoted(name: str, quoted: bool) -> str:  # noqa: FBT001
    return name if quoted else name.lower()


def _upper_unquoted(name: str, quoted: bool) -> str:  # noqa: FBT001
    return name if quoted else name.upper()


def _kept(name: str, _quoted: bool) -> str:  # noqa: FBT001
    return name


@record
class Traits:
    """A dialect as lineage sees it.

    `lateral` says what a name in a SELECT list means that is both a column and an earlier alias: "column",
    "alias", or "" where aliases cannot be used there. `where`, `group` and `having` say whether these clauses
    know aliases; `pseudo` are columns that tables have without declaring them; `row_names` whether the name
    of a table alone means its row.
    """

    name: str
    table: Folding = _lower
    column: Folding = _lower
    alias: Folding = _lower
    lateral: str = ""
    where: bool = False
    group: bool = True
    having: bool = True
    pseudo: frozenset[str] = frozenset()
    row_names: bool = False


_BIGQUERY_PSEUDO = frozenset(
    ("_table_suffix", "_partitiontime", "_partitiondate", "_file_name", "_change_type", "_change_timestamp")
)
_POSTGRES_PSEUDO = frozenset(("ctid", "xmin", "xmax", "cmin", "cmax", "tableoid"))
_SNOWFLAKE_PSEUDO = frozenset(
    (
        "METADATA$ACTION",
        "METADATA$ISUPDATE",
        "METADATA$ROW_ID",
        "METADATA$FILENAME",
        "METADATA$FILE_ROW_NUMBER",
        "METADATA$FILE_LAST_MODIFIED",
        "METADATA$START_SCAN_TIME",
    )
)
_ATHENA_PSEUDO = frozenset(("$path", "$file_size", "$file_modified_time", "$partition", "$bucket"))

_DECLARED = (
    Traits(""),
    Traits("bigquery", table=_kept, pseudo=_BIGQUERY_PSEUDO, row_names=True),
    Traits(
        "snowflake",
        table=_upper_unquoted,
        column=_upper_unquoted,
        alias=_upper_unquoted,
        lateral="column",
        where=True,
        pseudo=_SNOWFLAKE_PSEUDO,
    ),
    Traits(
        "postgres",
        table=_lower_unquoted,
        column=_lower_unquoted,
        alias=_lower_unquoted,
        having=False,
        pseudo=_POSTGRES_PSEUDO,
        row_names=True,
    ),
    Traits("redshift", lateral="column", pseudo=frozenset(("$path", "$size"))),
    Traits("duckdb", lateral="column", where=True, pseudo=frozenset(("rowid", "filename")), row_names=True),
    Traits(
        "databricks",
        lateral="column",
        pseudo=frozenset(
            ("_metadata", "_rescued_data", "_change_type", "_commit_version", "_commit_timestamp")
        ),
    ),
    Traits("spark", lateral="column", pseudo=frozenset(("_metadata", "input__file__name"))),
    Traits("hive", pseudo=frozenset(("input__file__name", "block__offset__inside__file"))),
    Traits("trino", group=False, having=False, pseudo=_ATHENA_PSEUDO),
    Traits("presto", group=False, having=False, pseudo=_ATHENA_PSEUDO),
    Traits("athena", group=False, having=False, pseudo=_ATHENA_PSEUDO),
    Traits("tsql", group=False, having=False, pseudo=frozenset(("$action", "$identity", "$rowguid"))),
    Traits("fabric", group=False, having=False),
    Traits("mysql", table=_kept),
    Traits(
        "clickhouse",
        table=_kept,
        column=_kept,
        alias=_kept,
        lateral="alias",
        where=True,
        pseudo=frozenset(("_part", "_path", "_file", "_table")),
    ),
    Traits(
        "oracle",
        table=_upper_unquoted,
        column=_upper_unquoted,
        alias=_upper_unquoted,
        group=False,
        having=False,
        pseudo=frozenset(("ROWID", "ROWNUM", "LEVEL")),
    ),
)
TRAITS: Mapping[str, Traits] = {traits.name: traits for traits in _DECLARED}
ALIASES = {
    "postgresql": "postgres",
    "sqlserver": "tsql",
    "synapse": "tsql",
    "mariadb": "mysql",
    "delta": "databricks",
    "sparksql": "spark",
    "spark2": "spark",
}


def traits_of(dialect: str) -> Traits:
    """Return the traits of a dialect by sqlglot's name; those of no dialect in particular for another one."""
    return TRAITS.get(dialect.lower(), TRAITS[""])


def dialect_name(name: str) -> str:
    """Return sqlglot's name of a dialect; raises LookupError, with the known names, for another."""
    lowered = name.lower()
    found = ALIASES.get(lowered, lowered)
    if found not in TRAITS:
        known = ", ".join(sorted([*TRAITS, *ALIASES])[1:])
        raise LookupError(f"unknown dialect {name!r}; known are {known}")
    return found
