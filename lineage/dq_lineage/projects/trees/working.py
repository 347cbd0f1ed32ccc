"""The files of a folder as they are on the disk."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from dq_core.reading import reason_of
from dq_lineage.projects.trees.disk import Disk
from dq_lineage.projects.trees.file_keys import FileKeys
from dq_lineage.projects.trees.folder_tree import ABSENT, FolderTree, NoContentError, prefix
from dq_lineage.projects.trees.links import Link
from dq_lineage.projects.trees.walking import walk

if TYPE_CHECKING:
    from dq_lineage.projects.cache import Cache


class WorkingTree(FolderTree):
    """A folder, without what tools keep in it; a link counts where it leads to a place in the folder.

    Files are listed once. Keys are those of git's blobs, worked out when somebody asks for one.
    """

    def __init__(self, folder: str, shown: str | None = None, near: str = "") -> None:
        """`shown` is the folder as the user named it, in front of paths; by default as given.

        `near` is the folder in the tree in which the user stands, if it is another one.
        """
        super().__init__(folder, prefix(folder if shown is None else shown), near)

    def __getstate__(self) -> dict[str, object]:
        # another process reads for itself
        return {**vars(self), "_texts": {}}

    def files(self) -> Mapping[str, str]:
        """Return the regular files with the keys of their contents."""
        return self._keys

    def unfollowed(self) -> tuple[Link, ...]:
        """Return the links that are not followed."""
        return self._keys.links

    def may_be_linked(self, path: str) -> bool:
        """Say whether a file is reached by a link."""
        return path in self._keys.linked

    def content(self, path: str) -> bytes:
        """Return the bytes of a file, one more than the largest at most. Raises NoContentError."""
        if path not in self._keys:
            raise NoContentError(ABSENT)
        try:
            return self._keys.content(path)
        except OSError as error:
            raise NoContentError(reason_of(error)) from error

    def remember(self, cache: Cache) -> None:
        """Take the keys of files that have not changed from a cache."""
        self._keys.remember(cache)

    def keep(self) -> None:
        """Put the keys that were asked for into the cache."""
        self._keys.keep()

    @cached_property
    def _keys(self) -> FileKeys:
        return FileKeys(self.folder, walk(Disk(self.folder)))
