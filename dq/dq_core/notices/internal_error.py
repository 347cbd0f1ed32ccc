"""INT001."""

import os

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("INT001", exit_code=4)
def internal_error(part: str, error: BaseException, location: Location | None) -> Hit:
    """A part of `dq` failed; what it would have checked was not checked.

    Why: one broken rule must not hide the findings of the others, and must not look like a pass. The run goes
    on and ends with exit code 4. Set the environment variable `DQ_DEBUG=1` to see where it failed, and report
    it.
    """
    if os.environ.get("DQ_DEBUG"):
        raise error
    text = f"{part} failed ({type(error).__name__}: {error}); what it checks was not checked"
    return Hit(text, location, "set DQ_DEBUG=1 for the place in the code, and report it")
