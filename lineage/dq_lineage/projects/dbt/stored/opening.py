"""Opens a dbt project by what the cache has of its declarations, where the files still declare the same.

The paths of a tree lead to notes: which files the declarations were read from. With the keys of these files,
and of models only the facts of their texts, a second key leads to the declarations.
"""

from __future__ import annotations

import json
from hashlib import sha256

from dq_core.record import record
from dq_lineage.answer.packing import BadFormError, packed, unpacked
from dq_lineage.projects.cache import Cache
from dq_lineage.projects.dbt.records import DbtProject
from dq_lineage.projects.dbt.stored.project_text import project_of, text_of
from dq_lineage.projects.dbt.stored.text_facts import Facts
from dq_lineage.projects.keys import code_base
from dq_lineage.projects.trees.tree import Tree

_MOST_NOTES = 4
_BY_FACTS = ("model", "analysis", "test")


def opened(tree: Tree, folder: str, dialect: str, cache: Cache) -> tuple[DbtProject, Facts]:
    """Return a project and the facts of its texts, and keep what was worked out."""
    tree.remember(cache)
    facts = Facts(tree, folder, cache)
    stored = StoredProjects(tree, folder, dialect, cache, facts)
    project = stored.project() or stored.read()
    cache.later(facts.keep)
    cache.later(tree.keep)
    return project, facts


@record
class _Notes:
    """What declarations were read from: `files` count as a whole, of `texts` their facts, by language."""

    files: tuple[str, ...]
    texts: tuple[tuple[str, str], ...]


class StoredProjects:
    """Finds and keeps the declarations of one project of a tree."""

    def __init__(self, tree: Tree, folder: str, dialect: str, cache: Cache, facts: Facts) -> None:
        self._tree, self._folder, self._dialect = tree, folder, dialect
        self._cache, self._facts = cache, facts
        self._keys = tree.files()
        paths = "\0".join(sorted(self._keys))
        links = "\0".join(f"{each.path}\0{each.target}\0{each.reason}" for each in tree.unfollowed())
        parts = ("declarations", code_base(), folder, dialect, tree.shown(folder), paths, links)
        self._first = _digest(*parts)

    def project(self) -> DbtProject | None:
        """Return the project as it was read from the same; None where that was not kept."""
        for notes in self._noted():
            kept = self._cache.get(self._second(notes))
            try:
                found = project_of(kept, self._tree, self._again) if kept is not None else None
            except BadFormError:
                continue
            if found is not None:
                return found
        return None

    def read(self) -> DbtProject:
        """Read the project from its files, and keep it."""
        from dq_lineage.projects.dbt.declaring.project import read_project_with_paths

        project, read = read_project_with_paths(self._tree, self._folder, self._dialect)
        self._keep(project, read)
        return project

    def _keep(self, project: DbtProject, read: tuple[str, ...]) -> None:
        text = text_of(project)
        if text is not None:
            notes = self._notes_of(project, read)
            self._cache.put(self._second(notes), text)
            known = [each for each in self._noted() if each != notes]
            kept = [packed(each) for each in (notes, *known[: _MOST_NOTES - 1])]
            self._cache.put(self._first, json.dumps(kept, separators=(",", ":")).encode())

    def _noted(self) -> list[_Notes]:
        kept = self._cache.get(self._first)
        try:
            return [unpacked(_Notes, each) for each in json.loads(kept or b"[]")]
        except (BadFormError, ValueError, TypeError):
            return []

    def _notes_of(self, project: DbtProject, read: tuple[str, ...]) -> _Notes:
        nodes = project.declared.nodes.values()
        macros = {path for package in project.packages for path in package.macro_files}
        own = {node.path: node.language for node in nodes if node.kind in _BY_FACTS and node.path}
        texts = {path: language for path, language in own.items() if path not in macros}
        files = tuple(sorted(path for path in read if path not in texts))
        return _Notes(files, tuple(sorted(texts.items())))

    def _second(self, notes: _Notes) -> bytes:
        tree, keys, facts = self._tree, self._keys, self._facts
        parts = ["declared", self._first.hex()]
        for path in notes.files:
            parts += path, tree.shown(path), keys.get(path, "")
        for path, language in notes.texts:
            parts += path, tree.shown(path), facts.said(path, language) if path in keys else ""
        return _digest(*parts)

    def _again(self) -> DbtProject:
        from dq_lineage.projects.dbt.declaring.project import read_project

        return read_project(self._tree, self._folder, self._dialect)


def _digest(*parts: str) -> bytes:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
