"""A tree whose files are texts of a test."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from dq_core.notices.file_unreadable import file_unreadable
from dq_core.reading import FileText, decode
from dq_core.source import Source
from dq_lineage.projects.trees.links import Link
from dq_lineage.projects.trees.tree import Tree


class MemoryTree(dict[str, str | bytes], Tree):
    """Paths with their texts, or with their bytes; the user sees the paths below `base`."""

    base: str = ""

    def files(self) -> Mapping[str, str]:
        """Return the paths in order, with a key of each content."""
        return {path: sha256(self._data(path)).hexdigest() for path in sorted(self)}

    def unfollowed(self) -> tuple[Link, ...]:
        """Return none: texts are no links."""
        return ()

    def read(self, path: str) -> FileText:
        """Return the text of a file, or why there is none."""
        shown = self.shown(path)
        if path not in self:
            return FileText(Source(shown, ""), unreadable=file_unreadable(shown, "there is no such file"))
        return decode(self._data(path), shown)

    def shown(self, path: str) -> str:
        """Return the path below `base`."""
        return f"{self.base}/{path}" if self.base else path

    def _data(self, path: str) -> bytes:
        content = self[path]
        return content.encode() if isinstance(content, str) else content
