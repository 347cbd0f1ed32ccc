"""What one statement makes of personal columns: what it gives out, how masked, and what it only looks at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlglot import exp

from dq_core.record import identity_record
from dq_lineage.answer.records import OutputColumn
from dq_policies.personal.flow.expressions import Evaluator
from dq_policies.personal.flow.hidden import macros_of
from dq_policies.personal.flow.ways import KEEP, MASKED, UNKNOWN, Origin, Way, Ways
from dq_policies.sql.facts import SqlStatement

STAR = "*"


@identity_record
class Output:
    """A column that a statement gives or writes, with what is left in it of each of its sources.

    `accessed` are the sources that only decide about its values.
    """

    column: OutputColumn
    ways: dict[Origin, Way]
    accessed: tuple[Origin, ...]


def outputs_of(statement: SqlStatement, masking: Sequence[str] = ()) -> Iterator[Output]:
    """Yield the columns that a statement gives or writes. `masking` are patterns of the user's functions.

    The lineage says which sources there are; the expressions say what is left of each. Where these cannot be
    followed, a source counts as kept, unless the lineage says that it is masked on every way.
    """
    evaluator = Evaluator(statement, masking, macros_of(statement, masking))
    columns = statement.lineage.columns
    query = query_of(statement.tree)
    for at, column in enumerate(columns):
        if query is not None:
            told = evaluator.output(query, at, column.name, len(columns))
        else:
            told = _assigned(statement, evaluator, column)
        yield _output(column, told)


def query_of(tree: exp.Expr) -> exp.Expr | None:
    """Return the query whose rows a statement gives or writes; None without one, and for MERGE and UPDATE."""
    if isinstance(tree, (exp.Update, exp.Merge, exp.Delete)):
        return None
    if isinstance(tree, exp.Query):
        return tree
    found: exp.Expr | None = tree.find(exp.Query)
    while isinstance(found, exp.Subquery) and isinstance(found.this, exp.Query):
        found = found.this
    return found


def _assigned(statement: SqlStatement, evaluator: Evaluator, column: OutputColumn) -> Ways:
    """Return what an UPDATE assigns to a column."""
    tree: Any = statement.tree
    for item in tree.expressions if isinstance(tree, exp.Update) else ():
        target = item.this if isinstance(item, exp.EQ) else None
        if isinstance(target, exp.Column) and statement.scopes.name_of(target) == column.name:
            return evaluator.of(item.expression)
    return UNKNOWN


def _output(column: OutputColumn, told: Ways) -> Output:
    ways: dict[Origin, Way] = {}
    accessed = []
    for source in column.sources:
        origin = (source.dataset, source.column)
        if source.kind != "DIRECT":
            accessed.append(origin)
            continue
        way = _way(told, origin, masked=source.masking)
        known = ways.get(origin)
        ways[origin] = way if known is None or way.left > known.left else known
    return Output(column, ways, tuple(origin for origin in dict.fromkeys(accessed) if origin not in ways))


def _way(told: Ways, origin: Origin, *, masked: bool) -> Way:
    """Return what is left of a source: what its expressions say, or the lineage where these do not tell."""
    unfollowed = told.get(None)
    known = told.get(origin)
    if known is None:
        bound = MASKED if masked else KEEP
        return bound if unfollowed is None or unfollowed.left > bound.left else unfollowed
    if unfollowed is None or unfollowed.left <= known.left:
        return known
    return known if masked else unfollowed
