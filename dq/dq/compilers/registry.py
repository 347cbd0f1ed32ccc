"""Find the targets: each is a module of `dq.compilers.targets`, whose name it bears.

A module has a function `compile_contract(contract, checks)` that returns a `Compilation`. One that is made of
checks has a table `SUPPORT` with a `Support` for every operation by kind; it is given the contract's checks.
One whose texts can follow each other in one output has the text between them as `SEPARATOR`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from dq.compilers.support import Support
from dq_contracts.model.contract import Contract
from dq_core.rules.engine import Settings
from dq_core.rules.registry import modules_of

if TYPE_CHECKING:
    from dq.checks.check import Check
    from dq.compilers.compilation import Compilation

_PACKAGE = "dq.compilers.targets"


def targets() -> tuple[str, ...]:
    """Return the names of all targets; hyphens in them are underscores in the module's name."""
    return tuple(name.rpartition(".")[2].replace("_", "-") for name in modules_of(_PACKAGE))


def support_of(target: str) -> Mapping[str, Support] | None:
    """Return how far a target supports each operation, by kind; None for one that is not made of checks."""
    support: Mapping[str, Support] | None = getattr(_module(target), "SUPPORT", None)
    return support


def separator_of(target: str) -> str | None:
    """Return the text between two contracts in one output; None where an output holds one only."""
    separator: str | None = getattr(_module(target), "SEPARATOR", None)
    return separator


def compiled(target: str, contract: Contract, settings: Settings | None = None) -> Compilation:
    """Return what a contract becomes for one of the targets.

    Checks that `settings` switch off are no part of it; without settings all are on.
    """
    compile_contract: Callable[[Contract, tuple[Check, ...]], Compilation]
    compile_contract = _module(target).compile_contract
    checks = _checks(contract, settings) if support_of(target) is not None else ()
    return compile_contract(contract, checks)


def _checks(contract: Contract, settings: Settings | None) -> tuple[Check, ...]:
    from dq.checks.compiling import checks_of
    from dq_core.config.settings import Config

    return checks_of(contract, settings or Config(".").for_path(contract.source.path))


def _module(target: str) -> ModuleType:
    return import_module(f"{_PACKAGE}.{target.replace('-', '_')}")
