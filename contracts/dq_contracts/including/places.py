"""Which file a text of a contract names, and whether a contract may include it."""

from __future__ import annotations

import os
import stat

from dq_core.paths import shown

_DRIVE = 2


class OutsideError(Exception):
    """The file lies where nothing is included from; `help` says what to do."""

    def __init__(self, message: str, help_: str) -> None:
        super().__init__(message)
        self.help = help_


class NotThereError(Exception):
    """There is no such file to read."""


def place_of(text: str, folder: str, root: str) -> str:
    """Return the real path of the file that `text` names from `folder`.

    Symbolic links are followed first. Raises OutsideError for an address, an absolute path and what lies
    outside the repository; NotThereError for what is no file.
    """
    if "://" in text:
        raise OutsideError("addresses on the web are not opened", "keep a copy in the repository")
    if os.path.isabs(text) or text.startswith(("/", "\\")) or text[1:_DRIVE] == ":":
        raise OutsideError(f"{text!r} is an absolute path", "write the path from this file's own folder")
    try:
        path, base = os.path.realpath(os.path.join(folder, text)), boundary(folder, root)
    except (OSError, ValueError):
        raise NotThereError(f"there is no file {text!r}") from None
    if not _is_below(path, base):
        raise OutsideError(f"{text!r} leads out of {_named(base)}", "include what is in the same repository")
    _check(text, path)
    return path


def boundary(folder: str, root: str) -> str:
    """Return the folder that nothing included may leave.

    It is the repository around `folder`; without one the project's `root` where that is around it, else the
    folder itself.
    """
    real = here = os.path.realpath(folder)
    while not os.path.exists(os.path.join(here, ".git")):
        parent = os.path.dirname(here)
        if parent == here:
            base = os.path.realpath(root) if root else real
            return base if _is_below(real, base) else real
        here = parent
    return here


def _is_below(path: str, base: str) -> bool:
    return path == base or path.startswith(base.rstrip(os.sep) + os.sep)


def _named(base: str) -> str:
    name = shown(base)
    return "this folder" if name == "." else f"the project's folder {name!r}"


def _check(text: str, path: str) -> None:
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        raise NotThereError(f"there is no file {text!r}") from None
    if stat.S_ISDIR(mode):
        raise NotThereError(f"{text!r} is a folder, not a file")
    if not stat.S_ISREG(mode):
        raise NotThereError(f"{text!r} is no regular file")
