"""Trees that git keeps: those of commits, and the index. Nothing is checked out."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator, Mapping

from dq_core.notices.file_unreadable import file_unreadable
from dq_core.reading import LARGEST_FILE, FileText, decode
from dq_core.source import Source
from dq_lineage.projects.trees import git_process
from dq_lineage.projects.trees.left_out import kept
from dq_lineage.projects.trees.links import Link
from dq_lineage.projects.trees.listing import Listing
from dq_lineage.projects.trees.prefix import prefix, shown_near
from dq_lineage.projects.trees.walking import walk

_FILES = (b"100644", b"100755")
_LINK = b"120000"
_REVISION_HELP = "name a branch, a tag or a commit of the repository; `git fetch` brings those of a server"
_FOLDER_HELP = "name a folder of a git repository"


class GitTree:
    """Files by the ids of their blobs; links are followed as on the disk, submodules are left out.

    `near` is the folder in the tree in which the user stands, if it is another one.

    One `git cat-file` serves all reading, one for each process that reads.
    """

    def __init__(self, folder: str, listed: Iterator[tuple[bytes, str, str]], shown: str) -> None:
        """Read the links of `listed`, the mode, path and id of what git has."""
        self.folder = folder
        self.near = ""
        self._shown = shown
        self._blobs = _Blobs(folder)
        self._texts: dict[str, FileText] = {}
        self._links: tuple[Link, ...] = ()
        self._files = self._kept(list(listed))

    def files(self) -> Mapping[str, str]:
        """Return the regular files with the keys of their contents."""
        return self._files

    def unfollowed(self) -> tuple[Link, ...]:
        """Return the links that are not followed."""
        return self._links

    def _kept(self, listed: list[tuple[bytes, str, str]]) -> Mapping[str, str]:
        files = {path: key for mode, path, key in listed if mode in _FILES}
        links = {path: self._blobs.read(key) or b"" for mode, path, key in listed if mode == _LINK}
        if not links:
            paths = set(files)
            return {path: files[path] for path in sorted(paths) if kept(paths, path)}
        listing = Listing(self.folder, files, links)
        walked = walk(listing)
        self._links = walked.links
        return {path: listing.key(path) if path in walked.linked else files[path] for path in walked.paths}

    def read(self, path: str) -> FileText:
        """Return the text of a file, or why there is none; read once."""
        found = self._texts.get(path)
        if found is None:
            found = self._texts[path] = self._read(path)
        return found

    def _read(self, path: str) -> FileText:
        shown = self.shown(path)
        key = self._files.get(path)
        data = self._blobs.read(key) if key is not None else None
        if data is None:
            reason = "there is no such file" if key is None else "git does not have its content"
            return FileText(Source(shown, ""), unreadable=file_unreadable(shown, reason))
        return decode(data, shown)

    def shown(self, path: str) -> str:
        """Return the path with its revision, as git itself names it."""
        return shown_near(path, self._shown, self.near)

    def close(self) -> None:
        """End the process that reads."""
        self._blobs.close()


class CommitTree(GitTree):
    """The files of a folder as they are in a commit."""

    def __init__(self, folder: str, revision: str, shown: str | None = None) -> None:
        """`shown` is the folder as the user named it, by default `revision:` stands there. Raises DqError."""
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
        super().__init__(folder, _of_commit(listed), f"{revision}:" if shown is None else prefix(shown))


class StagedTree(GitTree):
    """The files of a folder as they are in the index: what the next commit would hold."""

    def __init__(self, folder: str, shown: str = "") -> None:
        """`shown` is the folder as the user named it. Raises DqError where it is in no repository."""
        listed = git_process.output(
            folder, "ls-files", "-s", "-z", problem="cannot list what is staged", help_=_FOLDER_HELP
        )
        super().__init__(folder, _of_index(listed), prefix(shown))


def resolved(folder: str, revision: str) -> str:
    """Return the id of the commit that a revision means; raises DqError."""
    found = git_process.output(
        folder,
        "rev-parse",
        "--verify",
        "--end-of-options",
        f"{revision}^{{commit}}",
        problem=f"no commit is named {revision!r}",
        help_=_REVISION_HELP,
    )
    return found.decode("ascii", "replace").strip()


def merge_base(folder: str, one: str, other: str) -> str:
    """Return the id of the commit from which two revisions departed; raises DqError."""
    commits = [resolved(folder, revision) for revision in (one, other)]
    found = git_process.output(
        folder,
        "merge-base",
        *commits,
        problem=f"{one!r} and {other!r} have no commit in common",
        help_="a shallow clone may lack it: `git fetch --unshallow`",
    )
    return found.decode("ascii", "replace").split("\n", 1)[0]


def _of_commit(listed: bytes) -> Iterator[tuple[bytes, str, str]]:
    """Yield mode, path and id of files and links, of the lines `mode type id TAB path`."""
    for line in listed.split(b"\0")[:-1]:
        head, _, path = line.partition(b"\t")
        mode, _, key = head.split(b" ")
        if mode in _FILES or mode == _LINK:
            yield mode, os.fsdecode(path), key.decode("ascii")


def _of_index(listed: bytes) -> Iterator[tuple[bytes, str, str]]:
    """Yield the same of the lines `mode id stage TAB path`; of a conflict, the own side."""
    for line in listed.split(b"\0")[:-1]:
        head, _, path = line.partition(b"\t")
        mode, key, stage = head.split(b" ")
        if (mode in _FILES or mode == _LINK) and stage in (b"0", b"2"):
            yield mode, os.fsdecode(path), key.decode("ascii")


class _Blobs:
    """Contents by their ids, of one `git cat-file --batch`; a forked process starts its own."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def read(self, key: str) -> bytes | None:
        """Return the content, one byte more than the largest at most; None where git does not have it."""
        process = self._started()
        if process.stdin is None or process.stdout is None:
            return None
        try:
            process.stdin.write(key.encode("ascii") + b"\n")
            process.stdin.flush()
            head = process.stdout.readline().split()
            if len(head) != 3 or head[1] != b"blob":  # noqa: PLR2004 - id, type, size
                return None
            return self._content(process.stdout, int(head[2]))
        except (OSError, ValueError):
            self.close()
            return None

    def _content(self, stream: object, size: int) -> bytes:
        read = stream.read  # type: ignore[attr-defined]
        data: bytes = read(min(size, LARGEST_FILE + 1))
        left = size + 1 - len(data)
        while left > 0:
            skipped = len(read(min(left, LARGEST_FILE)))
            if not skipped:
                raise OSError("git ended")
            left -= skipped
        return data

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._owner != os.getpid():
            try:
                self._process = subprocess.Popen(  # noqa: S603 - arguments, no shell
                    git_process.command(self._folder, "cat-file", "--batch"),
                    env=git_process.environment(),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                )
            except OSError as error:
                git_process.missing(error)
            self._owner = os.getpid()
        return self._process

    def close(self) -> None:
        """End the process, if this is the one that started it."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        with contextlib.suppress(OSError):
            process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        process.wait()

    def __del__(self) -> None:
        self.close()
