"""Workers end what does not end, and go on after whatever their work does to them."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from collections.abc import Iterator

import pytest

from dq_lineage.projects.workers import Outcome, Workers

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")


def work(message: bytes) -> bytes:  # noqa: C901 - a list of words
    """Do what the message says."""
    word, _, rest = message.partition(b" ")
    if word == b"loop":
        while True:
            pass
    if word == b"sleep":
        time.sleep(100)
    if word == b"hold":
        return b"x" * 3_000_000_000
    if word == b"crash":
        ctypes.string_at(0)
    if word == b"kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == b"exit":
        sys.exit(3)
    if word == b"raise":
        raise KeyError(rest)
    if word == b"deep":
        return work(message)
    if word == b"print":
        print("shown to nobody")  # noqa: T201
        sys.stderr.write("nor this\n")
    if word == b"long":
        return rest * 1_000_000
    return word + b"!"


@pytest.fixture
def workers() -> Iterator[Workers]:
    found = Workers(work, 2, limit=0.5, memory=512 * 1024 * 1024)
    yield found
    found.close()


def outcomes(workers: Workers, messages: list[bytes]) -> dict[str, Outcome]:
    found: dict[str, Outcome] = {}
    for message in messages:
        while not workers.free:
            found |= {outcome.name: outcome for outcome in workers.collect()}
        workers.submit(message.decode(), message)
    while workers.busy:
        found |= {outcome.name: outcome for outcome in workers.collect()}
    return found


def test_answers_come_back(workers: Workers, capfd: pytest.CaptureFixture[str]) -> None:
    found = outcomes(workers, [b"a", b"print", b"long 12", b"x" * 300_000, *(b"n%d" % n for n in range(50))])
    assert found["a"].answer == b"a!"
    assert found["long 12"].answer == b"12" * 1_000_000
    assert found["x" * 300_000].answer == b"x" * 300_000 + b"!"
    assert {found[f"n{number}"].answer for number in range(50)} == {b"n%d!" % n for n in range(50)}
    assert capfd.readouterr() == ("", "")


HOSTILE = {
    b"loop": "it takes longer than 0.5 s",
    b"sleep": "it takes longer than 0.5 s",
    b"hold": "it needs too much memory",
    b"crash": "its process was ended by signal 11",
    b"kill": "its process was ended by signal 9",
    b"exit": "its process ended",
    b"raise KEY": "it failed (KeyError)",
    b"deep": "it is nested too deeply",
}


def test_hostile_work_ends_and_the_rest_goes_on(workers: Workers) -> None:
    messages = [each for hostile in HOSTILE for each in (hostile, b"after " + hostile)]
    found = outcomes(workers, messages)
    assert {name: found[name.decode()].problem for name in HOSTILE} == HOSTILE
    assert all(found[(b"after " + name).decode()].answer == b"after!" for name in HOSTILE)


def test_no_process_is_left(workers: Workers) -> None:
    outcomes(workers, [b"a", b"kill", b"b"])
    workers.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_worker_ends_itself_when_nobody_waits_for_it() -> None:
    reading, writing = os.pipe()
    parent = os.fork()
    if not parent:
        orphan = Workers(lambda message: _told(writing, message), 1, limit=0.1)
        orphan.submit("a", b"a")
        orphan._all[0].write()  # noqa: SLF001
        os._exit(0)
    os.waitpid(parent, 0)
    os.close(writing)
    child = int(os.read(reading, 20))
    began = time.monotonic()
    assert os.read(reading, 1) == b"", "the pipe is closed when the orphan ends"
    assert time.monotonic() - began < 5, child
    os.close(reading)


def _told(writing: int, _message: bytes) -> bytes:
    os.write(writing, b"%d" % os.getpid())
    while True:
        pass


def test_threads_are_no_hindrance() -> None:
    import threading

    held = threading.Event()
    thread = threading.Thread(target=held.wait)
    thread.start()
    workers = Workers(lambda message: message + b"!", 1)
    workers.submit("a", b"a")
    assert workers.collect() == [Outcome("a", b"a!")]
    workers.close()
    held.set()
    thread.join()
