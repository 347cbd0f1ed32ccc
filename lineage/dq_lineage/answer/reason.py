"""Why something of a lineage cannot be known; docs/lineage.md has the meaning of each word."""

from __future__ import annotations

from typing import Literal

Reason = Literal[
    "ambiguous_column",
    "unresolved_column",
    "open_star",
    "insert_positions",
    "union_positions",
    "table_function",
    "dynamic_sql",
    "command",
    "unparsed",
]
