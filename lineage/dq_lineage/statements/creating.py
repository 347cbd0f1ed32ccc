"""CREATE: tables and views made of queries, copies of tables, and tables that only declare columns."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from dq_lineage.resolving.block import Block
from dq_lineage.resolving.common_tables import declare
from dq_lineage.resolving.resolver import Resolver
from dq_lineage.statements.outcome import Made, Outcome
from dq_lineage.statements.targets import by_position, listed_columns, named_as_given, target_name

_TABLES = ("TABLE", "VIEW")


def create(resolver: Resolver, tree: Any) -> Outcome:
    """Return what a CREATE makes."""
    if tree.args.get("kind") not in _TABLES:
        from dq_lineage.statements.other import other

        return other(resolver, tree)
    if tree.args.get("with_") is not None:
        declare(resolver, tree.args["with_"], None)
    name = target_name(resolver, tree.this)
    if tree.args.get("clone") is not None:
        outcome = _copied(resolver, "CLONE", name, tree.args["clone"].this)
    elif isinstance(tree.expression, (exp.Query, exp.Values, exp.Table)):
        outcome = _made_of_query(resolver, tree, name)
    else:
        outcome = _declared(resolver, tree, name)
    outcome.temporary = _is_temporary(tree, name)
    return outcome


def _made_of_query(resolver: Resolver, tree: Any, name: str) -> Outcome:
    block = resolver.query(tree.expression)
    listed = listed_columns(resolver, tree.this)
    if block.is_open and not listed:
        resolver.gap("open_star", tree, block.relation().candidates())
    columns = by_position(resolver, name, listed, block, tree) if listed else named_as_given(name, block)
    outcome = Outcome(_kind(tree), columns, (name,), frozenset(block.rows))
    to = _property(tree, exp.ToTableProperty)
    if to is not None:
        # ClickHouse's view fills another table
        other = resolver.table_name(to.this)
        outcome.writes.append(other)
        outcome.columns.extend(Made(other, *made[1:]) for made in columns)
    if not block.is_open or listed:
        outcome.declares[name] = tuple(made.name for made in columns)
    else:
        outcome.drops.append(name)
    return outcome


def _kind(tree: Any) -> str:
    if tree.args.get("kind") == "TABLE":
        return "CREATE_TABLE_AS"
    return "CREATE_MATERIALIZED_VIEW" if _property(tree, exp.MaterializedProperty) else "CREATE_VIEW"


def _property(tree: Any, kind: type[Any]) -> Any:
    """Return the property of a kind, None without one."""
    properties = tree.args.get("properties")
    found = properties.expressions if properties is not None else ()
    return next((item for item in found if isinstance(item, kind)), None)


def _is_temporary(tree: Any, name: str) -> bool:
    last = name.rpartition(".")[2]
    if last.startswith("#"):
        return True
    return any(_property(tree, kind) is not None for kind in (exp.TemporaryProperty, exp.VolatileProperty))


def _copied(resolver: Resolver, kind: str, name: str, source: Any) -> Outcome:
    rows = resolver.table(resolver.table_name(source))
    outcome = Outcome(kind, named_as_given(name, Block(rows.entries)), (name,))
    if rows.opens:
        resolver.gap("open_star", source, rows.candidates())
        outcome.drops.append(name)
    else:
        outcome.declares[name] = tuple(rows.index)
    return outcome


def _declared(resolver: Resolver, tree: Any, name: str) -> Outcome:
    outcome = Outcome("CREATE_TABLE", (), (name,))
    names = listed_columns(resolver, tree.this) + _partition_columns(resolver, tree)
    if names:
        outcome.declares[name] = tuple(names)
        return outcome
    like = _property(tree, exp.LikeProperty) or _listed_like(tree.this)
    if like is not None:
        # the structure is copied, no row is read
        rows = resolver.target(resolver.table_name(like.this))
        if not rows.opens:
            outcome.declares[name] = tuple(rows.index)
    return outcome


def _listed_like(target: Any) -> Any:
    """Return the LIKE that stands among the columns, as Postgres writes it."""
    listed = target.expressions if isinstance(target, exp.Schema) else ()
    return next((item for item in listed if isinstance(item, exp.LikeProperty)), None)


def _partition_columns(resolver: Resolver, tree: Any) -> list[str]:
    """Return the columns that Hive declares behind PARTITIONED BY, with their types."""
    clause = _property(tree, exp.PartitionedByProperty)
    schema = clause.this if clause is not None else None
    if not isinstance(schema, exp.Schema):
        return []
    return [resolver.column_name(part.this) for part in schema.expressions if isinstance(part, exp.ColumnDef)]


def cache(resolver: Resolver, tree: Any) -> Outcome:
    """Return what CACHE TABLE t AS makes: a temporary view."""
    name = target_name(resolver, tree.this)
    if tree.expression is None:
        return Outcome("OTHER")
    block = resolver.query(tree.expression)
    if block.is_open:
        resolver.gap("open_star", tree, block.relation().candidates())
    outcome = Outcome("CREATE_TABLE_AS", named_as_given(name, block), (name,), frozenset(block.rows))
    outcome.temporary = True
    if not block.is_open:
        outcome.declares[name] = tuple(entry[0] for entry in block.entries)
    return outcome
