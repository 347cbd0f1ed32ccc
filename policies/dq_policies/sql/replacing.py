"""Texts for nodes: what a tree is written as, and whether a text is a node and nothing else."""

from __future__ import annotations

from sqlglot import exp, parse_one
from sqlglot.errors import SqlglotError

from dq_core.sqlglot_log import quiet


def same_tree(text: str, node: exp.Expr, dialect: str) -> bool:
    """Say whether a text, read by itself, is this node."""
    try:
        with quiet():
            if isinstance(node, exp.Query):
                return parse_one(text, dialect=dialect or None) == node
            if "--" in text or "/*" in text:
                return False  # a comment would be lost
            read = parse_one(f"SELECT {text}", dialect=dialect or None)
    except (SqlglotError, RecursionError):
        return False
    listed = read.expressions
    return isinstance(read, exp.Select) and len(listed) == 1 and listed[0] == node and len(read.args) >= 1


def text_of(tree: exp.Expr, dialect: str) -> str:
    """Return a tree as text of a dialect."""
    return tree.sql(dialect=dialect or None)
