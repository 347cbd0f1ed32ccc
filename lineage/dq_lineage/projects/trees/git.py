"""Trees that git keeps: those of commits, and the index. Nothing is checked out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping

from dq_lineage.projects.trees import git_process
from dq_lineage.projects.trees.folder_tree import ABSENT, FolderTree, NoContentError, prefix
from dq_lineage.projects.trees.git_blobs import GitBlobs
from dq_lineage.projects.trees.git_revision import resolved
from dq_lineage.projects.trees.left_out import kept
from dq_lineage.projects.trees.links import Link
from dq_lineage.projects.trees.listing import Listing
from dq_lineage.projects.trees.walking import walk

_FILES = (b"100644", b"100755")
_LINK = b"120000"
_READ = (*_FILES, _LINK)
_FOLDER_HELP = "name a folder of a git repository"
_Listed = tuple[bytes, str, str]
"""The mode, path and id of a file or link."""


class GitTree(FolderTree):
    """Files by the ids of their blobs; links are followed as on the disk, submodules are left out.

    One `git cat-file` serves all reading, one for each process that reads.
    """

    def __init__(self, folder: str, listed: Iterable[_Listed], before: str, near: str) -> None:
        """Read the links of `listed`, what git has."""
        super().__init__(folder, before, near)
        self._blobs = GitBlobs(folder)
        self._files, self._links = self._kept(list(listed))

    def files(self) -> Mapping[str, str]:
        """Return the regular files with the keys of their contents."""
        return self._files

    def unfollowed(self) -> tuple[Link, ...]:
        """Return the links that are not followed."""
        return self._links

    def _kept(self, listed: list[_Listed]) -> tuple[Mapping[str, str], tuple[Link, ...]]:
        """Return the files of the tree with their keys, and the links that are not followed."""
        files = {path: key for mode, path, key in listed if mode in _FILES}
        links = {path: self._blobs.read(key) or b"" for mode, path, key in listed if mode == _LINK}
        if not links:
            paths = set(files)
            return {path: files[path] for path in sorted(paths) if kept(paths, path)}, ()
        listing = Listing(self.folder, files, links)
        walked = walk(listing)
        linked = walked.linked
        found = {path: listing.key(path) if path in linked else files[path] for path in walked.paths}
        return found, walked.links

    def content(self, path: str) -> bytes:
        """Return the bytes of a file, one more than the largest at most. Raises NoContentError."""
        key = self._files.get(path)
        if key is None:
            raise NoContentError(ABSENT)
        data = self._blobs.read(key)
        if data is None:
            raise NoContentError("git does not have its content")
        return data

    def close(self) -> None:
        """End the process that reads."""
        self._blobs.close()


class CommitTree(GitTree):
    """The files of a folder as they are in a commit."""

    def __init__(self, folder: str, revision: str, shown: str | None = None, near: str = "") -> None:
        """`shown` is the folder as the user named it, by default `revision:` stands there.

        `near` is the folder in the tree in which the user stands, if it is another one. Raises DqError.
        """
        self.commit = resolved(folder, revision)
        listed = git_process.output(
            folder,
            "ls-tree",
            "-r",
            "-z",
            self.commit,
            problem=f"cannot list {revision!r}",
            help_=_FOLDER_HELP,
        )
        before = f"{revision}:" if shown is None else prefix(shown)
        super().__init__(folder, _of_commit(listed), before, near)


class StagedTree(GitTree):
    """The files of a folder as they are in the index: what the next commit would hold."""

    def __init__(self, folder: str, shown: str = "", near: str = "") -> None:
        """`shown` and `near` are as in a `CommitTree`. Raises DqError where there is no repository."""
        listed = git_process.output(
            folder, "ls-files", "-s", "-z", problem="cannot list what is staged", help_=_FOLDER_HELP
        )
        super().__init__(folder, _of_index(listed), prefix(shown), near)


def _of_commit(listed: bytes) -> Iterator[_Listed]:
    """Yield mode, path and id of files and links, of the lines `mode type id TAB path`."""
    for line in listed.split(b"\0")[:-1]:
        head, _, path = line.partition(b"\t")
        mode, _, key = head.split(b" ")
        if mode in _READ:
            yield mode, os.fsdecode(path), key.decode("ascii")


def _of_index(listed: bytes) -> Iterator[_Listed]:
    """Yield the same of the lines `mode id stage TAB path`; of a conflict, the own side."""
    for line in listed.split(b"\0")[:-1]:
        head, _, path = line.partition(b"\t")
        mode, key, stage = head.split(b" ")
        if mode in _READ and stage in (b"0", b"2"):
            yield mode, os.fsdecode(path), key.decode("ascii")
