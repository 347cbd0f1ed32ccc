"""The order in which nodes are resolved: each after those upstream of it, however many hang together."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable


class Schedule:
    """Nodes by id, with what each still waits for. `needs` says what a node needs and is asked once."""

    def __init__(self, needs: Callable[[str], Iterable[str]], done: Callable[[str], bool]) -> None:
        self._needs = needs
        self._done = done
        self._waits: dict[str, set[str]] = {}
        self._waited_for: dict[str, list[str]] = {}
        self._ready: deque[str] = deque()
        self._given_up: set[tuple[str, str]] = set()

    def want(self, ids: Iterable[str]) -> None:
        """Add nodes, and all that they need."""
        waiting = [each for each in ids if each not in self._waits and not self._done(each)]
        while waiting:
            node = waiting.pop()
            if node not in self._waits:
                waiting.extend(self._add(node, self._needs(node)))

    def _add(self, node: str, needs: Iterable[str]) -> list[str]:
        """Let a node wait for what is not done; return it."""
        left = {each for each in needs if not self._done(each) and (node, each) not in self._given_up}
        self._waits[node] = left
        for each in left:
            self._waited_for.setdefault(each, []).append(node)
        if not left:
            self._ready.append(node)
        return sorted(left)

    def next(self) -> str | None:
        """Return a node that waits for nothing; None where there is none now."""
        return self._ready.popleft() if self._ready else None

    @property
    def over(self) -> bool:
        """Whether every node that was wanted is finished."""
        return not self._waits

    @property
    def left(self) -> int:
        """How many nodes are not finished."""
        return len(self._waits)

    def finish(self, node: str) -> None:
        """Let go of what waits for a node that is done by now."""
        del self._waits[node]
        for reader in self._waited_for.pop(node, ()):
            waits = self._waits.get(reader)
            if waits is not None and node in waits:
                waits.discard(node)
                if not waits:
                    self._ready.append(reader)

    def postpone(self, node: str, needs: Iterable[str]) -> None:
        """Let a node that was handed out wait for more that it turned out to need."""
        self.want(self._add(node, needs))

    def given_up(self, node: str) -> frozenset[str]:
        """Return what a node has to go without, because it closes a cycle."""
        return frozenset(needed for reader, needed in self._given_up if reader == node)

    def open_cycle(self) -> tuple[str, ...]:
        """Find a cycle, as nodes that each read the next, and let its last one go without the first.

        To be called when nothing is ready and nothing is being worked at.
        """
        node = min(self._waits)
        way: dict[str, None] = {}
        while node not in way:
            way[node] = None
            node = min(self._waits[node])
        ring = list(way)[list(way).index(node) :]
        first = ring.index(min(ring))
        ring = ring[first:] + ring[:first]
        reader, needed = ring[-1], ring[0]
        self._given_up.add((reader, needed))
        self._waits[reader].discard(needed)
        if not self._waits[reader]:
            self._ready.append(reader)
        return tuple(ring)
