"""Makes the statement of a finding smaller while there is still something to find."""

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import takewhile

import duckdb
import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from tests.lineage.oracle.database import Database
from tests.lineage.oracle.examination import Answering, examined, on_text
from tests.lineage.oracle.judge import Finding

_CLAUSES = ("where", "having", "qualify", "limit", "offset", "distinct", "order", "with_", "joins", "group")
_SECONDS = 6


def shrunk(database: Database, finding: Finding, answering: Answering) -> Finding:
    """Return a finding of the same kind about a smaller statement, or the same one."""
    until = time.process_time() + _SECONDS
    smaller: Finding | None = finding
    while smaller is not None:
        finding = smaller
        trials = takewhile(lambda _: time.process_time() < until, _smaller(finding.case.sql))
        found = (_found(database, finding, text, answering) for text in trials)
        smaller = next((one for one in found if one is not None), None)
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
    if (
        not isinstance(parent, exp.Select | exp.With)
        or node.arg_key != "expressions"
        or len(parent.expressions) < 2
    ):
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
