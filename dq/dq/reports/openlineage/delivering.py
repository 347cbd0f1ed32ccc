"""Send events by the client's own transports, as its configuration says, and never for long."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Thread
from typing import Any, TextIO

from dq.reports.openlineage.reasons import reason_of
from dq_lineage.openlineage.client import require_client

SECONDS = 15.0
"""How long a delivery may take in all: START and COMPLETE with the client's own retries fit, a receiver that
never answers does not hold up the run that it is told of."""

_LOGGERS = ("openlineage", "urllib3", "httpx2")
_CONSOLE = "openlineage.client.transport.console"
_LEVELS = {"openlineage.client.transport.composite": logging.WARNING}
"""From which level on a logger tells of a failure, where that is below the level of errors."""

NOT_CONFIGURED = "no transport is configured"


class _Delivery(Thread):
    """Sends events one after the other; stops at the first that cannot be sent, since their order counts."""

    def __init__(self, events: Sequence[Any], seconds: float) -> None:
        super().__init__(name="openlineage", daemon=True)
        self._events = events
        self._seconds = seconds
        self.sent = 0
        self.problem = ""

    def run(self) -> None:
        """Send the events."""
        try:
            self._send()
        except Exception as error:  # noqa: BLE001 - a transport may be anybody's code
            self.problem = reason_of(error)

    def _send(self) -> None:
        from openlineage.client import OpenLineageClient

        client = OpenLineageClient()
        if client.transport.kind == "console" and not (client.config.transport or {}).get("type"):
            self.problem = NOT_CONFIGURED
            return
        for event in self._events:
            client.emit(event)
            self.sent += 1
        if not client.close(self._seconds):
            self.problem = "some events were not confirmed"


class _Log(logging.Handler):
    """Keeps errors that the client only logs, and prints what its console transport says."""

    def __init__(self, screen: TextIO) -> None:
        super().__init__(logging.INFO)
        self._screen = screen
        self.problems: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take one record."""
        if record.name == _CONSOLE:
            print(record.getMessage(), file=self._screen)
        elif record.levelno >= _LEVELS.get(record.name, logging.ERROR):
            error = record.exc_info[1] if record.exc_info else None
            self.problems.append(reason_of(error) if error else reason_of(record.getMessage()))


def deliver(events: Sequence[Any], seconds: float = SECONDS, screen: TextIO | None = None) -> str:
    """Send events; return why they were not all delivered, empty when they were.

    Takes `seconds` at most. The console transport prints on `screen`, which is standard error, because
    standard output is the report's. Raises DqError where the client is not installed, and nothing else.
    """
    require_client()
    if not events:
        return ""
    with _logged(screen or sys.stderr) as log, _environment_kept():
        delivery = _Delivery(events, seconds)
        delivery.start()
        delivery.join(seconds)
        late = delivery.is_alive()
    problem = f"no end after {seconds:g} seconds" if late else delivery.problem
    found = problem or (log.problems[0] if log.problems else "")
    return f"{found}; {_counted(delivery.sent, len(events))}" if found else ""


def _counted(sent: int, all_: int) -> str:
    return f"{sent} of {all_} events were sent"


@contextmanager
def _logged(screen: TextIO) -> Iterator[_Log]:
    """Take over what the client logs: else it goes to standard error, with values from the environment."""
    handler = _Log(screen)
    taken = [logging.getLogger(name) for name in _LOGGERS]
    before = [(logger, logger.level, logger.propagate) for logger in taken]
    for logger in taken:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        logger.propagate = False
    try:
        yield handler
    finally:
        for logger, level, propagates in before:
            logger.removeHandler(handler)
            logger.setLevel(level)
            logger.propagate = propagates


@contextmanager
def _environment_kept() -> Iterator[None]:
    """Undo what the client adds to the environment: other names for OPENLINEAGE_URL."""
    before = dict(os.environ)
    try:
        yield
    finally:
        for name in [name for name in os.environ if name not in before]:
            del os.environ[name]
