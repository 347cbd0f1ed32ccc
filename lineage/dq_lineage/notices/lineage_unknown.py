"""LIN001."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("LIN001", severity="info")
def lineage_unknown(message: str, location: Location | None, help_: str) -> Hit:
    """A part of the lineage that cannot be known from the SQL alone.

    Why: lineage that leaves such a place out looks complete, and one that guesses looks sure. What is known
    is answered, the place is named with whatever it may be, and it counts in the coverage. The columns of
    tables, given by `--schema`, settle most of it. With `--fail-on info` the command answers 1.

    References:
        docs/lineage.md
    """
    return Hit(message, location, help_)
