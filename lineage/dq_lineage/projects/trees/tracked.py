"""Whether git keeps a file."""

from __future__ import annotations

import os

_INDEX = "index"
_WHOLE_NAMES = (2, 3)
_LARGEST = 64 * 1024 * 1024


def tracked(folder: str, path: str) -> bool:
    """Say whether git keeps a file; False as well where there is no git or no repository."""
    home = _repository(folder)
    if home is None or _is_absent(home, path):
        return False
    import subprocess

    from dq_lineage.projects.trees import git_process

    words = git_process.command(folder, "ls-files", "--error-unmatch", "--", os.path.abspath(path))
    try:
        done = subprocess.run(  # noqa: S603 - arguments, no shell
            words,
            env=git_process.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError:
        return False
    return done.returncode == 0


def _repository(folder: str) -> str | None:
    """Return the `.git` in a folder or above it, a folder or a worktree's file; None where there is none.

    Empty where the environment names another place.
    """
    if os.environ.get("GIT_DIR"):
        return ""
    current = os.path.realpath(folder)
    while not os.path.lexists(os.path.join(current, ".git")):
        above = os.path.dirname(current)
        if above == current:
            return None
        current = above
    return os.path.join(current, ".git")


def _is_absent(home: str, path: str) -> bool:
    """Say whether the index shows that git does not keep a file, so that git need not be asked.

    Of an index whose names are whole (versions 2 and 3), and which is not split over two files, it does where
    the end of the path does not occur in any case of its letters (git's documentation of its index format).
    """
    if not os.path.isdir(home) or os.environ.get("GIT_INDEX_FILE"):
        return False
    try:
        with open(os.path.join(home, _INDEX), "rb") as file:
            data = file.read(_LARGEST)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    whole = data[:4] == b"DIRC" and int.from_bytes(data[4:8], "big") in _WHOLE_NAMES and len(data) < _LARGEST
    end = os.path.join(os.path.basename(os.path.dirname(path)), os.path.basename(path))
    return whole and b"link" not in data and os.fsencode(end.replace(os.sep, "/")).lower() not in data.lower()
