"""Commits that revisions name."""

from __future__ import annotations

from dq_lineage.projects.trees import git_process

_REVISION_HELP = "name a branch, a tag or a commit of the repository; `git fetch` brings those of a server"


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
