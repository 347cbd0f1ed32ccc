"""PRJ132."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ132")
def private_model_referenced(what: str, location: Location | None, help_: str) -> Hit:
    """A model or snapshot reads a private model of another group, or an exposure names a private model.

    Why: dbt refuses to read such a project. A model is made private so that its group may change it without
    asking others. Only nodes of the same group may read it; a node without a group belongs to none, and so
    does every exposure.
    """
    return Hit(what, location, help_)
