"""The application: checks, adapters, runner, reports, commands; `dq.test`, `dq.lineage`, `dq.scans`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dq.interface import Outcome, test
    from dq_lineage.interface import lineage
    from dq_policies.scans.interface import scans

__all__ = ["Outcome", "lineage", "scans", "test"]

_MODULES = {
    "Outcome": "dq.interface",
    "lineage": "dq_lineage.interface",
    "scans": "dq_policies.scans.interface",
    "test": "dq.interface",
}


def __getattr__(name: str) -> Any:
    # `dq lint` must not pay for what only programs use
    if name in _MODULES:
        from importlib import import_module

        return getattr(import_module(_MODULES[name]), name)
    raise AttributeError(f"module 'dq' has no attribute {name!r}")
