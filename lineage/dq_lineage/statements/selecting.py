"""SELECT, also into a table."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from dq_lineage.resolving.resolver import Resolver
from dq_lineage.resolving.rows import STAR
from dq_lineage.statements.outcome import Outcome
from dq_lineage.statements.targets import named_as_given


def select(resolver: Resolver, tree: Any) -> Outcome:
    """Return the columns of a query; SELECT INTO makes a table of them."""
    block = resolver.query(tree)
    if block.is_open:
        resolver.gap("open_star", tree, block.relation().candidates())
    into = tree.args.get("into") if isinstance(tree, exp.Select) else None
    if into is None:
        return Outcome("SELECT", named_as_given(None, block), (), frozenset(block.rows))
    name = resolver.table_name(into.this)
    if name in resolver.variables:
        # PL/pgSQL's SELECT INTO fills a variable
        return Outcome("SELECT", named_as_given(None, block), (), frozenset(block.rows))
    temporary = bool(into.args.get("temporary")) or name.rpartition(".")[2].startswith("#")
    outcome = Outcome("CREATE_TABLE_AS", named_as_given(name, block), (name,), frozenset(block.rows))
    outcome.temporary = temporary
    if not block.is_open and all(entry[0] != STAR for entry in block.entries):
        outcome.declares[name] = tuple(entry[0] for entry in block.entries)
    return outcome
