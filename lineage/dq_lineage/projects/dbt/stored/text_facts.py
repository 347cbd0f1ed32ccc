"""What declarations and references take from the text of a model, by the content of its file.

Two texts of the same facts declare the same and name the same nodes, whatever else their SQL says.
"""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import Any, TypeGuard

from dq_core.record import record
from dq_lineage.answer.packing import BadFormError, packed, unpacked
from dq_lineage.projects.cache import Cache
from dq_lineage.projects.dbt.declaring.inline_config import spans_of_config
from dq_lineage.projects.dbt.declaring.literal_references import Spelled, spelled_references
from dq_lineage.projects.dbt.declaring.written_settings import written_settings
from dq_lineage.projects.keys import code_base
from dq_lineage.projects.trees.tree import Tree

_BROKEN = "broken"
_POINTED_TO = re.compile(r"incremental_strategy|event_time|begin|batch_size")


@record
class TextFacts:
    """`said` digests the settings that a text states, `references` are those that it spells out."""

    said: str
    references: tuple[Spelled, ...] = ()


class Facts:
    """Facts of the texts of one project, from a cache as far as it has them.

    They are held as JSON has them, by the key of the text: of most texts only `said` is ever asked for.
    """

    def __init__(self, tree: Tree, folder: str, cache: Cache | None) -> None:
        self._tree, self._cache = tree, cache
        self._keys = tree.files()
        row = f"facts of texts\n{code_base()}\n{folder}"
        self._row = sha256(row.encode("utf-8", "surrogatepass")).digest()
        self._kept = self._loaded()
        self._used: dict[str, list[Any]] = {}
        self._made: dict[str, TextFacts] = {}
        self._new = False

    def said(self, path: str, language: str) -> str:
        """Return a digest of the settings that a file of the tree states."""
        found: str = self._held(path, language)[1][0]
        return found

    def references(self, path: str, language: str) -> tuple[Spelled, ...]:
        """Return the references that a file of the tree spells out."""
        key, held = self._held(path, language)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._restored(held) or self._read(path, language)
        return found.references

    def may_name(self, path: str, language: str, name: str) -> bool:
        """Say whether a reference of a file may be one to something of a name."""
        return any(name in each[1] for each in self._held(path, language)[1][1])

    def keep(self) -> None:
        """Keep what was asked for, in place of what was kept before, where that lacked some of it."""
        if self._cache is not None and self._new:
            self._new = False
            self._cache.put(self._row, json.dumps(self._used, separators=(",", ":")).encode())

    def _held(self, path: str, language: str) -> tuple[str, list[Any]]:
        """Return the key of a text, and its facts as JSON has them."""
        key = f"{language} {self._keys[path]}"
        held = self._used.get(key)
        if held is None:
            kept = self._kept.get(key)
            if not _is_form(kept):
                self._new = True
                kept = packed(self._read(path, language))
            held = self._used[key] = kept
        return key, held

    def _loaded(self) -> dict[str, object]:
        kept = self._cache.get(self._row) if self._cache is not None else None
        try:
            found = json.loads(kept or b"{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def _restored(self, held: list[Any]) -> TextFacts | None:
        try:
            return unpacked(TextFacts, held)
        except BadFormError:
            return None

    def _read(self, path: str, language: str) -> TextFacts:
        read = self._tree.read(path)
        if read.problem is not None or read.unreadable is not None:
            return TextFacts(_BROKEN)
        return facts_of(read.source.text, language)


def _is_form(kept: Any) -> TypeGuard[list[Any]]:
    """Say whether a value has what is asked of it before it is made a record."""
    return (
        isinstance(kept, list)
        and len(kept) == len(TextFacts.__match_args__)
        and isinstance(kept[0], str)
        and isinstance(kept[1], list)
        and all(isinstance(each, list) and each[1:] and isinstance(each[1], str) for each in kept[1])
    )


def facts_of(text: str, language: str) -> TextFacts:
    """Return the facts of a text in a language, sql or python."""
    calls = [_stated(text, *span) for span in spans_of_config(text, language)]
    stated = json.dumps([written_settings(text), calls])
    said = sha256(stated.encode("utf-8", "surrogatepass")).hexdigest()
    return TextFacts(said, spelled_references(text, language))


def _stated(text: str, start: int, stop: int) -> list[str | int]:
    """Return what a call of `config` says; of settings that findings point to, with its place."""
    arguments = text[start:stop]
    if not _POINTED_TO.search(arguments):
        return [arguments]
    return [arguments, text.count("\n", 0, start), start - text.rfind("\n", 0, start)]
