"""INT002."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("INT002", exit_code=4)
def file_unreadable(path: str, reason: str) -> Hit:
    """A file exists but cannot be read.

    Why: a file that could not be opened was not checked, so the run cannot answer "clean". The others are
    still checked, and the run ends with exit code 4.
    """
    return Hit(f"cannot read the file: {reason}", Location(path), "check its permissions and the disk")
