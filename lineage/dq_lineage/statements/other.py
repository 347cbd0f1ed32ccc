"""Statements without lineage of columns: what queries inside them read is still known."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from dq_lineage.resolving.resolver import Resolver
from dq_lineage.statements.outcome import Outcome

_HARMLESS = frozenset(
    (
        "ALTER ANALYZE ATTACH BEGIN CACHE CLEAR CLOSE CLUSTER COMMENT COMMIT DEALLOCATE DECLARE DESC DESCRIBE DETACH DENY DISCARD DROP "
        "END EXPLAIN FETCH FLUSH GRANT GO IF INSTALL LIST LOCK LS MSCK OPEN OPTIMIZE PRAGMA PRINT RAISE REFRESH REINDEX REMOVE RESET "
        "RETURN REVOKE RM ROLLBACK SAVEPOINT SET SHOW START TRY UNCACHE UNSET USE VACUUM"
    ).split()
)
_CALLS = frozenset(("CALL", "EXEC", "EXECUTE"))
_CREATED_HARMLESS = frozenset(
    (
        "SCHEMA DATABASE ROLE USER WAREHOUSE STAGE SEQUENCE INDEX EXTENSION TYPE FILE MASKING POLICY ROW TAG INTEGRATION STORAGE SECURITY "
        "NETWORK RESOURCE SHARE SECRET CATALOG UNIQUE DOMAIN AGGREGATE TRIGGER RESERVATION CAPACITY ASSIGNMENT SEARCH VECTOR FULLTEXT MACRO "
        "FUNCTION PROCEDURE TEMP TEMPORARY OR ALERT CONNECTION API NOTIFICATION PIPE"
    ).split()
)


def other(resolver: Resolver, tree: Any) -> Outcome:
    """Return a statement that moves no data; queries in it, as in SET x = (SELECT ...), are read."""
    for node in tree.find_all(exp.Query):
        if not _inside_query(node, tree):
            resolver.query(node)
    return Outcome("OTHER")


def _inside_query(node: Any, tree: Any) -> bool:
    parent = node.parent
    while parent is not None and parent is not tree:
        if isinstance(parent, exp.Query):
            return True
        parent = parent.parent
    return False


def command(resolver: Resolver, tree: Any) -> Outcome:
    """Return a statement that the parser keeps as text: harmless by its first word, or something unknown."""
    word = str(tree.this).upper()
    rest = tree.expression
    text = str(rest.name if isinstance(rest, exp.Expr) else rest or "")
    first = text.split(None, 1)[0].upper() if text.split() else ""
    if word in _HARMLESS or (word in ("CREATE", "ALTER", "DROP") and first in _CREATED_HARMLESS):
        return Outcome("OTHER")
    resolver.gap("command", tree)
    return Outcome("CALL" if word in _CALLS else "OTHER")
