"""Which statements begin a table anew, so that nothing of what it held before is left."""

from __future__ import annotations

import re

from dq_lineage.answer.records import Statement

VIEWS = frozenset(("CREATE_VIEW", "CREATE_MATERIALIZED_VIEW"))
_CREATIONS = frozenset(("CREATE_TABLE", "CREATE_TABLE_AS", "CLONE", "TRUNCATE", *VIEWS))
_KEEPING = re.compile(r"\bIF\s+NOT\s+EXISTS\b", re.IGNORECASE)
_HEAD = 400


def replaces(statement: Statement) -> bool:
    """Say whether nothing stays in the tables that a statement writes but what it writes itself.

    INSERT OVERWRITE is no such statement: it may write one partition.
    """
    if statement.kind not in _CREATIONS:
        return False
    text = statement.origin.text[:_HEAD] if statement.origin is not None else ""
    return _KEEPING.search(text.partition("(")[0]) is None
