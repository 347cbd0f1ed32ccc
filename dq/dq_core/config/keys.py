"""Every key of dq.yaml, declared once: read, checked, documented and exported as JSON Schema from here."""

from typing import Literal

from dq_core.record import record

KeyType = Literal[
    "texts",
    "boolean",
    "count",
    "severity",
    "severities",
    "options",
    "paths",
    "test",
    "path",
    "text",
    "tables",
    "columns",
    "column sets",
]


@record
class Key:
    """One key: its name as written in the file, the type of its value, its default and its meaning."""

    name: str
    type: KeyType
    default: object
    meaning: str


NO = False

RULES = (
    Key(
        "select",
        "texts",
        None,
        "Codes or prefixes of rules that are on; `default` stands for the usual ones.",
    ),
    Key("ignore", "texts", (), "Codes or prefixes of rules that are off; the longer prefix wins."),
    Key("severity", "severities", {}, "Severity of findings, by code or prefix: error, warning or info."),
    Key("rules", "options", {}, "Options of rules, by code; `dq explain CODE` lists them."),
)

TEST = (
    Key("failing-rows", "count", 5, "Failing rows that `dq test` shows for each check; 0 shows none."),
    Key("public-classifications", "texts", ("public",), "Classifications whose values may be shown."),
    Key("strict", "boolean", NO, "Whether what could not be checked counts as an error."),
    Key("sql-seconds", "count", 60, "Seconds for which a query of a contract may run."),
    Key("sql-memory", "count", 2048, "Megabytes of memory that a query of a contract may use."),
    Key("history", "path", "", "Folder that keeps the measures of each run, for checks of changes."),
    Key("openlineage", "boolean", NO, "Whether each run is told to OpenLineage, as its client is set up."),
)

PATH = (Key("match", "texts", (), "Patterns of the files that these settings are for."), *RULES)

TABLE = (
    Key("columns", "columns", (), "Its columns: a list of names, or a mapping of names to types."),
    Key("partition-by", "texts", (), "The columns by which it is partitioned."),
    Key("cluster-by", "texts", (), "The columns by which it is clustered, in order."),
    Key("sort-by", "texts", (), "The columns by which it is sorted, in order."),
    Key("unique", "column sets", (), "Columns, or lists of columns, that have no value twice."),
    Key("rows", "count", None, "About how many rows it has."),
    Key("bytes", "count", None, "About how many bytes it has."),
    Key("require-partition-filter", "boolean", NO, "Whether queries without a filter of partitions fail."),
)

TOP = (
    Key("include", "texts", (), "Patterns of the files to look at when no file is named; all by default."),
    Key("exclude", "texts", (), "Patterns of files and folders to pass over."),
    Key("pack", "texts", (), "Packs of rules that hold beneath the settings here, by name or by path."),
    *RULES,
    Key("fail-on", "severity", "error", "The lowest severity that makes the command answer 1."),
    Key("require-reason", "boolean", NO, "Whether each noqa comment must give a reason."),
    Key(
        "baseline", "path", "", "File of the findings to live with; dq-baseline.json is used if it is there."
    ),
    Key("dialect", "text", "", "The SQL dialect of the project's SQL files, such as snowflake or bigquery."),
    Key("sql-time", "count", 10, "Seconds of work that the rules may take for one SQL file; 0 for no limit."),
    Key("tables", "tables", {}, "What is known of tables of the warehouse, by their names."),
    Key(
        "masking",
        "texts",
        (),
        "Patterns of the functions and macros that hide personal data, such as mask_*.",
    ),
    Key("paths", "paths", (), "Settings for some files only; later entries win over earlier ones."),
    Key("test", "test", {}, "How `dq test` runs."),
)

PACK = (Key("extends", "texts", (), "Packs that it is built upon, by name or by path."), *RULES)
"""The keys of a file that is a pack."""

TABLES: dict[str, tuple[Key, ...]] = {"paths": PATH, "test": TEST}
"""The keys inside the values of types `paths` (a list of mappings) and `test` (a mapping)."""
