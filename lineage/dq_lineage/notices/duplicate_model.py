"""PRJ102."""

from dq_core.finding import Related
from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ102")
def duplicate_model(what: str, location: Location | None, first: Location | None) -> Hit:
    """Two models, seeds or snapshots of one package have the same name.

    Why: `ref` names one thing; dbt refuses to run such a project. The first is read and the other left out.
    Those that are disabled do not count, and neither do versions of one model.
    """
    related = (Related("first here", first),) if first else ()
    return Hit(
        f"{what} stands twice in its package", location, "rename or disable one of them", related=related
    )
