"""Paths as other tools want them: relative to where the run started, or a URI."""

import posixpath

_DRIVE_LENGTH = 3


def tidy(path: str, working_directory: str = "") -> str:
    """Return a path without `./` and detours, relative to the working directory if it lies below it."""
    normal = posixpath.normpath(path)
    below = working_directory.rstrip("/") + "/"
    if working_directory and normal.startswith(below):
        return normal[len(below) :]
    return normal


def is_absolute(path: str) -> bool:
    """Say whether a path starts at a root or at a drive."""
    return path.startswith("/") or _has_drive(path)


def relative_uri(path: str, working_directory: str = "") -> str | None:
    """Return a path below the working directory as a relative URI reference; None for other paths."""
    tidied = tidy(path, working_directory)
    if is_absolute(tidied) or tidied == ".." or tidied.startswith("../"):
        return None
    return _quoted(tidied)


def absolute_uri(path: str, working_directory: str = "") -> str:
    """Return a path as a file URI; a relative reference when nothing says where it starts."""
    whole = path if is_absolute(path) else posixpath.join(working_directory, path)
    if _has_drive(whole):
        return f"file:///{whole[:2]}{_quoted(tidy(whole[2:]))}"
    whole = tidy(whole)
    return f"file:///{_quoted(whole.lstrip('/'))}" if whole.startswith("/") else _quoted(whole)


def _has_drive(path: str) -> bool:
    start = path[:_DRIVE_LENGTH]
    return len(start) == _DRIVE_LENGTH and start[0].isascii() and start[0].isalpha() and start[1:] == ":/"


def _quoted(path: str) -> str:
    from urllib.parse import quote_from_bytes

    return quote_from_bytes(_bytes_of(path), safe="/~")


def _bytes_of(path: str) -> bytes:
    """Return the bytes of a name: those of the file system where they were not UTF-8."""
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return path.encode("utf-8", "replace")
