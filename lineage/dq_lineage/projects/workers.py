"""Several workers, each with one piece of work at a time; one that fails is replaced."""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import time
from collections.abc import Callable
from typing import NamedTuple

from dq_lineage.projects.worker import (
    DONE,
    GIVEN,
    HEAD,
    WALL,
    WANTED,
    Process,
    Work,
    dismiss,
    forked,
    framed,
    take_leave,
)

LIMIT = 10.0
"""Seconds of a processor that one piece of work may take."""

MEMORY = 1536 * 1024 * 1024
"""Bytes that a worker may have beyond what it began with."""

LARGEST_ANSWER = 256 * 1024 * 1024
_MOST = 4
_PAGE = 1024 * 1024
_ENDED = "its process ended"


Give = Callable[[bytes], bytes]
"""What a worker may ask for, by name. Raises LookupError or ValueError for what there is not."""


def _nothing() -> None:
    """Stands for no preparation."""


def _give_nothing(name: bytes) -> bytes:
    raise LookupError(name)


class Outcome(NamedTuple):
    """A piece of work that is over: its name, and its answer or why there is none."""

    name: str
    answer: bytes | None
    problem: str = ""


def possible() -> bool:
    """Say whether this system can fork processes.

    Threads are no hindrance: a worker that waits for what one of them held is ended by its timer.
    """
    return hasattr(os, "fork")


def usual_count() -> int:
    """Return how many workers this machine has processors for, at most four."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(available, _MOST))


class Workers:
    """Processes that do `work`. They are started when there is something to do.

    `prepare` is called before each is: it loads what all of them need, once.
    """

    def __init__(
        self,
        work: Work,
        count: int,
        limit: float = LIMIT,
        memory: int = MEMORY,
        prepare: Callable[[], None] = _nothing,
    ) -> None:
        self._work = work
        self._prepare = prepare
        self._count = count
        self._limit = limit
        self._memory = memory
        self._all: list[_Worker] = []
        self._selector = selectors.DefaultSelector()

    @property
    def started(self) -> int:
        """How many there are."""
        return len(self._all)

    @property
    def free(self) -> bool:
        """Whether one has nothing to do, or may be started."""
        return len(self._all) < self._count or any(not worker.name for worker in self._all)

    @property
    def busy(self) -> bool:
        """Whether one is at work."""
        return any(worker.name for worker in self._all)

    def adopt(self, process: Process, first: bytes, give: Give = _give_nothing) -> None:
        """Take a process that somebody else started for this work; it is told `first` before any message."""
        worker = self._added(_Worker(process, first, give))
        with contextlib.suppress(OSError):
            worker.write()

    def submit(self, name: str, message: bytes) -> None:
        """Give a free worker something to do. Raises OSError where none can be started."""
        worker = next((worker for worker in self._all if not worker.name), None) or self._started()
        worker.begin(name, message, time.monotonic() + self._limit * WALL)
        self._selector.register(worker.writing, selectors.EVENT_WRITE, worker)

    def collect(self) -> list[Outcome]:
        """Wait until some work is over and return it; nothing where no worker is busy."""
        found: list[Outcome] = []
        while self.busy and not found:
            deadline = min(worker.deadline for worker in self._all if worker.name)
            for key, _ in self._selector.select(max(deadline - time.monotonic(), 0)):
                worker: _Worker = key.data
                if worker.name:
                    self._serve(worker, key.fd, found)
            for worker in [each for each in self._all if each.name and each.deadline <= time.monotonic()]:
                found.append(Outcome(worker.name, None, self._too_long))
                self._end(worker)
        return found

    def dismiss(self) -> None:
        """Begin to end all of them; what is asked later is for others."""
        for worker in list(self._all):
            self._let_go(worker)
            dismiss(worker.process)

    def close(self) -> None:
        """End all of them, and wait until they are gone."""
        self.dismiss()
        take_leave()
        self._selector.close()

    def _serve(self, worker: _Worker, pipe: int, found: list[Outcome]) -> None:
        """Write what a worker has to get, or read what it says."""
        try:
            if pipe == worker.writing:
                if worker.write():
                    self._selector.unregister(worker.writing)
                return
            over = worker.read()
        except (OSError, ValueError, LookupError):
            self._lost(worker, found)
            return
        if over is not None:
            found.append(over)
        elif worker.waits and worker.writing not in self._selector.get_map():
            self._selector.register(worker.writing, selectors.EVENT_WRITE, worker)

    def _lost(self, worker: _Worker, found: list[Outcome]) -> None:
        """Take note of the end of a process; what one never began with is given to another."""
        name, message = worker.name, worker.message
        how = self._end(worker)
        if worker.unproven and how == _ENDED:
            self.submit(name, message)
        else:
            found.append(Outcome(name, None, how))

    def _started(self) -> _Worker:
        strangers = [pipe for worker in self._all for pipe in (worker.writing, worker.reading)]
        self._prepare()
        return self._added(_Worker(forked(lambda _: self._work, self._limit, self._memory, strangers)))

    def _added(self, worker: _Worker) -> _Worker:
        self._all.append(worker)
        self._selector.register(worker.reading, selectors.EVENT_READ, worker)
        return worker

    def _end(self, worker: _Worker) -> str:
        """End a worker and say how it ended."""
        self._let_go(worker)
        number = worker.end()
        if number in (signal.SIGPROF, signal.SIGALRM):
            return self._too_long
        return f"its process was ended by signal {number}" if number else _ENDED

    def _let_go(self, worker: _Worker) -> None:
        self._all.remove(worker)
        for pipe in (worker.writing, worker.reading):
            with contextlib.suppress(KeyError, ValueError):
                self._selector.unregister(pipe)

    @property
    def _too_long(self) -> str:
        return f"it takes longer than {self._limit:g} s"


class _Worker:
    """One process: what it does, what it has still to get, and what it has said so far.

    One that was adopted is `unproven` until it has answered.
    """

    def __init__(self, process: Process, first: bytes = b"", give: Give = _give_nothing) -> None:
        self.process = process
        self.writing, self.reading = process.writing, process.reading
        self._give = give
        self.unproven = bool(first)
        self.name, self.message = "", b""
        self.deadline = 0.0
        self._waiting = memoryview(first)
        self._said = bytearray()
        os.set_blocking(self.writing, False)
        os.set_blocking(self.reading, False)

    def begin(self, name: str, message: bytes, deadline: float) -> None:
        self.name, self.message, self.deadline = name, message, deadline
        self._waiting = memoryview(bytes(self._waiting) + framed(message))
        self._said = bytearray()

    @property
    def waits(self) -> bool:
        """Whether there is something that it has still to get."""
        return bool(self._waiting)

    def write(self) -> bool:
        """Write what goes into the pipe; say whether that was the rest."""
        with contextlib.suppress(BlockingIOError):
            self._waiting = self._waiting[os.write(self.writing, self._waiting) :]
        return not self._waiting

    def read(self) -> Outcome | None:
        """Read what is there; return the outcome once it is whole.

        Raises OSError where the process ended, ValueError and LookupError for what it must not say.
        """
        try:
            part = os.read(self.reading, _PAGE)
        except BlockingIOError:
            return None
        if not part:
            raise OSError("the process has ended")
        self._said += part
        if len(self._said) < HEAD.size:
            return None
        kind, size = HEAD.unpack_from(self._said)
        if size > LARGEST_ANSWER:
            raise ValueError("the answer is too large")
        if len(self._said) < HEAD.size + size:
            return None
        if kind != WANTED:
            return self._over(kind)
        name, self._said = bytes(self._said[HEAD.size :]), bytearray()
        self._waiting = memoryview(bytes(self._waiting) + framed(self._give(name), GIVEN))
        return None

    def _over(self, kind: int) -> Outcome:
        answer, name, self.name = bytes(self._said[HEAD.size :]), self.name, ""
        self.unproven = False
        if kind == DONE:
            return Outcome(name, answer)
        return Outcome(name, None, answer.decode("utf-8", "replace"))

    def end(self) -> int:
        """Kill the process; return the signal by which it had ended before, 0 if by none."""
        found, status = os.waitpid(self.process.number, os.WNOHANG)
        if not found:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.process.number, signal.SIGKILL)
            _, status = os.waitpid(self.process.number, 0)
        for pipe in (self.writing, self.reading):
            os.close(pipe)
        return max(-os.waitstatus_to_exitcode(status), 0)
