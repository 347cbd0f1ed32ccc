"""PRJ106."""

from dq_core.finding import Related
from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ106")
def duplicate_properties(what: str, location: Location | None, first: Location) -> Hit:
    """The properties of one model, seed, snapshot, source table, macro or the like are declared twice.

    Why: dbt refuses to run such a project, because nobody could say which of the two counts. The first is
    read here and the other left out.
    """
    related = (Related("first here", first),)
    return Hit(f"the properties of {what} are declared twice", location, "keep one of them", related=related)
