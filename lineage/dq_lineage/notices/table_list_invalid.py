"""PRJ126."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ126", severity="warning")
def table_list_invalid(message: str, location: Location | None, help_: str) -> Hit:
    """A CREATE TABLE or a list of a warehouse's columns or tables that cannot be read.

    Why: the columns, sizes and partitions of the tables would be missing in silence, and with them whatever
    they prove about queries. What was read from other files holds.
    """
    return Hit(f"nothing is known from this file: {message}", location, help_)
