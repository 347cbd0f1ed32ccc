"""CHK001."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("CHK001", severity="warning")
def not_checked(what: str, reason: str, location: Location) -> Hit:
    """A promise of the contract that `dq test` cannot check.

    Why: whoever reads "passed" must know what was never looked at. Each such line is a warning and counts in
    the coverage; with `--strict` it is an error.
    """
    return Hit(f"{what} was not checked: {reason}", location)
