"""IMP003."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("IMP003")
def source_contradicts(message: str, location: Location | None, help_: str = "") -> Hit:
    """The contract says otherwise than the source that is imported into it.

    Why: one of the two is wrong, and a program cannot know which. The contract stays as it is; `--overwrite`
    takes what the source says.
    """
    return Hit(message, location, help_)
