"""PRJ003."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ003", exit_code=3)
def nothing_found(what: str, folder: str) -> Hit:
    """No file was named, and none was found to check, here or in a folder that was named.

    Why: a gate that finds nothing must not answer "clean": the run ends with exit code 3. A hook that
    is given only excluded files ends with 0: somebody named files.
    """
    return Hit(f"found no {what} to check", Location(folder), "name a file, or run `dq init`")
