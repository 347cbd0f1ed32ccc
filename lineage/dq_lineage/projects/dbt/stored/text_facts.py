"""What declarations and references take from the text of a model, by the content of its file.

Two texts of the same facts declare the same and name the same nodes, whatever else their SQL says.
"""

from __future__ import annotations

import json
from hashlib import sha256

from dq_core.record import record
from dq_lineage.answer.packing import BadFormError, packed, unpacked
from dq_lineage.projects.cache import Cache
from dq_lineage.projects.dbt.declaring.inline_config import arguments_of_config
from dq_lineage.projects.dbt.declaring.literal_references import Spelled, spelled_references
from dq_lineage.projects.dbt.declaring.written_settings import written_settings
from dq_lineage.projects.keys import code_base
from dq_lineage.projects.trees.tree import Tree

_BROKEN = "broken"


@record
class TextFacts:
    """`said` digests the settings that a text states, `references` are those that it spells out."""

    said: str
    references: tuple[Spelled, ...] = ()


class Facts:
    """Facts of the texts of one project, from a cache as far as it has them."""

    def __init__(self, tree: Tree, folder: str, cache: Cache | None) -> None:
        self._tree, self._cache = tree, cache
        self._keys = tree.files()
        row = f"facts of texts\n{code_base()}\n{folder}"
        self._row = sha256(row.encode("utf-8", "surrogatepass")).digest()
        self._kept = self._loaded()
        self._used: dict[str, TextFacts] = {}
        self._new = False

    def of(self, path: str, language: str) -> TextFacts:
        """Return the facts of a file that the tree lists."""
        key = f"{language} {self._keys[path]}"
        found = self._used.get(key)
        if found is None:
            found = self._used[key] = self._restored(key) or self._read(path, language)
        return found

    def keep(self) -> None:
        """Keep what was asked for, in place of what was kept before, where that lacked some of it."""
        if self._cache is not None and self._new:
            self._new = False
            value = {key: packed(facts) for key, facts in self._used.items()}
            self._cache.put(self._row, json.dumps(value, separators=(",", ":")).encode())

    def _loaded(self) -> dict[str, object]:
        kept = self._cache.get(self._row) if self._cache is not None else None
        try:
            found = json.loads(kept or b"{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def _restored(self, key: str) -> TextFacts | None:
        try:
            return unpacked(TextFacts, self._kept[key]) if key in self._kept else None
        except BadFormError:
            return None

    def _read(self, path: str, language: str) -> TextFacts:
        self._new = True
        read = self._tree.read(path)
        if read.problem is not None or read.unreadable is not None:
            return TextFacts(_BROKEN)
        return facts_of(read.source.text, language)


def facts_of(text: str, language: str) -> TextFacts:
    """Return the facts of a text in a language, sql or python."""
    stated = json.dumps([written_settings(text), list(arguments_of_config(text, language))])
    said = sha256(stated.encode("utf-8", "surrogatepass")).hexdigest()
    return TextFacts(said, spelled_references(text, language))
