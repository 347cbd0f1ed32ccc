"""Keeps `importlib.metadata` from being loaded together with the SQL parser.

It brings parsers of e-mail and of archives along, a fifth of all that loading sqlglot and jinja2 costs, and
sqlglot asks it for one thing only: packages that add dialects, when it meets a dialect that it does not know.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

_NAME = "importlib.metadata"


@contextmanager
def deferred_metadata() -> Iterator[None]:
    """Let `from importlib.metadata import entry_points` give a function that loads the module when called."""
    if _NAME in sys.modules:
        yield
        return
    stand_in: Any = ModuleType(_NAME)
    stand_in.entry_points = _entry_points
    sys.modules[_NAME] = stand_in
    try:
        yield
    finally:
        if sys.modules.get(_NAME) is stand_in:
            del sys.modules[_NAME]


def _entry_points(**selection: Any) -> Any:
    from importlib.metadata import entry_points

    return entry_points(**selection)
