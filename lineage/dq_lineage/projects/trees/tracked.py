"""Whether git keeps a file."""

from __future__ import annotations

import os


def tracked(folder: str, path: str) -> bool:
    """Say whether git keeps a file; False as well where there is no git or no repository."""
    if not _in_repository(folder):
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


def _in_repository(folder: str) -> bool:
    """Say whether a `.git` stands in a folder or above it, as a folder or as the file of a worktree."""
    if os.environ.get("GIT_DIR"):
        return True
    current = os.path.realpath(folder)
    while not os.path.lexists(os.path.join(current, ".git")):
        above = os.path.dirname(current)
        if above == current:
            return False
        current = above
    return True
