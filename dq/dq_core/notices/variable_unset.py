"""PRJ004."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ004", exit_code=2)
def variable_unset(name: str, location: Location | None, help_: str) -> Hit:
    """A variable of a contract has no value here, and no default.

    Why: an empty text in its place would be another contract. Set the variable, or write a default behind its
    name, as in `${NAME:-default}`. The run ends with exit code 2, because it needs another environment.
    """
    return Hit(f"the variable {name} is not set", location, help_)
