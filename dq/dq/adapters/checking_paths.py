"""Tell why a file of data cannot be opened, before an engine says it in its own words."""

from __future__ import annotations

import glob
import os

from dq.adapters.place import UnreadableError
from dq_core.paths import shown


def check_path(path: str) -> None:
    """Raise UnreadableError when no file is at the path or matches the pattern, or one cannot be read."""
    if os.path.lexists(path):
        found = [path]
    else:
        found = glob.glob(path, recursive=True) if glob.has_magic(path) else []
    if not found:
        what = "no file matches" if glob.has_magic(path) else "there is no file"
        raise UnreadableError(f"{what} {shown(path)}")
    for file in found:
        _check_file(file)


def _check_file(path: str) -> None:
    if os.path.isdir(path):
        raise UnreadableError(f"{shown(path)} is a folder")
    try:
        with open(path, "rb") as file:
            empty = not file.read(1)
    except OSError as error:
        raise UnreadableError(f"{shown(path)}: {os.strerror(error.errno or 0).lower()}") from None
    if empty:
        raise UnreadableError(f"{shown(path)} is empty")
