"""PRJ109."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ109")
def macro_invalid(name: str, detail: str, location: Location | None) -> Hit:
    """A macro of the project is no valid template.

    Why: dbt reads all macros before anything else, and runs nothing of a project with one that it cannot
    compile, even if no model uses it. dq leaves it out, and reads the rest.
    """
    return Hit(f"the macro {name} cannot be compiled: {detail}", location, "mend the template")
