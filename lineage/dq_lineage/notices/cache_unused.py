"""PRJ111."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ111", severity="info")
def cache_unused(path: str, reason: str, help_: str) -> Hit:
    """A cache that is not used: it cannot be written, is no plain file, or is kept in git.

    Why: whoever can change files of a repository could put answers into a cache that is kept in it; such a
    file is neither read nor written. The run takes longer; its answer is the same.
    """
    return Hit(f"the cache is not used: {reason}", Location(path), help_)
