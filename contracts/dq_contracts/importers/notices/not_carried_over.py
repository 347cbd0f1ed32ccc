"""IMP002."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("IMP002", severity="info")
def not_carried_over(message: str, location: Location | None, help_: str = "") -> Hit:
    """Something that the source says and the contract does not.

    Why: an import that drops a default, an index or a condition silently looks as if the contract said all
    that the schema says. `--fail-on info` asks for an import without losses.
    """
    return Hit(message, location, help_)
