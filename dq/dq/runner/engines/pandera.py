"""Pandera over pandas: the module that `dq compile --to pandera` writes, run as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dq.checks.check import Check, CheckResult
from dq.compilers.pandera.backends import PANDAS
from dq.runner.engines.pandera_modules.running import run
from dq.runner.engines.protocol import OpenedData

if TYPE_CHECKING:
    import pyarrow as pa

EXTRA = "pandera"
PACKAGES = ("pandera", "pandas", "pyarrow")


def evaluate(checks: Sequence[Check], data: OpenedData) -> list[CheckResult]:
    """Return the results of checks over one dataset."""
    return run(checks, data, PANDAS, _frame)


def _frame(table: pa.Table) -> Any:
    import pandas as pd

    return table.to_pandas(types_mapper=pd.ArrowDtype)
