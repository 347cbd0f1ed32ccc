"""PRJ130."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ130")
def semantic_name_unknown(what: str, location: Location | None, help_: str) -> Hit:
    """A metric, saved query or exposure names a measure or metric that the project does not have.

    Why: dbt refuses to read such a project. Mostly a measure was renamed or removed while a metric still
    stands on it. Nothing is known of the columns that come from there.
    """
    return Hit(f"the project has no {what}", location, help_ or "declare it, or take the name away")
