"""Files of a folder of which some have another text than on the disk: one that is being fixed or edited."""

from __future__ import annotations

import os
from collections.abc import Mapping

from dq_core.reading import FileText
from dq_lineage.projects.trees.content_key import content_key
from dq_lineage.projects.trees.links import Link
from dq_lineage.projects.trees.tree import Tree


class OverlayTree(Tree):
    """A tree below a folder with other texts at some absolute paths; files that it lacks are not added."""

    def __init__(self, tree: Tree, folder: str, texts: Mapping[str, FileText]) -> None:
        self._tree = tree
        root = os.path.join(os.path.realpath(folder), "")
        inside = {os.path.realpath(path): text for path, text in texts.items()}
        files = tree.files()
        self._texts = {
            name: text
            for path, text in inside.items()
            if path.startswith(root) and (name := path.removeprefix(root).replace(os.sep, "/")) in files
        }
        self._files: dict[str, str] = {}

    def files(self) -> Mapping[str, str]:
        """Return the files with the keys of their contents."""
        if not self._texts:
            return self._tree.files()
        if not self._files:
            changed = {name: content_key(text.source.text.encode()) for name, text in self._texts.items()}
            self._files = {**self._tree.files(), **changed}
        return self._files

    def unfollowed(self) -> tuple[Link, ...]:
        """Return the links that are not followed."""
        return self._tree.unfollowed()

    def may_be_linked(self, path: str) -> bool:
        """Say whether a file may be reached by a link."""
        return self._tree.may_be_linked(path)

    def read(self, path: str) -> FileText:
        """Return the text of a file."""
        return self._texts[path] if path in self._texts else self._tree.read(path)

    def shown(self, path: str) -> str:
        """Return the path as the user should see it."""
        return self._texts[path].source.path if path in self._texts else self._tree.shown(path)
