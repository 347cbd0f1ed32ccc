"""IMP001."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("IMP001")
def source_invalid(message: str, location: Location | None, help_: str = "") -> Hit:
    """A source, or a part of it, is not what its format asks for.

    Why: what cannot be read is missing in the contract, and a contract that lacks a table looks complete. The
    rest of the source is imported, and the run ends with exit code 1.
    """
    return Hit(message, location, help_)
