"""SQL000."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("SQL000")
def statement_unparsable(reason: str, location: Location | None, help_: str) -> Hit:
    """A statement of a SQL file, or the file itself, that is no SQL of its dialect.

    Why: nothing is known of what the statement reads and writes, so that whatever is said about the script
    is incomplete. The other statements of the file are answered. Templates, such as those of dbt, are no
    SQL before they are rendered.
    """
    return Hit(f"not SQL as far as dq can read: {reason}", location, help_)
