"""INT004."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("INT004", exit_code=4)
def fix_undone(code: str, fix: str, reason: str, location: Location | None) -> Hit:
    """A fix was not made, because it would have damaged the file.

    Why: each fixed text is read again before it is written. Where it is no valid YAML any more, or where
    fixes undo each other, the mistake is in `dq`: the fix is left out, the finding stays, and the run ends
    with exit code 4.
    """
    text = f"the fix of {code} ({fix}) was left out: {reason}"
    return Hit(text, location, "change it by hand, and report this with the line that it is about")
