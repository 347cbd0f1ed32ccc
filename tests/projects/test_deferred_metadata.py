"""The SQL parser is loaded without `importlib.metadata`, which it still finds when it needs it."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from dq_lineage.projects.deferred_metadata import deferred_metadata
with deferred_metadata():
    import sqlglot
print("importlib.metadata" in sys.modules, "email" in sys.modules)
print(sqlglot.parse_one("select 1 as a", read="bigquery").sql("duckdb"))
try:
    sqlglot.parse_one("select 1", read="a dialect of nobody")
except ValueError as error:
    print("Unknown dialect" in str(error))
from importlib.metadata import version
print(bool(version("sqlglot")))
with deferred_metadata():
    from importlib import metadata
    print(metadata.version is version)
"""


def test_it_is_loaded_when_it_is_needed() -> None:
    words = (sys.executable, "-c", PROGRAM)
    told = subprocess.run(words, check=True, capture_output=True, text=True).stdout.splitlines()
    assert told == ["False False", "SELECT 1 AS a", "True", "True", "True"]
