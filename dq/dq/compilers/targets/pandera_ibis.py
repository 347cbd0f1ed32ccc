"""A Python module with a schema of Pandera for each dataset, for Ibis on DuckDB."""

from __future__ import annotations

from dq.checks.check import Check
from dq.compilers.compilation import Compilation
from dq.compilers.pandera.backends import IBIS
from dq.compilers.pandera.module import compiled
from dq_contracts.model.contract import Contract

SUPPORT = IBIS.support


def compile_contract(contract: Contract, checks: tuple[Check, ...]) -> Compilation:
    """Return the module, which imports nothing of dq."""
    return compiled(contract, checks, IBIS)
