"""What is known of one occurrence of a table in a statement: whether a part of it or all of it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from dq_core.record import record
from dq_core.relation import Relation

if TYPE_CHECKING:
    from sqlglot import exp

Verdict = Literal["PRUNES", "FULL_SCAN", "UNKNOWN"]
Cause = Literal[
    "filtered",
    "missing",
    "other_column",
    "cast",
    "function",
    "subquery",
    "several_columns",
    "or_arm",
    "join_only",
    "limit",
    "window",
    "aggregate",
    "outer_join",
    "recursion",
    "tautology",
    "negation",
    "like_without_prefix",
    "type_mismatch",
    "volatile",
    "not_leading_cluster_column",
    "wildcard_suffix_missing",
    "join_equality",
    "transform",
    "ambiguous_column",
    "run_time",
    "view",
    "sample",
    "constant",
    "too_complex",
    "shared_query",
]
"""The one word that says why; `filtered` stands with PRUNES only."""


@record
class Scan:
    """An occurrence of a table whose partitions, clusters or order are known.

    `table` is the name as the statement has it, `node` the occurrence in the statement's own tree (that of
    the view where `table` stands inside one; `through` names the views on the way). `predicate` is the
    condition that prunes, or the one that comes nearest and does not count; None without any. `reason` is a
    sentence for people. `bytes` is what a whole scan of the table reads, where known;
    `satisfies_filter_requirement` says whether a table that must not be read without a filter on its
    partitions may be read so, and is None where the warehouse knows no such requirement. `rewrite` holds a
    node of the statement and the tree that may stand in its place with exactly the same meaning, so that
    the predicate counts; None where there is none.
    """

    table: str
    verdict: Verdict
    cause: Cause
    reason: str
    node: exp.Table
    predicate: exp.Expr | None = None
    relation: Relation | None = None
    bytes: int | None = None
    satisfies_filter_requirement: bool | None = None
    rewrite: tuple[exp.Expr, exp.Expr] | None = None
    through: tuple[str, ...] = ()
