"""Statements without lineage of columns: what queries inside them read is still known."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from dq_core.words import words
from dq_lineage.dialects.traits import UNQUOTED
from dq_lineage.resolving.resolver import Resolver
from dq_lineage.statements.outcome import Outcome

_HARMLESS = words(
    """
    ALTER ANALYZE ATTACH BEGIN CACHE CLEAR CLOSE CLUSTER COMMENT COMMIT DEALLOCATE DECLARE DESC DESCRIBE
    DETACH DENY DISCARD DROP END EXPLAIN FETCH FLUSH GRANT GO IF INSTALL LIST LOCK LS MSCK OPEN OPTIMIZE
    PRAGMA PRINT RAISE REFRESH REINDEX REMOVE RESET RETURN REVOKE RM ROLLBACK SAVEPOINT SET SHOW START
    TRY UNCACHE UNSET USE VACUUM
    """
)
_CALLS = frozenset(("CALL", "EXEC", "EXECUTE"))
_CREATED_HARMLESS = words(
    """
    SCHEMA DATABASE ROLE USER WAREHOUSE STAGE SEQUENCE INDEX EXTENSION TYPE FILE MASKING POLICY ROW TAG
    INTEGRATION STORAGE SECURITY NETWORK RESOURCE SHARE SECRET CATALOG UNIQUE DOMAIN AGGREGATE TRIGGER
    RESERVATION CAPACITY ASSIGNMENT SEARCH VECTOR FULLTEXT MACRO FUNCTION PROCEDURE TEMP TEMPORARY OR
    ALERT CONNECTION API NOTIFICATION PIPE
    """
)


def other(resolver: Resolver, tree: Any) -> Outcome:
    """Return a statement that moves no data; queries in it, as in SET x = (SELECT ...), are read."""
    if isinstance(tree, (exp.Condition, exp.Alias, exp.Tuple)):
        # the parser reads a bare expression where no statement does
        resolver.gap("unparsed", tree)
        return Outcome("UNPARSED")
    for node in tree.find_all(exp.Query):
        if not _inside_query(node, tree):
            resolver.query(node)
    return Outcome("OTHER")


def declare_variables(resolver: Resolver, tree: Any) -> Outcome:
    """Return a DECLARE; T-SQL's variable of a table is a temporary table."""
    for item in tree.expressions:
        schema = item.args.get("kind")
        if isinstance(schema, exp.Schema):
            name = f"@{resolver.traits.table(item.args['this'][0].name, UNQUOTED)}"
            outcome = Outcome("CREATE_TABLE", (), (name,))
            columns = [part for part in schema.expressions if isinstance(part, exp.ColumnDef)]
            outcome.declares[name] = tuple(resolver.column_name(part.this) for part in columns)
            outcome.temporary = True
            return outcome
    return other(resolver, tree)


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
    if word.split()[0] in _HARMLESS or (word in ("CREATE", "ALTER", "DROP") and first in _CREATED_HARMLESS):
        return Outcome("OTHER")
    if word == "RENAME" and first == "TABLE":
        return _renamed(resolver, text)
    resolver.gap("command", tree)
    return Outcome("CALL" if word in _CALLS else "OTHER")


def _renamed(resolver: Resolver, text: str) -> Outcome:
    """Return MySQL's RENAME TABLE of several pairs, which happens from left to right."""
    fold = resolver.traits.table
    outcome = Outcome("RENAME")
    for pair in text.split(None, 1)[1].split(","):
        parts = [fold(word.strip("`"), UNQUOTED) for word in pair.split()]
        if len(parts) == _PAIR:
            outcome.renames.append((parts[0], parts[2]))
            outcome.writes.append(parts[2])
            resolver.reads[parts[0]] = None
    return outcome


_PAIR = 3
