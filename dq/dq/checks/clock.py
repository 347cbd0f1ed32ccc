"""The moment of a run: ages are measured against one moment, which a replay can set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_FIXED: ContextVar[datetime | None] = ContextVar("moment of the run", default=None)


def now() -> datetime:
    """Return the moment of the run, with a zone."""
    return _FIXED.get() or datetime.now(UTC)


@contextmanager
def at(moment: datetime | None) -> Iterator[datetime]:
    """Hold the clock at a moment, the present one without any."""
    held = moment or datetime.now(UTC)
    token = _FIXED.set(held)
    try:
        yield held
    finally:
        _FIXED.reset(token)
