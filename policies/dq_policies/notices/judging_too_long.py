"""SQL002."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("SQL002", severity="warning")
def judging_too_long(seconds: float, location: Location) -> Hit:
    """A SQL file whose judgement was ended because it took too long.

    Why: a gate must answer. What the rules had found until then is reported, the rest of the file was not
    looked at, and this says so. The time is that of the processor.
    """
    text = f"judging this file was ended after {seconds:g} seconds; what follows was not looked at"
    return Hit(text, location, "divide the file")
