"""Answers about nodes in the cache: notes of what a rendering used lead to the key of the answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from dq_lineage.answer.packing import BadFormError, packed, unpacked
from dq_lineage.projects.cache import Cache
from dq_lineage.projects.keys import Keys, Notes, notes_in
from dq_lineage.projects.protocol import Session

KeyOf = Callable[[str], bytes | None]
"""From the id of a node to a digest of its table; None where it is not resolved."""

_MOST_NOTES = 4


class Remembering:
    """Keeps answers, and finds those that still hold. Without a cache it knows nothing."""

    def __init__(self, session: Session, cache: Cache | None) -> None:
        self._session = session
        self._cache = cache
        declared = session.declared
        enabled = (each for each, node in declared.outlines.items() if node.enabled)
        self._keys = Keys(declared.reader, declared.dialect, enabled) if cache is not None else None
        self._firsts: dict[str, bytes] = {}
        self._notes: dict[str, tuple[Notes, ...]] = {}

    def nodes(self, node_id: str, readings: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ids of what a node read when it was last worked out, if these still are declared."""
        declared = self._session.declared.nodes
        return tuple(
            each
            for notes in self._noted(node_id, readings)[:1]
            for each in notes.nodes
            if each in declared and each != node_id
        )

    def answer(self, node_id: str, readings: tuple[str, ...], key_of: KeyOf) -> dict[str, Any] | None:
        """Return the answer about a node that was worked out from the same; None where there is none."""
        for notes in self._noted(node_id, readings):
            key = self._second(node_id, readings, notes, key_of)
            kept = self._cache.get(key) if key is not None and self._cache is not None else None
            if kept is not None:
                try:
                    found = json.loads(kept)
                except ValueError:
                    continue
                if isinstance(found, dict):
                    return found
        return None

    def keep(
        self, node_id: str, readings: tuple[str, ...], answer: Mapping[str, Any], text: bytes, key_of: KeyOf
    ) -> None:
        """Keep an answer, given also as its text."""
        notes = notes_within(answer)
        if self._cache is None or notes is None:
            return
        key = self._second(node_id, readings, notes, key_of)
        if key is not None:
            known = [each for each in self._noted(node_id, readings) if each != notes]
            self._notes[node_id] = (notes, *known[: _MOST_NOTES - 1])
            self._cache.put(key, text)
            kept = [packed(each) for each in self._notes[node_id]]
            self._cache.put(self._first(node_id, readings), json.dumps(kept).encode())

    def _noted(self, node_id: str, readings: tuple[str, ...]) -> tuple[Notes, ...]:
        if self._cache is None:
            return ()
        found = self._notes.get(node_id)
        if found is None:
            kept = self._cache.get(self._first(node_id, readings))
            found = self._notes[node_id] = notes_in(kept) if kept is not None else ()
        return found

    def _first(self, node_id: str, readings: tuple[str, ...]) -> bytes:
        found = self._firsts.get(node_id)
        if found is None:
            node = self._session.declared.nodes[node_id]
            inputs = self._session.inputs(node, None)
            found = self._keys.first(node, inputs, readings) if self._keys is not None else b""
            self._firsts[node_id] = found
        return found

    def _second(self, node_id: str, readings: tuple[str, ...], notes: Notes, key_of: KeyOf) -> bytes | None:
        upstream = [key_of(each) for each in notes.nodes]
        if self._keys is None or None in upstream:
            return None
        node = self._session.declared.nodes[node_id]
        inputs = self._session.inputs(node, notes.renderings())
        first = self._first(node_id, readings)
        return self._keys.second(first, notes, inputs, [each for each in upstream if each is not None])


def notes_within(answer: Mapping[str, Any]) -> Notes | None:
    """Return the notes that come with an answer; None of one without, which was not worked out."""
    try:
        return unpacked(Notes, answer.get("notes"))
    except BadFormError:
        return None
