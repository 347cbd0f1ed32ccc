"""PRJ104."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ104")
def reference_to_nothing(what: str, help_: str, location: Location | None) -> Hit:
    """A ref or source that names nothing that the project declares, or only something disabled.

    Why: dbt refuses to compile it. Mostly a model was renamed or removed while something still reads it.
    Nothing is known of the columns that come from there.
    """
    return Hit(f"{what} names nothing that the project declares", location, help_)
