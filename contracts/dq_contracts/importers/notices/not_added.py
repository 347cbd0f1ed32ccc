"""IMP005."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("IMP005", severity="warning")
def not_added(message: str, location: Location | None, help_: str = "") -> Hit:
    """Something that the source says and that could not be added to the contract.

    Why: the version of the contract does not know the key, what the contract says already forbids it, or its
    text is written so that an edit would change something else. The rest is added.
    """
    return Hit(message, location, help_)
