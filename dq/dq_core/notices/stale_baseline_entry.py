"""SUP005."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("SUP005")
def stale_baseline_entry(code: str, path: str, count: int, location: Location | None) -> Hit:
    """An entry of the baseline whose finding does not occur any more, where `--strict-baseline` asks for it.

    Why: the entry would hide the same mistake when somebody makes it again. Entries of files and rules that
    a run does not look at are not judged.
    """
    times = "" if count == 1 else f" {count:,} times"
    text = f"{code} does not occur{times} in {path} any more" if path else f"{code} does not occur any more"
    return Hit(text, location, "`dq lint --write-baseline` takes it out")
