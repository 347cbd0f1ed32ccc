"""Pandera over polars: the module that `dq compile --to pandera-polars` writes, run as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dq.checks.check import Check, CheckResult
from dq.compilers.pandera.backends import POLARS
from dq.runner.engines.pandera_modules.running import run
from dq.runner.engines.protocol import OpenedData

if TYPE_CHECKING:
    import pyarrow as pa

EXTRA = "pandera"
PACKAGES = ("pandera", "polars", "pyarrow")


def evaluate(checks: Sequence[Check], data: OpenedData) -> list[CheckResult]:
    """Return the results of checks over one dataset."""
    return run(checks, data, POLARS, _frame)


def _frame(table: pa.Table) -> Any:
    import polars as pl

    return pl.from_arrow(table)
