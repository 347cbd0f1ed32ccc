"""PRJ134."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ134")
def microbatch_invalid(what: str, location: Location | None, help_: str) -> Hit:
    """A microbatch model lacks `event_time`, `begin` or `batch_size`, or one of them is none.

    Why: dbt refuses to read such a project, because nobody could say which batches there are. The model is
    rendered here all the same, for a batch of a time that stands still where `begin` is no moment, and
    without a batch where `batch_size` is none.
    """
    return Hit(what, location, help_)
