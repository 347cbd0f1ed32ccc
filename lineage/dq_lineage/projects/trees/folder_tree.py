"""What trees of one folder have in common, whoever keeps its files: how paths are shown, texts read once."""

from __future__ import annotations

import os
from abc import abstractmethod

from dq_core.notices.file_unreadable import file_unreadable
from dq_core.reading import FileText, decode
from dq_core.source import Source
from dq_lineage.projects.trees.tree import Tree

ABSENT = "there is no such file"


class NoContentError(Exception):
    """A file has no content that can be read; the message says why."""


class FolderTree(Tree):
    """The files below a folder. Subclasses list them, and have their contents."""

    def __init__(self, folder: str, before: str, near: str) -> None:
        """`before` stands in front of paths, but of those in the folder `near`, in which the user stands."""
        self.folder = folder
        self._before = before
        self._near = f"{near}/" if near else ""
        self._texts: dict[str, FileText] = {}

    @abstractmethod
    def content(self, path: str) -> bytes:
        """Return the bytes of a file, one more than the largest at most. Raises NoContentError."""

    def read(self, path: str) -> FileText:
        """Return the text of a file, or why there is none; read once."""
        found = self._texts.get(path)
        if found is None:
            found = self._texts[path] = self._read(path)
        return found

    def _read(self, path: str) -> FileText:
        shown = self.shown(path)
        try:
            return decode(self.content(path), shown)
        except NoContentError as error:
            return FileText(Source(shown, ""), unreadable=file_unreadable(shown, str(error)))

    def shown(self, path: str) -> str:
        """Return the path as the user would write it from where he stands."""
        if self._near and path.startswith(self._near):
            return path[len(self._near) :]
        return self._before + path


def prefix(shown: str) -> str:
    """Return a folder, as the user names it, as the beginning of paths; empty for the one where he is."""
    normal = shown.replace(os.sep, "/").rstrip("/")
    if normal in ("", "."):
        return "/" if shown.startswith("/") else ""
    return normal.removeprefix("./") + "/"
