"""Decide for every occurrence of a table in a statement whether the statement prunes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from dq_core.relation import Relation
from dq_policies.scans.scan import Scan

if TYPE_CHECKING:
    from sqlglot import exp

RelationOf = Callable[["exp.Table"], "Relation | None"]
ViewOf = Callable[["exp.Table"], "exp.Expr | None"]


def none(_table: exp.Table) -> None:
    """Say of every table that it is no view."""


def scans_of(
    tree: exp.Expr,
    dialect: str,
    relation_of: RelationOf,
    *,
    views: ViewOf = none,
    variables: frozenset[str] = frozenset(),
) -> tuple[Scan, ...]:
    """Return the scans of a statement in the order of its text, of tables whose layout is known.

    `relation_of` gives what is known of a table, `views` the query of a view or model, both for a node of
    the tree, which stays as it is. `variables` are names of the script that are no columns, in lower case,
    as `dq_lineage.reading.script.statements` tells them. What the body of CREATE VIEW does not filter is
    UNKNOWN, because its readers may. Raises LookupError for a dialect that nobody knows.
    """
    from dq_lineage.dialects.traits import dialect_name, traits_of
    from dq_lineage.reading.deep import deeply
    from dq_policies.scans.building import Builder
    from dq_policies.scans.statement import Statement

    traits = traits_of(dialect_name(dialect))
    statement = Statement(traits.name, lambda: Builder(traits, relation_of, views, variables))
    try:
        return statement.scans(tree)
    except RecursionError:
        return deeply(lambda: statement.scans(tree))


def uncovered(tree: exp.Expr, relation_of: RelationOf) -> tuple[str, ...]:
    """Return the names of the tables that a statement reads and whose layout is not known, each once."""
    from sqlglot import exp

    from dq_policies.scans.layout import layout_of

    common = {str(item.alias).lower() for item in tree.find_all(exp.CTE)}
    found: dict[str, None] = {}
    for table in sorted(tree.find_all(exp.Table), key=_start):
        if _physical(table, common) and layout_of(relation_of(table)) is None:
            found[".".join(part.name for part in table.parts)] = None
    return tuple(found)


def _start(table: Any) -> int:
    return min((part.meta["start"] for part in table.parts if "start" in part.meta), default=0)


def _physical(table: Any, common: set[str]) -> bool:
    from sqlglot import exp

    if not isinstance(table.this, exp.Identifier) or (not table.db and table.name.lower() in common):
        return False
    return isinstance(table.parent, (exp.From, exp.Join, exp.Subquery, exp.Merge, exp.Delete, exp.Update))
