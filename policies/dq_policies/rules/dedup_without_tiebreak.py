"""WIN001."""

from collections.abc import Iterator
from typing import Any

from sqlglot import exp

from dq_core.rules.rule import Hit
from dq_policies.queries.conditions import own_nodes_of
from dq_policies.queries.first_rows import is_first_row_filter, kept_by_outer_filter, readers
from dq_policies.sql.facts import SqlStatement
from dq_policies.sql.rule import sql_rule


@sql_rule("WIN001", exp.RowNumber, severity="warning")
def dedup_without_tiebreak(node: exp.Expr, statement: SqlStatement, *, ties: bool = False) -> Iterator[Hit]:
    """ROW_NUMBER() = 1 that does not say which row of a group it keeps.

    Why: without ORDER BY, or with one over the columns of PARTITION BY, which are the same in all rows of
    a group, the warehouse keeps whichever row comes first, another one tomorrow. Results change without
    any change of data. Nothing is said where nothing but the columns of PARTITION BY is selected. With
    the option `ties`, an ORDER BY that covers no known key of the table is reported too: rows may tie.

    Bad (snowflake)::

        SELECT id, status, updated_at
        FROM orders
        QUALIFY ROW_NUMBER() OVER (PARTITION BY id ORDER BY id) = 1  -- here

    Bad (bigquery)::

        SELECT id, status
        FROM orders
        WHERE TRUE
        QUALIFY ROW_NUMBER() OVER (PARTITION BY id) = 1  -- here

    Bad (postgres)::

        WITH numbered AS (
          SELECT id, status, ROW_NUMBER() OVER (PARTITION BY id ORDER BY 1) AS place  -- here
          FROM orders
        )
        SELECT id, status FROM numbered WHERE place = 1

    Good (snowflake)::

        SELECT id, status FROM orders
        QUALIFY ROW_NUMBER() OVER (PARTITION BY id ORDER BY updated_at DESC, version DESC) = 1

    Good (bigquery)::

        SELECT id, ROW_NUMBER() OVER (PARTITION BY id) AS place FROM orders

    Good (postgres)::

        SELECT id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY id) AS place FROM orders) AS o
        WHERE place = 1

    Options:
        ties: also report an ORDER BY that covers no known key of the table
    """
    window = node.parent
    if not isinstance(window, exp.Window) or window.args.get("alias") or not window.args.get("partition_by"):
        return
    problem = _problem(window)
    if not problem and not ties:
        return
    if not (is_first_row_filter(window) or kept_by_outer_filter(window, statement)):
        return
    if problem and not _keeps_partition_only(window, statement):
        yield Hit(
            f"{problem}: which row of a group is kept is left to chance", statement.location(node), _HELP
        )
    elif not problem and _may_tie(window, statement):
        text = "the ORDER BY covers no key of the table: rows may tie, and any of them is kept"
        yield Hit(text, statement.location(node), _HELP)


_HELP = "order by what decides, and last by a key, so that no two rows tie"


def _problem(window: Any) -> str:
    """Return what is wrong with the order of a window; empty where it looks at a column that may differ."""
    order = window.args.get("order")
    if order is None:
        return "ROW_NUMBER has no ORDER BY"
    keys = {key.unnest() for key in window.args["partition_by"]}
    for item in order.expressions:
        value = item.this.unnest()
        if value not in keys and not _is_constant(value):
            return ""
    return "ROW_NUMBER is ordered by what is the same in the whole group"


def _is_constant(value: exp.Expr) -> bool:
    if isinstance(value, (exp.Literal, exp.Null, exp.Boolean)):
        return True
    listed = value.expressions if isinstance(value, exp.Select) and not value.args.get("from_") else ()
    return bool(listed) and all(_is_constant(item.unalias()) for item in listed)


def _keeps_partition_only(window: Any, statement: SqlStatement) -> bool:
    """Say whether nothing but the columns of PARTITION BY leaves the query, so that any row will do."""
    select = window.find_ancestor(exp.Select)
    keys = {key.unnest() for key in window.args["partition_by"]}
    names = {key.name.lower() for key in keys if isinstance(key, exp.Column)}
    if select is None or all(_is_key(item, window, keys, names) for item in select.expressions):
        return True
    number = window.parent.alias.lower() if isinstance(window.parent, exp.Alias) else ""
    outer = list(readers(select, statement, number)) if number else []
    return bool(outer) and all(_uses_keys(*reader, names | {number}, statement) for reader in outer)


def _is_key(item: Any, window: Any, keys: set[Any], names: set[str]) -> bool:
    """Say whether an item of the SELECT list is a key of the window, its number or a constant."""
    value = item.unalias().unnest()
    if value in keys or value is window or value.find(exp.Column, exp.Star) is None:
        return True
    return isinstance(value, exp.Column) and value.name.lower() in names


def _uses_keys(outer: exp.Expr, source: exp.Expr, names: set[str], statement: SqlStatement) -> bool:
    """Say whether a SELECT takes no columns of a relation but those of some names."""
    if any(not isinstance(star.parent, exp.Count) for star in own_nodes_of(outer, exp.Star)):
        return False
    for column in own_nodes_of(outer, exp.Column):
        owner = statement.scopes.owner(column)
        if (owner is None or owner.node is source) and column.name.lower() not in names:
            return False
    return True


def _may_tie(window: Any, statement: SqlStatement) -> bool:
    """Say whether PARTITION BY and ORDER BY cover no known key of the only table."""
    select = window.find_ancestor(exp.Select)
    if select is None or select.args.get("joins"):
        return False
    offers = list(statement.scopes.offers(select).values())
    relation = offers[0].relation if len(offers) == 1 else None
    keys = [relation.primary_key, *relation.unique_keys] if relation is not None else []
    ordered = [item.this for item in window.args["order"].expressions]
    used = {
        part.name.lower() for part in (*ordered, *window.args["partition_by"]) if isinstance(part, exp.Column)
    }
    known = [key for key in keys if key]
    return bool(known) and not any({name.lower() for name in key} <= used for key in known)
