"""What one function leaves of its arguments."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import Any

from sqlglot import exp

from dq_policies.personal.flow.functions import (
    CLEARING,
    CLEARING_NAMES,
    COARSE_PARTS,
    HASH_NAMES,
    HASHES,
    KEYED,
    KEYED_NAMES,
    LEAST_SALT,
    MOST_OF_BEGINNING,
    MOST_OF_END,
    PARTS_OF_DATES,
    SALTS,
    SUMMING,
    SUMMING_NAMES,
    TRUNCATING,
)
from dq_policies.personal.flow.ways import CLEARED, COARSER, HASHED, PSEUDONYM
from dq_policies.personal.tokens import words_of

_FOR_NULL = "_dbt_utils"
"""How the constant begins by which dbt_utils stands for NULL in its keys."""
_PLAIN = {"SHA2Digest": "sha2", "SHA1Digest": "sha1", "MD5Digest": "md5", "SHA2": "sha2"}


def left_by(node: exp.Expr, masking: Sequence[str]) -> tuple[int, str] | None:
    """Return how much a node leaves at most of what it is given, and the name of its function.

    None where it keeps it, or is no function at all. `masking` are patterns of the user's own functions.
    """
    kind, name = node.__class__.__name__, function_name(node)
    if masking and name and is_masking(name, masking):
        return CLEARED, name
    if kind in CLEARING or name in CLEARING_NAMES or isinstance(node, exp.Predicate):
        return CLEARED, name or "a condition"
    if kind in KEYED or name in KEYED_NAMES:
        return PSEUDONYM, name
    if is_hash(node):
        return (PSEUDONYM, f"salted {name}") if is_salted(node) else (HASHED, name)
    if kind in SUMMING or name in SUMMING_NAMES or _is_coarse(node, kind):
        return COARSER, name
    return None


def is_hash(node: exp.Expr) -> bool:
    """Say whether a node is a hash without a key."""
    return node.__class__.__name__ in HASHES or function_name(node) in HASH_NAMES


def is_masking(name: str, patterns: Sequence[str]) -> bool:
    """Say whether the name of a function or macro is one that the user calls masking."""
    lower, last = name.lower(), name.lower().rpartition(".")[2]
    return any(fnmatchcase(lower, each.lower()) or fnmatchcase(last, each.lower()) for each in patterns)


def function_name(node: exp.Expr) -> str:
    """Return the name of a function in lower case, with the namespace before it; empty for other nodes."""
    if isinstance(node, exp.Dot) and isinstance(node.expression, (exp.Anonymous, exp.Func)):
        return f"{node.this.name}.{function_name(node.expression)}".lower()
    if isinstance(node, (exp.Anonymous, exp.AnonymousAggFunc)):
        return str(node.name).lower()
    if not isinstance(node, exp.Func):
        return ""
    return _PLAIN.get(node.__class__.__name__) or node.sql_name().lower()


def is_salted(node: exp.Expr) -> bool:
    """Say whether a hash is given something else than its value that nobody can guess: a salt by its name.

    A constant counts from eight letters on, but not one that stands for NULL.
    """
    return any(_is_salt(inner, node) for inner in node.walk() if inner is not node)


def _is_salt(node: Any, within: exp.Expr) -> bool:
    if isinstance(node, (exp.Column, exp.Parameter, exp.Placeholder, exp.Var, exp.SessionParameter)):
        return not SALTS.isdisjoint(words_of(node.name or node.sql()))
    if isinstance(node, exp.Anonymous):
        return not SALTS.isdisjoint(words_of(node.name))
    if not isinstance(node, exp.Literal) or not node.is_string or len(node.this) < LEAST_SALT:
        return False
    joins = (exp.Concat, exp.ConcatWs, exp.DPipe, exp.Add)
    return node.parent is not None and not node.this.startswith(_FOR_NULL) and _joined_in(node, joins, within)


def _joined_in(node: exp.Expr, kinds: tuple[type[Any], ...], within: exp.Expr) -> bool:
    parent = node.parent
    while isinstance(parent, (exp.Paren, exp.Cast)) and parent is not within:
        parent = parent.parent
    return isinstance(parent, kinds)


def _is_coarse(node: Any, kind: str) -> bool:
    if kind in PARTS_OF_DATES:
        return True
    if kind in TRUNCATING:
        unit = node.this if kind == "Extract" else node.args.get("unit")
        return unit is not None and unit.name.lower() in COARSE_PARTS
    if isinstance(node, exp.Left):
        return _at_most(node.expression, MOST_OF_BEGINNING)
    if isinstance(node, exp.Right):
        return _at_most(node.expression, MOST_OF_END)
    return _is_short(node) if isinstance(node, exp.Substring) else _is_sliced(node)


def _is_sliced(node: Any) -> bool:
    parts = node.expressions if isinstance(node, exp.Bracket) else ()
    return (
        len(parts) == 1
        and isinstance(parts[0], exp.Slice)
        and _at_most(parts[0].expression, MOST_OF_BEGINNING)
    )


def _is_short(node: Any) -> bool:
    start, length = node.args.get("start"), node.args.get("length")
    if isinstance(start, exp.Neg):
        return length is None and _at_most(start.this, MOST_OF_END)
    return _at_most(length, MOST_OF_BEGINNING)


def _at_most(node: Any, most: int) -> bool:
    return (
        isinstance(node, exp.Literal)
        and not node.is_string
        and node.name.isdigit()
        and int(node.name) <= most
    )
