"""IMP004."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("IMP004", severity="warning")
def not_in_source(message: str, location: Location | None, help_: str = "") -> Hit:
    """A column of the contract that the source does not have.

    Why: it was removed or renamed in the source, or the contract promises what never was. Nothing is removed
    from a contract by an import.
    """
    return Hit(message, location, help_)
