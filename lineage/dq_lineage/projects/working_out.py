"""Who works nodes out: workers with limits, or this process for those that the user trusts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from dq_core.finding import Finding
from dq_lineage.answer.packing import unpacked
from dq_lineage.notices.without_workers import without_workers
from dq_lineage.projects.computing import Computing, nothing
from dq_lineage.projects.protocol import Session
from dq_lineage.projects.records import MacroProblem
from dq_lineage.projects.workers import LIMIT, Outcome, Workers, possible, usual_count

if TYPE_CHECKING:
    from dq_lineage.projects.early_worker import EarlyWorker

_MACROS = "macros"
_FEW = 8
_ALONE = 40
"""How many nodes one worker does in the time that loading the parser here takes."""


class Worked(NamedTuple):
    """What was worked out of a node: as plain values, and as their text."""

    node: str
    answer: dict[str, Any]
    text: bytes


class WorkingOut:
    """Takes nodes while it is `free`, and gives answers while it is `busy`.

    `meanwhile` is done once, before it is waited for a first answer.
    """

    def __init__(
        self,
        session: Session,
        count: int = 0,
        limit: float = 0.0,
        *,
        trusted: bool = False,
        early: EarlyWorker | None = None,
        meanwhile: Callable[[], None] | None = None,
    ) -> None:
        self._session = session
        self._computing = Computing(session)
        self._workers = Workers(
            self._computing, count or usual_count(), limit or LIMIT, prepare=self._computing.prepare
        )
        self._trusted = trusted
        self._meanwhile = meanwhile
        self._here = _FEW if trusted else 0
        taken = early.taken(session) if early is not None else None
        self._early = taken is not None
        if taken is not None:
            self._workers.adopt(*taken)
        self._without = False
        self._over: list[Outcome] = []
        self.findings: tuple[Finding, ...] = ()

    def free(self, left: int) -> bool:
        """Say whether a node may be submitted, of so many that are left.

        For few of them one worker that has loaded everything is faster than a second that would have to.
        """
        if self._early and self._workers.started == 1 and left <= _ALONE:
            return not self._over and not self._workers.busy
        return not self._over and self._workers.free

    @property
    def busy(self) -> bool:
        """Whether there are answers to come."""
        return bool(self._over) or self._workers.busy

    def submit(
        self, node: str, readings: Iterable[str], known: Mapping[str, str], without: Iterable[str]
    ) -> None:
        """Begin with a node, which names `readings`. `known` are relations that it reads, as JSON, by id."""
        relations = ",".join(f"{json.dumps(each)}:{text}" for each, text in known.items())
        rest = json.dumps({"node": node, "readings": list(readings), "without": sorted(without)})
        message = f'{rest[:-1]},"known":{{{relations}}}}}'.encode()
        if self._within() and self._sent(node, message):
            return
        refused = Outcome(node, None, "it needs a process of its own, which cannot be had here")
        self._over.append(self._done_here(node, message) if self._trusted else refused)

    def collect(self) -> list[Worked]:
        """Wait for answers and return them; of a node that came to nothing, what is said of it."""
        meanwhile, self._meanwhile = self._meanwhile, None
        if meanwhile is not None:
            meanwhile()
        over, self._over = self._over, []
        return [self._worked(each) for each in over or self._workers.collect()]

    def macro_problems(self) -> tuple[MacroProblem, ...] | None:
        """Return what is wrong with macros; None where that came to nothing. Nothing else must be at work."""
        message = json.dumps({"macros": True}).encode()
        if not (self._within() and self._sent(_MACROS, message)):
            return self._session.macro_problems() if self._trusted else None
        answers = [each.answer for each in self._workers.collect()]
        try:
            return unpacked(tuple[MacroProblem, ...], json.loads(answers[0] or b"null"))
        except (IndexError, ValueError):
            return None

    def dismiss(self) -> None:
        """Begin to end the workers."""
        self._workers.dismiss()

    def close(self) -> None:
        """End the workers."""
        self._workers.close()

    def _within(self) -> bool:
        """Say whether the next node goes to a worker."""
        if self._here:
            self._here -= 1
            return False
        if not self._without and not self._workers.busy and not possible():
            self._give_up("this system cannot fork processes")
        return not self._without

    def _sent(self, node: str, message: bytes) -> bool:
        try:
            self._workers.submit(node, message)
        except OSError as error:
            self._give_up(f"no process could be started: {error.strerror}")
            return False
        return True

    def _give_up(self, reason: str) -> None:
        self._without = True
        self.findings = () if self._trusted else (without_workers(reason),)

    def _done_here(self, node: str, message: bytes) -> Outcome:
        try:
            return Outcome(node, self._computing(message))
        except RecursionError:
            return Outcome(node, None, "it is nested too deeply")
        except Exception as error:  # noqa: BLE001 - one node that fails leaves the others alone
            return Outcome(node, None, f"it failed ({type(error).__name__})")

    def _worked(self, outcome: Outcome) -> Worked:
        text, problem = outcome.answer, outcome.problem
        if text is not None:
            try:
                found = json.loads(text)
            except ValueError:
                found = None
            if isinstance(found, dict):
                return Worked(outcome.name, found, text)
            problem = "its answer cannot be read"
        node = self._session.declared.nodes[outcome.name]
        return Worked(outcome.name, nothing(node, problem), b"")
