"""Stars in the list of columns: over which source, without which columns."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from dq_policies.scans.blocks import plain_name


def star_of(item: Any) -> tuple[str, frozenset[str], list[tuple[str, Any]]] | None:
    """Return the source of a star, what it leaves out and what it replaces; None for another item."""
    source = ""
    if isinstance(item, exp.Column) and isinstance(item.this, exp.Star):
        source, item = str(item.table).lower(), item.this
    if not isinstance(item, exp.Star):
        return None
    left_out = [*(item.args.get("except_") or ()), *(item.args.get("rename") or ())]
    excluded = frozenset(plain_name(part.this if isinstance(part, exp.Alias) else part) for part in left_out)
    replaced = [(str(part.alias_or_name).lower(), part) for part in item.args.get("replace") or ()]
    replaced += [
        (str(part.alias).lower(), part)
        for part in item.args.get("rename") or ()
        if isinstance(part, exp.Alias)
    ]
    return source, excluded, replaced
