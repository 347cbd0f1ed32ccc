"""Compile contracts to modules of Pandera, for the tests beside."""

from __future__ import annotations

import ast
from pathlib import Path

from dq.compilers.registry import compiled
from dq_contracts.loading import Library

ROOT = Path(__file__).parents[3]
FLIGHTS = ROOT / "examples/flights/contracts"
TARGETS = ("pandera", "pandera-polars", "pandera-ibis", "pandera-pyspark")


def module_of(path: Path, target: str) -> str:
    """Return the module that a contract becomes."""
    contract = Library(root=str(path.parent)).open(str(path)).contract
    assert contract is not None
    return compiled(target, contract).text


def declarations(text: str) -> list[ast.stmt]:
    """Return the statements of a module behind its functions: all that is made of a contract."""
    statements = ast.parse(text).body
    named = [getattr(getattr(statement, "targets", [None])[0], "id", "") for statement in statements]
    return statements[named.index("CONTRACT") :]
