"""A commit as of which projects are read: which files there were, and what they are called now."""

from __future__ import annotations

import os
from collections.abc import Mapping

from dq_core.record import field, identity_record
from dq_lineage.projects.trees.git import CommitTree


@identity_record
class Moment:
    """The files of a whole repository at a commit.

    `top` is the real path of the repository's folder. `renamed` are the files that have another name now, by
    this name; both are relative to `top`. `asked` are the paths that the SQL files of a run had.
    """

    top: str
    tree: CommitTree
    renamed: Mapping[str, str] = field(default_factory=dict)
    asked: tuple[str, ...] = ()

    @property
    def commit(self) -> str:
        """The id of the commit."""
        return self.tree.commit

    def is_file(self, path: str) -> bool:
        """Say whether there was a file at a path of this machine."""
        return self.inside(path) in self.tree.files()

    def inside(self, path: str) -> str:
        """Return a path of this machine, relative to the repository; folders that are gone may be in it."""
        folder, name = os.path.split(os.path.abspath(path))
        return os.path.relpath(os.path.join(os.path.realpath(folder), name), self.top).replace(os.sep, "/")

    def old_name(self, path: str) -> str:
        """Return the name that a file had, by that of now relative to the repository; empty if it is new."""
        if path in self.tree.files():
            return path
        old = self.renamed.get(path, "")
        return old if old in self.tree.files() else ""
