"""What a reader of repositories needs of files, wherever they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from dq_core.reading import FileText
from dq_lineage.projects.trees.links import Link

if TYPE_CHECKING:
    from dq_lineage.projects.cache import Cache


class Tree(Protocol):
    """The files below one folder.

    Paths are relative to it, with forward slashes, sorted. Two files of the same content have the same key,
    in every tree of one kind of key, so that what was worked out for one holds for the other.
    """

    def files(self) -> Mapping[str, str]:
        """Return the regular files with the keys of their contents; links in the tree are followed."""
        ...

    def unfollowed(self) -> tuple[Link, ...]:
        """Return the links that are not followed, by path; what they lead to is never read."""
        ...

    def read(self, path: str) -> FileText:
        """Return the text of a file, or why there is none; never raises."""
        ...

    def shown(self, path: str) -> str:
        """Return the path as the user should see it."""
        ...

    def remember(self, cache: Cache) -> None:
        """Take from a cache what earlier runs worked out of the files; by default nothing."""
        del cache

    def keep(self) -> None:
        """Put into that cache what was worked out of the files; by default nothing."""
        return
