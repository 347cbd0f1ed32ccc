"""Makes the statement of a finding smaller while there is still something to find."""

from collections.abc import Callable, Iterator
from contextlib import suppress

import duckdb
import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from tests.lineage.oracle.database import Database
from tests.lineage.oracle.examination import Answering, examined, on_text
from tests.lineage.oracle.judge import Finding

_CLAUSES = ("where", "having", "qualify", "limit", "offset", "distinct", "order", "with_", "joins", "group")
_TRIALS = 250


def shrunk(database: Database, finding: Finding, answering: Answering) -> Finding:
    """Return a finding of the same kind about a smaller statement, or the same one. answering: the lineage."""
    trials = 0
    smaller = True
    while smaller:
        smaller = False
        for text in _smaller(finding.case.sql):
            trials += 1
            found = _found(database, finding, text, answering)
            if found is not None:
                finding, smaller = found, True
                break
            if trials > _TRIALS:
                return finding
    return finding


def _found(database: Database, finding: Finding, text: str, answering: Answering) -> Finding | None:
    try:
        found = examined(database, on_text(finding.case, text), answering, rounds=3)
    except (duckdb.Error, RecursionError):
        return None
    return found if found and found.kind == finding.kind else None


def _smaller(sql: str) -> Iterator[str]:
    """Yield the statement without one of its parts, large parts first."""
    try:
        count = len(list(sqlglot.parse_one(sql, dialect="duckdb").bfs()))
    except SqlglotError:
        return
    for index in range(count):
        for change in (*(_without(clause) for clause in _CLAUSES), _fewer_items, _simpler):
            tree = sqlglot.parse_one(sql, dialect="duckdb")
            with suppress(SqlglotError, ValueError):  # some of the trees mean nothing
                text = change(tree, list(tree.bfs())[index])
                if text and len(text) < len(sql):
                    yield text


def _without(clause: str) -> Callable[[exp.Expr, exp.Expr], str]:
    def drop(tree: exp.Expr, node: exp.Expr) -> str:
        part = node.args.get(clause)
        if not part:
            return ""
        node.set(clause, part[:-1] if isinstance(part, list) else None)
        return tree.sql("duckdb")

    return drop


def _fewer_items(tree: exp.Expr, node: exp.Expr) -> str:
    """Without an item of SELECT or a CTE; the shrinker comes again for the next one."""
    parent = node.parent
    if not isinstance(parent, exp.Select | exp.With) or node.arg_key != "expressions" or len(parent.expressions) < 2:
        return ""
    node.pop()
    return tree.sql("duckdb")


def _simpler(tree: exp.Expr, node: exp.Expr) -> str:
    """An operation replaced by its first operand, a set operation by its left side."""
    if not isinstance(node, exp.Binary | exp.SetOperation | exp.Func | exp.Paren | exp.Case) or node is tree:
        return ""
    child = next((one for one in node.iter_expressions() if not isinstance(one, exp.With)), None)
    if child is None:
        return ""
    node.replace(child.pop())
    return tree.sql("duckdb")
