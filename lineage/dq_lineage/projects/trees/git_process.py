"""Git, run so that nothing in a repository can make it run programs, write, or go to the network."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from typing import NoReturn

from dq_core.errors import DqError
from dq_lineage.notices.tree_unreadable import tree_unreadable

_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.pager=cat",
    "core.untrackedCache=false",
    "diff.external=",
    "protocol.allow=never",
)
_PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR")


def command(folder: str, *words: str) -> list[str]:
    """Return the command line of git in a folder."""
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    return ["git", "--no-pager", *settings, "-C", folder, *words]


def environment() -> Mapping[str, str]:
    """Return the environment of git: no locks, no questions, and places that hold from everywhere."""
    found = dict(os.environ)
    for name in _PLACES:
        if found.get(name):
            found[name] = os.path.abspath(found[name])
    found.update(GIT_OPTIONAL_LOCKS="0", GIT_TERMINAL_PROMPT="0", GIT_NO_LAZY_FETCH="1", LC_ALL="C")
    return found


def output(folder: str, *words: str, problem: str, help_: str) -> bytes:
    """Return what git prints; raises DqError with the problem and git's own words where it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - arguments, no shell
            command(folder, *words),
            env=environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        missing(error)
    if done.returncode:
        raise DqError(tree_unreadable(_in_words(problem, done.stderr), help_))
    return done.stdout


def missing(error: OSError) -> NoReturn:
    """Raise the DqError that says that git cannot be run."""
    reason = "git is not installed" if isinstance(error, FileNotFoundError) else f"cannot run git: {error}"
    raise DqError(tree_unreadable(reason, "install git, or name a folder without a revision")) from error


def _in_words(problem: str, stderr: bytes) -> str:
    """Return a problem with the first line that git said, without the word that it begins with."""
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    said = lines[0].removeprefix("fatal: ").removeprefix("error: ") if lines else ""
    return f"{problem}: {said}" if said else problem
