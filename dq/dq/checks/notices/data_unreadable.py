"""CHK003."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("CHK003", exit_code=4)
def data_unreadable(dataset: str, reason: str, location: Location) -> Hit:
    """The data of a dataset cannot be read: it is missing, broken, or of a kind that is not read.

    Why: nothing is known about a file that did not open. All checks of the dataset end as errors, those of
    other datasets go on, and the run ends with exit code 4.
    """
    return Hit(f"the data of {dataset!r} cannot be read: {reason}", location)
