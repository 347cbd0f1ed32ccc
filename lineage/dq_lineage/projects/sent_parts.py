"""Parts of a session in another process, which asks for what it needs of them: of a thousand a few."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from dq_core.source import Source
from dq_lineage.projects.lazy_nodes import LazyNodes
from dq_lineage.projects.outline import Outline, outline
from dq_lineage.projects.records import Node
from dq_lineage.projects.trees.tree import Texts

_given: list[Callable[[str], object]] | None = None
"""What gives the parts of the sessions that are being sent, while they are."""

_ask: Callable[[bytes], bytes] | None = None
"""How this process asks the one that sent it a session."""


class SentNodes(LazyNodes):
    """Nodes of which only the outlines were sent. The rest comes from the process that sent them."""

    def __init__(self, outlines: Mapping[str, Outline], number: int) -> None:
        super().__init__(outlines)
        self._number = number

    @classmethod
    def of(cls, nodes: Mapping[str, Node]) -> SentNodes:
        """Return nodes ready to be sent, within `sending`. Raises TypeError elsewhere."""
        if isinstance(nodes, LazyNodes):
            return cls(nodes.outlines, _number(nodes.__getitem__))
        return cls({name: outline(node) for name, node in nodes.items()}, _number(nodes.__getitem__))

    def __reduce__(self) -> tuple[Callable[..., SentNodes], tuple[object, ...]]:
        return _arrived, (list(self.outlines.values()), self._number)

    def make(self, node_id: str) -> Node:
        """Return a node as it was sent. Raises KeyError."""
        if _ask is None or node_id not in self.outlines:
            raise KeyError(node_id)
        node: Node = _asked(_ask, self._number, node_id)
        return node


class SentTexts(Texts):
    """The texts of files that the process which sent them reads."""

    def __init__(self, number: int) -> None:
        self._number = number

    @classmethod
    def of(cls, texts: Texts) -> SentTexts:
        """Return texts ready to be sent, within `sending`. Raises TypeError elsewhere."""
        return cls(_number(texts.source))

    def source(self, path: str) -> Source:
        """Return the text of a file, empty where there is none. Raises KeyError where nobody can be asked."""
        if _ask is None:
            raise KeyError(path)
        text: Source = _asked(_ask, self._number, path)
        return text


@contextmanager
def sending() -> Iterator[Callable[[bytes], bytes]]:
    """Have sessions pickled; what comes is asked, from then on, for the parts that the other process wants.

    It raises LookupError and ValueError for what was not sent.
    """
    global _given  # noqa: PLW0603 - pickle gives __reduce__ no word
    before, _given = _given, []
    given = _given
    try:
        yield lambda name: _answer(given, name)
    finally:
        _given = before


def ask_by(ask: Callable[[bytes], bytes]) -> None:
    """Say how this process asks for parts."""
    global _ask  # noqa: PLW0603 - a process has one that started it
    _ask = ask


def _number(give: Callable[[str], object]) -> int:
    """Return the number by which the other process asks for parts of one kind."""
    if _given is None:
        raise TypeError("nobody would be there to ask for the rest")
    _given.append(give)
    return len(_given) - 1


def _arrived(outlines: list[Outline], number: int) -> SentNodes:
    return SentNodes({each.id: each for each in outlines}, number)


def _asked(ask: Callable[[bytes], bytes], number: int, name: str) -> Any:
    answer = ask(f"{number} {name}".encode("utf-8", "surrogatepass"))
    return pickle.loads(answer)  # noqa: S301 - from the process that started this one


def _answer(given: list[Callable[[str], object]], name: bytes) -> bytes:
    number, _, part = name.decode("utf-8", "surrogatepass").partition(" ")
    return pickle.dumps(given[int(number)](part), pickle.HIGHEST_PROTOCOL)
