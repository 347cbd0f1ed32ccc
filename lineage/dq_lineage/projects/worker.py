"""A process of its own for work that may be hostile: it runs until its work ends it, or its limits do.

It is a fork: what was read before is there without being sent. Messages and answers are bytes behind their
length; nothing that a worker says is ever run or unpickled.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import struct
import sys
import warnings
from collections.abc import Callable, Iterable
from typing import NamedTuple, NoReturn

Pipes = tuple[int, int]
"""The pipe that messages come from, and the one that answers go to."""

Work = Callable[[bytes], bytes]
Begin = Callable[[Pipes], Work]
"""What a worker does first, given its pipes: it returns its work."""

HEAD = struct.Struct("!BQ")
DONE, FAILED, WANTED, GIVEN = range(4)
"""What stands behind a head: work that is done or failed, or a worker's wish for something and its answer."""
WALL = 4
"""How many seconds may pass for each that the work may have of a processor, which others may want as well."""

_GRACE = 2.0
_PAGE = 64 * 1024


class Process(NamedTuple):
    """A worker as whoever started it knows it: its process id, and the pipes to and from it."""

    number: int
    writing: int
    reading: int


_early: list[bytes] = []
"""Messages to this process that came while it waited for something that it wanted."""


_leaving: list[int] = []
"""Processes that were ended and not waited for."""


def framed(message: bytes, kind: int = DONE) -> bytes:
    """Return a message as it goes through a pipe."""
    return HEAD.pack(kind, len(message)) + message


def forked(begin: Begin, limit: float, memory: int, strangers: Iterable[int]) -> Process:
    """Start a worker.

    `begin` runs without limits, so that it must run nothing of others. Then `limit` is seconds of a processor
    for one message, `memory` bytes beyond what the process has. `strangers` are pipes of other workers, which
    it closes. Raises OSError.
    """
    theirs, ours = os.pipe(), os.pipe()
    with warnings.catch_warnings():
        # a child that waits for what a thread held is ended by its timer
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if not process:
        _serve(begin, limit, memory, (theirs[0], ours[1]), (*strangers, theirs[1], ours[0]))
    os.close(theirs[0])
    os.close(ours[1])
    return Process(process, theirs[1], ours[0])


def dismiss(process: Process) -> None:
    """End a process without waiting until it is gone; `take_leave` waits for it."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(process.number, signal.SIGKILL)
    os.close(process.writing)
    os.close(process.reading)
    _leaving.append(process.number)


def take_leave() -> None:
    """Wait until all processes that were dismissed are gone."""
    while _leaving:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(_leaving.pop(), 0)


def _serve(begin: Begin, limit: float, memory: int, pipes: Pipes, strangers: Iterable[int]) -> NoReturn:
    try:
        for stranger in strangers:
            with contextlib.suppress(OSError):
                os.close(stranger)
        _silence()
        gc.disable()  # what is loaded stays
        work = begin(pipes)
        gc.freeze()
        gc.enable()
        _confine(memory)
        while (message := received(pipes[0])) is not None:
            # whoever started this may be gone when the work does not end
            signal.setitimer(signal.ITIMER_REAL, limit * WALL + _GRACE)
            signal.setitimer(signal.ITIMER_PROF, limit)
            kind, answer = _answer(work, message)
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.setitimer(signal.ITIMER_REAL, 0)
            _send(pipes[1], framed(answer, kind))
            del message, answer
    finally:
        os._exit(0)


def _answer(work: Work, message: bytes) -> tuple[int, bytes]:
    try:
        return DONE, work(message)
    except MemoryError:
        return FAILED, b"it needs too much memory"
    except RecursionError:
        return FAILED, b"it is nested too deeply"
    except Exception as error:  # noqa: BLE001 - whatever a template does is no reason to stop
        return FAILED, f"it failed ({type(error).__name__})".encode()


def _silence() -> None:
    """Let this process say nothing and ask nothing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for own in (signal.SIGALRM, signal.SIGPROF):
        signal.signal(own, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nothing, stream)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        setattr(sys, name, open(nothing, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 - stays open
    if "faulthandler" in sys.modules:
        sys.modules["faulthandler"].disable()


def _confine(memory: int) -> None:
    """Set the limits of this process."""
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, _used() + memory), (resource.RLIMIT_CORE, 0)):
        # a system without such a limit is left to the timer
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (most, most))


def _used() -> int:
    """Return how many bytes of addresses this process has."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 1024**3


def received(pipe: int) -> bytes | None:
    """Return the next message of a pipe; None where nobody is left to send one."""
    if _early:
        return _early.pop(0)
    found = _framed(pipe)
    return None if found is None else found[1]


def wanted(pipes: Pipes, name: bytes) -> bytes:
    """Return what the process that started this one gives for a name; this one ends where that has ended."""
    _send(pipes[1], framed(name, WANTED))
    while (found := _framed(pipes[0])) is not None:
        if found[0] == GIVEN:
            return found[1]
        _early.append(found[1])
    os._exit(0)


def _framed(pipe: int) -> tuple[int, bytes] | None:
    head = _exactly(pipe, HEAD.size)
    if head is None:
        return None
    kind, size = HEAD.unpack(head)
    body = _exactly(pipe, size)
    return None if body is None else (kind, body)


def _exactly(pipe: int, size: int) -> bytes | None:
    parts: list[bytes] = []
    while size:
        part = os.read(pipe, min(size, _PAGE * 16))
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _send(pipe: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(pipe, view) :]
