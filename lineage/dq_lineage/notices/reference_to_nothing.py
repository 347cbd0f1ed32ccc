"""PRJ104."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ104")
def reference_to_nothing(what: str, help_: str, location: Location | None) -> Hit:
    """A ref or source that names nothing that the project declares, or only something disabled.

    Why: dbt refuses to compile it. Mostly a model was renamed or removed while something still reads it.
    Nothing is known of the columns that come from there. Exposures, unit tests, snapshots in properties and
    foreign keys are looked at as well as SQL. A data test that names nothing is a warning: dbt warns too, and
    never runs it. Nothing is said while a package is not installed that may declare it.
    """
    return Hit(f"{what} names nothing that the project declares", location, help_)
