"""What a reader of repositories needs of files, wherever they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from dq_core.source import Source
from dq_lineage.projects.trees.links import Link

if TYPE_CHECKING:
    from dq_core.reading import FileText
    from dq_lineage.projects.cache import Cache


class Texts(Protocol):
    """The texts of files, by their paths."""

    def source(self, path: str) -> Source:
        """Return the text of a file, empty where there is none; never raises."""
        ...


class Tree(Texts, Protocol):
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

    def may_be_linked(self, path: str) -> bool:
        """Say whether a file may be reached by a link; by default yes, since nobody looked."""
        del path
        return True

    def read(self, path: str) -> FileText:
        """Return the text of a file, or why there is none; never raises."""
        ...

    def source(self, path: str) -> Source:
        """Return the text of a file, empty where there is none; never raises."""
        return self.read(path).source

    def shown(self, path: str) -> str:
        """Return the path as the user should see it."""
        ...

    def remember(self, cache: Cache) -> None:
        """Take from a cache what earlier runs worked out of the files; by default nothing."""
        del cache

    def keep(self) -> None:
        """Put into that cache what was worked out of the files; by default nothing."""
        return
