"""PRJ133."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ133")
def group_unknown(what: str, location: Location | None, help_: str) -> Hit:
    """A model, snapshot, seed, metric or the like belongs to a group that the project does not declare.

    Why: dbt refuses to read such a project. A group has an owner, whom nobody knows then.
    """
    return Hit(what, location, help_ or "declare it under `groups`, with its owner")
