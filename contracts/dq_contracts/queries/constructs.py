"""The constructs of which a query may consist, by the names of sqlglot's nodes, and those of no query."""

from __future__ import annotations

from dq_core.words import words

PLAIN = words(
    """
    Add Adjacent Alias Aliases All And Any AtIndex AtTimeZone Between BitString BitwiseAnd BitwiseLeftShift
    BitwiseNot BitwiseOr BitwiseRightShift BitwiseXor Boolean Bracket ByteString CTE CharacterSet Column
    ColumnDef Comprehension Cube DPipe DataType DataTypeParam Distance Distinct Div Dot EQ Escape Except Fetch
    Filter ForIn FormatJson From FromTimeZone GT GTE Glob Group GroupingSets Having HavingMax HexString ILike
    Identifier IgnoreNulls In IntDiv Intersect Interval IntervalOp IntervalSpan Is JSONExtractQuote
    JSONKeyValue JSONPath JSONPathKey JSONPathRecursive JSONPathRoot JSONPathSelector JSONPathSlice
    JSONPathSubscript JSONPathUnion JSONPathWildcard Join Kwarg LT LTE Lambda Lateral Like Limit LimitOptions
    Literal Mod Mul NEQ National Neg Not Null NullSafeEQ NullSafeNEQ Offset OnCondition Or Order Ordered
    OverflowTruncateBehavior Overlaps Paren PositionalColumn PropertyEQ Pseudocolumn Qualify RawString
    RespectNulls Rollup Select SimilarTo Slice Star Sub Subquery Table TableAlias TableSample TimeUnit Tuple
    UnicodeString Union Unnest Values Var Where Window WindowSpec With WithOperator WithinGroup Xor
    """
)
"""What computes and reads tables, and does nothing else."""

CLAUSES = {
    "Select": words(
        """
        with_ kind expressions distinct exclude from_ laterals joins where group having qualify windows sort
        order limit offset sample
        """
    ),
    "SetOperation": words("with_ this expression distinct by_name side kind on order limit offset"),
    "Subquery": words("this alias with_ joins laterals order limit offset sample"),
    "Table": words("this alias db catalog laterals joins sample ordinality"),
    "Join": words("this on side kind using method match_condition"),
    "With": words("expressions recursive"),
    "CTE": words("this alias materialized"),
}
"""The parts that these constructs may have; others set options of the server, read the past, or lock."""

_NOT_FILLED = "is a parameter that nobody fills"

REFUSED = {
    "Parameter": _NOT_FILLED,
    "SessionParameter": _NOT_FILLED,
    "Placeholder": _NOT_FILLED,
    "Into": "writes the rows into another table",
    "Lock": "locks the rows that it reads",
    "Command": "is no query",
    "Insert": "writes rows",
    "Update": "changes rows",
    "Delete": "deletes rows",
    "Merge": "changes rows",
    "Create": "creates something",
    "Drop": "drops something",
    "Alter": "changes a table",
    "TruncateTable": "deletes rows",
    "Copy": "reads or writes files",
    "Describe": "describes and does not measure",
    "Summarize": "describes and does not measure",
    "Show": "describes and does not measure",
}
"""The constructs that no query may have at any depth, with what they do."""

SYSTEM_SCHEMAS = words(
    "information_schema pg_catalog pg_toast sys mysql performance_schema account_usage organization_usage"
)
"""Schemas that servers have for themselves."""

SYSTEM_TABLES = ("pg_", "duckdb_", "sqlite_", "svv_", "svl_", "stl_", "stv_", "pragma_", "v$", "gv$")
"""How the names of the servers' own tables begin."""
