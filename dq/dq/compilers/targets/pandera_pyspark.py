"""A Python module with a schema of Pandera for each dataset, for PySpark."""

from __future__ import annotations

from dq.checks.check import Check
from dq.compilers.compilation import Compilation
from dq.compilers.pandera.backends import PYSPARK
from dq.compilers.pandera.module import compiled
from dq_contracts.model.contract import Contract

SUPPORT = PYSPARK.support


def compile_contract(contract: Contract, checks: tuple[Check, ...]) -> Compilation:
    """Return the module, which imports nothing of dq."""
    return compiled(contract, checks, PYSPARK)
