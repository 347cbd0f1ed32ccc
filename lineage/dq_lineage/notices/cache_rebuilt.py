"""PRJ110."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ110", severity="info")
def cache_rebuilt(path: str, reason: str) -> Hit:
    """A cache that could not be used, because it is broken or of another version, and was begun anew.

    Why: the run takes longer than the one before; its answer is the same. The file may be removed at any
    time.
    """
    return Hit(f"the cache was begun anew: {reason}", Location(path), "nothing needs to be done")
