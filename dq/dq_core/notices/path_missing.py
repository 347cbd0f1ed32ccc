"""PRJ001."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ001", exit_code=2)
def path_missing(path: str) -> Hit:
    """A path given on the command line does not exist.

    Why: a mistyped path would otherwise make a gate that checks nothing and is always green. The other paths
    are still checked, and the run ends with exit code 2.
    """
    return Hit("no such file or folder", Location(path), "check the path, or quote the pattern")
