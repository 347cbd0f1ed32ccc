"""PRJ114."""

from dq_core.finding import Related
from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ114")
def duplicate_macro(name: str, location: Location | None, first: Location) -> Hit:
    """Two macros of the project have the same name.

    Why: dbt refuses to run such a project. dq takes the first, in the order of the paths of their files.
    """
    return Hit(
        f"the macro {name} stands twice in the project",
        location,
        "rename or remove one of them",
        related=(Related("first here", first),),
    )
