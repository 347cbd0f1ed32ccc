"""CFG001."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("CFG001", exit_code=2)
def configuration_invalid(message: str, location: Location | None, help_: str = "") -> Hit:
    """The configuration, or a value given on the command line, is not valid.

    Why: a setting that is silently ignored changes what the gate lets through. Nothing is checked, and the
    run ends with exit code 2.
    """
    return Hit(message, location, help_)
