"""Contents that git keeps."""

from __future__ import annotations

import contextlib
import os
import subprocess
from typing import IO

from dq_core.reading import LARGEST_FILE
from dq_lineage.projects.trees import git_process


class GitBlobs:
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
            match process.stdout.readline().split():
                case [_, b"blob", size]:
                    return self._content(process.stdout, int(size))
                case _:
                    return None
        except (OSError, ValueError):
            self.close()
            return None

    def _content(self, stream: IO[bytes], size: int) -> bytes:
        data = stream.read(min(size, LARGEST_FILE + 1))
        left = size + 1 - len(data)
        while left > 0:
            skipped = len(stream.read(min(left, LARGEST_FILE)))
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
