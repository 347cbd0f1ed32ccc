"""PRJ112."""

from dq_core.rules.rule import Hit, notice


@notice("PRJ112", exit_code=2)
def tree_unreadable(message: str, help_: str) -> Hit:
    """A version of a repository that git cannot give: no such revision, no repository, or no git.

    Why: two versions are compared only if both can be read. Nothing is checked out, and nothing is fetched.
    """
    return Hit(message, None, help_)
