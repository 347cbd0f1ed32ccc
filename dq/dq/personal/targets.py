"""What a word on the command line of `dq pii` is about: data, names of columns, SQL or a repository."""

from __future__ import annotations

import os
import re
from typing import Literal

from dq.adapters.registry import format_of

TargetKind = Literal["data", "names", "sql", "project", "contract", "other"]
STANDARD_INPUT = "-"
_DATABASE_TABLE = re.compile(r".+\.(?:duckdb|ddb|db):.+", re.IGNORECASE | re.DOTALL)
SQL_ENDINGS = (".sql", ".ddl", ".sqlx")
_CONTRACTS = (".yaml", ".yml")


def kind_of_target(path: str) -> TargetKind:
    """Return what a path is, by its form alone but for folders: `other` is what nothing is known to read."""
    lower = path.lower()
    if path == STANDARD_INPUT:
        return "names"
    if os.path.isdir(path):
        return "project"
    if lower.endswith(SQL_ENDINGS):
        return "sql"
    if lower.endswith(_CONTRACTS):
        return "contract"
    return "data" if format_of(path) or _DATABASE_TABLE.fullmatch(path) else "other"
