"""PRJ124."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ124", severity="info")
def manifest_uncompiled(message: str, location: Location | None) -> Hit:
    """A manifest.json without the compiled SQL of some models.

    Why: `dbt parse` writes no compiled SQL, and later commands may take that of an earlier one away. Such
    models are rendered from their files, where those are there.
    """
    return Hit(message, location, "let dbt write it: `dbt compile`")
