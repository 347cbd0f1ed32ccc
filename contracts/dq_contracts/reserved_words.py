"""Words that a warehouse reads as its own, so that a column of that name needs quotes in every query."""

from __future__ import annotations

# reserved in nearly all of PostgreSQL, BigQuery, Snowflake, Databricks, MySQL, SQL Server and Trino
_COMMON_WORDS = (
    "all alter and any as between by case cast column create cross current_date current_time "
    "current_timestamp delete distinct drop else end except exists false for from full grant group having "
    "in inner insert intersect into is join left like natural not null on or order outer right select set "
    "some table then to true union unique update using values when where with"
)

_WORDS = {
    "postgres": (
        "analyse analyze array asc asymmetric both check collate constraint current_catalog current_role "
        "current_user default deferrable desc do fetch foreign initially lateral leading limit localtime "
        "localtimestamp offset only placing primary references returning session_user symmetric trailing "
        "user variadic window"
    ),
    "bigquery": (
        "array asc assert_rows_modified at collate contains cube current default define desc enum escape "
        "exclude extract fetch following groups grouping hash if ignore interval lateral limit lookup "
        "merge new no nulls of over partition preceding proto qualify range recursive respect rollup rows "
        "struct tablesample treat unbounded unnest window within"
    ),
    "snowflake": (
        "account check connect connection constraint current current_user database following gscluster "
        "ilike increment issue lateral localtime localtimestamp minus of organization qualify regexp "
        "revoke rlike row rows sample schema start tablesample trigger try_cast view whenever"
    ),
    "sqlserver": (
        "add asc authorization backup begin break browse bulk cascade check checkpoint close clustered "
        "coalesce collate commit compute constraint contains continue convert current current_user cursor "
        "database default deny desc disk distributed double dump errlvl escape exec execute exit external "
        "fetch file fillfactor foreign function goto holdlock identity if index key kill lineno merge "
        "national nocheck nonclustered nullif of off offsets open option over percent pivot plan "
        "precision primary print proc procedure public raiserror read reconfigure references replication "
        "restore restrict return revert revoke rollback rowcount rule save schema session_user shutdown "
        "statistics system_user top tran transaction trigger truncate unpivot use user view waitfor while "
        "writetext"
    ),
    "mysql": (
        "add analyze asc before both change check collate condition constraint continue convert cursor "
        "database databases default delayed desc describe div double dual each elseif enclosed escaped "
        "exit explain fetch float force foreign function generated groups if ignore index interval "
        "iterate key keys kill lag lead leave limit lines load lock loop match mod option over partition "
        "precision primary procedure range rank read recursive references regexp release rename repeat "
        "replace require restrict return revoke rlike row rows schema schemas separator show signal ssl "
        "starting system terminated trigger undo unlock unsigned usage use varying while window write xor "
        "zerofill"
    ),
    "trino": (
        "constraint cube current_catalog current_path current_role current_schema current_user deallocate "
        "describe escape execute extract grouping json_array json_object listagg localtime localtimestamp "
        "normalize prepare recursive rollup skip trim uescape unnest"
    ),
    "redshift": (
        "aes128 analyse analyze array asc authorization az64 backup binary blanksasnull both bytedict "
        "check collate constraint credentials current_user default deferrable deflate defrag delta desc "
        "disable do emptyasnull enable encode encrypt encryption explicit foreign freeze globaldict "
        "identity ignore ilike initially isnull leading limit localtime localtimestamp lun luns lzo minus "
        "mostly16 mostly32 mostly8 new notnull nulls off offline offset oid old only open overlaps "
        "parallel partition percent permissions placing primary raw readratio recover references "
        "rejectlog resort respect restore session_user similar snapshot sysdate system tag tdes timestamp "
        "top trailing truncatecolumns user verbose wallet without"
    ),
}
_ALIASES = {
    "postgresql": "postgres", "cloudsql": "postgres", "synapse": "sqlserver", "presto": "trino",
    "athena": "trino",
}  # fmt: skip

COMMON = frozenset(_COMMON_WORDS.split())
OF_SERVER = {server: frozenset(words.split()) for server, words in _WORDS.items()}


def reserved_in(word: str, server_type: str) -> bool:
    """Say whether a word, in any case, is reserved on servers of a type; without one, nearly everywhere."""
    lower = word.lower()
    own = OF_SERVER.get(_ALIASES.get(server_type, server_type), frozenset())
    return lower in COMMON or lower in own
