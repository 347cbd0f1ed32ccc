"""Dates, times and timestamps that SQL writes in quotes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

from dq.checks.data import UnsupportedError

_READERS: dict[str, Callable[[str], date | datetime | time]] = {
    "date": date.fromisoformat,
    "timestamp": datetime.fromisoformat,
    "time": time.fromisoformat,
}


def moment_of(text: str, logical_type: str) -> date | datetime | time:
    """Return the moment that an ISO 8601 text states. Raises UnsupportedError for any other text."""
    try:
        return _READERS[logical_type](text)
    except ValueError:
        raise UnsupportedError(f"{text!r} is no {logical_type} in ISO 8601") from None
