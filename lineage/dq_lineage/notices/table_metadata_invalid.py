"""PRJ125."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ125", severity="warning")
def table_metadata_invalid(message: str, location: Location | None) -> Hit:
    """A file beside a query that says what its table is like, and says it in a way that cannot be read.

    Why: columns, partitions and owners that a file states are lost when it cannot be read, and what they
    promise is not checked. The SQL is read all the same, and so are the other keys of the file.
    """
    return Hit(message, location, "correct the file; its other keys are read")
