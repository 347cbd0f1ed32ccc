"""UPDATE, DELETE and MERGE as joins of their target with what they read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlglot import exp

from dq_policies.scans.blocks import Select, Step

if TYPE_CHECKING:
    from dq_policies.scans.building import Builder, Common


def build(builder: Builder, node: Any, common: Common) -> None:
    """Build the queries of a statement that changes rows."""
    if isinstance(node, exp.Insert):
        _insert(builder, node, common)
        return
    select = Select(node, builder.traits, None, builder.variables)
    if isinstance(node, exp.Merge):
        _merge(builder, node, select, common)
    else:
        _target(builder, node, select)
        _sources(builder, node, select, common)
        if node.args.get("where") is not None:
            select.where.append(node.args["where"].this)
    builder.subqueries(node, select, common)
    builder.blocks.append(select)


def _insert(builder: Builder, node: Any, common: Common) -> None:
    if isinstance(node.expression, exp.Query):
        builder.query(node.expression, common, None)
    elif node.expression is not None:
        builder.subqueries(node, Select(node, builder.traits, None, builder.variables), common)


def _target(builder: Builder, node: Any, select: Select) -> None:
    target = node.this if isinstance(node.this, exp.Expr) else None
    if target is not None:
        builder.source(target, select, {})


def _sources(builder: Builder, node: Any, select: Select, common: Common) -> None:
    """Add FROM of UPDATE and USING of DELETE, which are inner joins with the target.

    A source that names the target again is the target (DELETE FROM a USING t AS a, UPDATE a FROM t AS a).
    """
    using = node.args.get("using") or []
    sources = list(using) if isinstance(using, list) else [using]
    from_clause = node.args.get("from_")
    if from_clause is not None:
        sources.append(from_clause.this)
    for source in sources:
        before = tuple(select.sources)
        key = str(source.alias_or_name).lower() if isinstance(source, exp.Table) else ""
        if key in select.sources and source.alias:
            del select.sources[key]
            before = tuple(select.sources)
        builder.source(source, select, common)
        added = tuple(key for key in select.sources if key not in before)
        select.steps.append(Step(before, added, "", "", None, ()))


def _merge(builder: Builder, node: Any, select: Select, common: Common) -> None:
    """Build MERGE as a join of its target and its source.

    The target's rows are kept where WHEN NOT MATCHED BY SOURCE asks, those of the source where it inserts.
    """
    builder.source(node.this, select, {})
    target = tuple(select.sources)
    builder.source(node.args["using"], select, common)
    source = tuple(key for key in select.sources if key not in target)
    whens = node.args.get("whens")
    clauses = whens.expressions if whens is not None else []
    keeps_target = any(not when.args.get("matched") and when.args.get("source") for when in clauses)
    keeps_source = any(not when.args.get("matched") and not when.args.get("source") for when in clauses)
    side = {(True, True): "FULL", (True, False): "LEFT", (False, True): "RIGHT"}.get(
        (keeps_target, keeps_source), ""
    )
    select.steps.append(Step(target, source, side, "", node.args.get("on"), ()))
