"""CHK002."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("CHK002", exit_code=4)
def check_failed_to_run(what: str, reason: str, location: Location) -> Hit:
    """A check that could not be evaluated, so that nothing is known about its promise.

    Why: an error is neither a pass nor a failure of the data: two things that do not compare, a measure
    without a value, a query that broke. The other checks go on, and the run ends with exit code 4.
    """
    return Hit(f"{what} could not be evaluated: {reason}", location)
