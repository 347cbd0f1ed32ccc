"""Find the targets: each is a module of `dq.compilers.targets`, whose name it bears."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from dq_contracts.model.contract import Contract
from dq_core.rules.registry import modules_of

_PACKAGE = "dq.compilers.targets"


def targets() -> tuple[str, ...]:
    """Return the names of all targets; hyphens in them are underscores in the module's name."""
    return tuple(name.rpartition(".")[2].replace("_", "-") for name in modules_of(_PACKAGE))


def compiled(target: str, contract: Contract) -> str:
    """Return the text that a contract becomes for one of the targets."""
    module = import_module(f"{_PACKAGE}.{target.replace('-', '_')}")
    compile_contract: Callable[[Contract], str] = module.compile_contract
    return compile_contract(contract)
