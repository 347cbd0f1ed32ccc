"""PRJ123."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ123", severity="warning")
def manifest_entry_invalid(message: str, location: Location | None) -> Hit:
    """An entry of a manifest.json that has another shape than its version prescribes.

    Why: what the entry says cannot be used, so that its node is missing or incomplete. The other entries are
    read. Tools that write manifests of their own, or cut them down, leave such entries.
    """
    return Hit(message, location, "let dbt write it again: `dbt compile` or `dbt parse`")
