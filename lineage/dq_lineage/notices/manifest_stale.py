"""PRJ122."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ122", severity="warning")
def manifest_stale(message: str, location: Location | None) -> Hit:
    """A manifest.json that was written for other files than those that are there.

    Why: its compiled SQL is that of the files as they were. It is used only for models whose checksum equals
    that of the file, and whose macros are unchanged; the others are rendered from their files.
    """
    return Hit(message, location, "let dbt write it again: `dbt compile`")
