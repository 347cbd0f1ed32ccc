"""A worker that loads the SQL parser and the template engine while the process that started it reads files.

To load them takes as long as to read a project of some hundred models. Whoever begins with a worker of this
kind keeps two processors busy, and loads neither itself. The process is forked before there is anything to
work at, so that its work comes as a message: from the process that trusts itself to the one that it does not
trust, never the other way.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from select import select
from typing import TYPE_CHECKING

from dq_lineage.projects.deferred_metadata import deferred_metadata
from dq_lineage.projects.likely_dialects import likely_dialects
from dq_lineage.projects.worker import (
    Pipes,
    Process,
    Work,
    dismiss,
    forked,
    framed,
    received,
    take_leave,
    wanted,
)
from dq_lineage.projects.workers import LIMIT, MEMORY, Give, possible, usual_count

if TYPE_CHECKING:
    from dq_lineage.projects.protocol import Session

_HEAVY = ("sqlglot", "jinja2")
_LOADED = (
    "dq_lineage.interface",
    "dq_lineage.projects.computing",
    "dq_lineage.projects.dbt.session",
    "dq_lineage.projects.dbt.rendering.renderer",
    "dq_lineage.projects.mapping",
    "dq_lineage.projects.sent_parts",
)
_SAMPLE = "with a as (select x, sum(y) as y from t group by x) select * from a union all select 1, 2"
_WIDE = 1024 * 1024


class EarlyWorker:
    """One process that waits for its work. To be closed by whoever began it.

    `meanwhile` is what whoever began it does while its first answer is waited for.
    """

    def __init__(self, process: Process) -> None:
        self._process: Process | None = process
        self.meanwhile: Callable[[], None] = _nothing

    @classmethod
    def begun(cls, folder: str = "") -> EarlyWorker | None:
        """Start one; None where it cannot be had, or would not help because everything is loaded here.

        `folder` is that of the project: its profiles tell which dialect is likely to be needed.
        """
        if not possible() or usual_count() == 1 or all(name in sys.modules for name in _HEAVY):
            return None
        try:
            process = forked(partial(_begin, folder), LIMIT, MEMORY, ())
        except OSError:
            return None
        _widen(process.writing)
        return cls(process)

    def taken(self, session: Session) -> tuple[Process, bytes, Give] | None:
        """Return the process, what it has to be told before any message, and what answers its questions.

        None from the second time on, and where the session cannot be sent to another process.
        """
        process, self._process = self._process, None
        if process is None:
            return None
        import pickle  # after the process is begun, which is waited for

        from dq_lineage.projects.sent_parts import sending

        try:
            with sending() as give:
                return process, framed(pickle.dumps(session, pickle.HIGHEST_PROTOCOL)), give
        except (pickle.PicklingError, TypeError, AttributeError, RecursionError):
            dismiss(process)
            return None

    def close(self) -> None:
        """End the process, if nobody took it."""
        process, self._process = self._process, None
        if process is not None:
            dismiss(process)
            take_leave()


def _nothing() -> None:
    """Stand for nothing to do."""


def _begin(folder: str, pipes: Pipes) -> Work:
    with deferred_metadata():
        for name in _LOADED:
            import_module(name)
    from dq_lineage.interface import lineage
    from dq_lineage.projects.computing import Computing
    from dq_lineage.projects.sent_parts import ask_by

    for number, dialect in enumerate(likely_dialects(folder) or ("",)):
        if not number or not select([pipes[0]], (), (), 0)[0]:
            lineage(_SAMPLE, dialect)
    import pickle

    message = received(pipes[0])
    if message is None:
        os._exit(0)
    ask_by(partial(wanted, pipes))
    computing = Computing(pickle.loads(message))  # noqa: S301 - from the process that started this one
    computing.prepare()
    return computing


def _widen(pipe: int) -> None:
    """Let a pipe hold the work as a whole, where the system can, so that nobody waits for its reader."""
    with contextlib.suppress(ImportError, AttributeError, OSError):
        from fcntl import F_SETPIPE_SZ, fcntl  # Linux alone has this

        fcntl(pipe, F_SETPIPE_SZ, _WIDE)
