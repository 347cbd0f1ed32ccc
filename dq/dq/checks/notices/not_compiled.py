"""CHK010."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("CHK010", severity="warning")
def not_compiled(what: str, target: str, reason: str, location: Location) -> Hit:
    """A check of the contract that `dq compile` leaves out, because the target cannot mean the same.

    Why: whoever runs the compiled checks elsewhere must know what is not among them. A check that means
    almost the same would pass where the contract is broken, or fail where it is kept. Each is listed and
    counted; with `--fail-on warning` the command answers 1.
    """
    return Hit(f"{what} is not in the {target}: {reason}", location)
