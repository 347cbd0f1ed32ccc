"""PRJ002."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ002")
def kind_unknown(path: str, what: str, help_: str) -> Hit:
    """A file named on the command line is of no kind that this command checks.

    Why: who names a file wants it checked; silence would look like a pass. Files of other kinds that are met
    while walking a folder are only counted.
    """
    return Hit(f"not checked: {what}", Location(path), help_)
