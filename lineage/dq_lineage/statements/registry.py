"""Which module answers for which statement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlglot import exp

from dq_lineage.resolving.resolver import Resolver
from dq_lineage.statements.altering import alter, drop, execute, truncate
from dq_lineage.statements.changing import delete, update
from dq_lineage.statements.copying import copy, export, load
from dq_lineage.statements.creating import cache, create
from dq_lineage.statements.inserting import insert, insert_into_several
from dq_lineage.statements.merging import merge
from dq_lineage.statements.other import command, declare_variables, other
from dq_lineage.statements.outcome import Outcome
from dq_lineage.statements.selecting import select

Handler = Callable[[Resolver, Any], Outcome]

HANDLERS: dict[type[Any], Handler] = {
    exp.Insert: insert,
    exp.MultitableInserts: insert_into_several,
    exp.Create: create,
    exp.Cache: cache,
    exp.Merge: merge,
    exp.Update: update,
    exp.Delete: delete,
    exp.TruncateTable: truncate,
    exp.Copy: copy,
    exp.Export: export,
    exp.LoadData: load,
    exp.Alter: alter,
    exp.Drop: drop,
    exp.Execute: execute,
    exp.Command: command,
    exp.Declare: declare_variables,
}


def outcome_of(resolver: Resolver, tree: exp.Expr) -> Outcome:
    """Return what a statement does."""
    handler = HANDLERS.get(tree.__class__)
    if handler is not None:
        return handler(resolver, tree)
    if isinstance(tree, (exp.Query, exp.Values, exp.Pivot)):
        return select(resolver, tree)
    return other(resolver, tree)
