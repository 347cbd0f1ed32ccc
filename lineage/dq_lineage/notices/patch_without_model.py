"""PRJ103."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ103", severity="warning")
def patch_without_model(what: str, location: Location | None, help_: str) -> Hit:
    """A properties file describes a model, seed, snapshot or macro that the project does not have.

    Why: its tests never run and its columns describe nothing; often the file was renamed and the properties
    were not. dbt warns of it and goes on.
    """
    return Hit(f"the project has no {what}", location, help_)
