"""Pandera over Ibis on DuckDB: the module that `dq compile --to pandera-ibis` writes, run as it is."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING, Any

from dq.checks.check import Check, CheckResult
from dq.compilers.pandera.backends import IBIS
from dq.runner.engines.pandera_modules.running import run
from dq.runner.engines.protocol import OpenedData

if TYPE_CHECKING:
    import pyarrow as pa

EXTRA = "pandera"
PACKAGES = ("pandera", "ibis", "duckdb", "pyarrow")
_SETTINGS = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}


def evaluate(checks: Sequence[Check], data: OpenedData) -> list[CheckResult]:
    """Return the results of checks over one dataset, in a database of their own in memory."""
    import ibis

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of Ibis about itself
        connection = ibis.duckdb.connect(**_SETTINGS)
        try:
            connection.raw_sql("SET TimeZone = 'UTC'")
            names = map("t{}".format, count())
            return run(checks, data, IBIS, lambda table: _table(connection, next(names), table))
        finally:
            connection.disconnect()


def _table(connection: Any, name: str, table: pa.Table) -> Any:
    # Ibis has a function for it, which asks DuckDB for more than every release of it answers
    connection.con.register(name, table)
    return connection.table(name)
