"""PRJ120."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ120")
def manifest_unreadable(reason: str, location: Location | None) -> Hit:
    """A manifest.json of dbt that is no manifest: not JSON, cut off, or of another shape.

    Why: dbt writes the file in one go, so that a part of it means that the run was interrupted or the copy is
    incomplete. Nothing of it is used; the project is read from its own files where they are there.
    """
    help_ = "let dbt write it again: `dbt compile` or `dbt parse`"
    return Hit(f"not a manifest of dbt: {reason}", location, help_)
