"""The application: checks, adapters, runner, reports, commands; from Python, `dq.test` and `dq.lineage`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dq.interface import Outcome, test
    from dq_lineage.interface import lineage

__all__ = ["Outcome", "lineage", "test"]

_MODULES = {"Outcome": "dq.interface", "lineage": "dq_lineage.interface", "test": "dq.interface"}


def __getattr__(name: str) -> Any:
    # `dq lint` must not pay for what only programs use
    if name in _MODULES:
        from importlib import import_module

        return getattr(import_module(_MODULES[name]), name)
    raise AttributeError(f"module 'dq' has no attribute {name!r}")
