"""INT003."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("INT003", exit_code=4)
def file_unwritable(path: str, reason: str) -> Hit:
    """A file could not be written, so its fixes are not made.

    Why: `--fix` must not look as if it had worked. The file is as it was, whole; its findings are reported as
    if nobody had asked for fixes, the other files are fixed, and the run ends with exit code 4.
    """
    return Hit(f"cannot write the file: {reason}", Location(path), "check its permissions and the disk")
