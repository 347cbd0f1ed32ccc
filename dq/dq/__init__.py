"""The application: checks, adapters, runner, reports and commands; from Python, `dq.test`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dq.interface import Outcome, test

__all__ = ["Outcome", "test"]


def __getattr__(name: str) -> Any:
    # `dq lint` must not pay for what only programs use
    if name in __all__:
        from dq import interface

        return getattr(interface, name)
    raise AttributeError(f"module 'dq' has no attribute {name!r}")
