"""CHK004."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("CHK004", exit_code=2)
def data_not_located(dataset: str, reason: str, location: Location, help_: str) -> Hit:
    """Nothing says where the data of a dataset stands, or the place is one that `dq test` cannot reach.

    Why: a contract whose only server is a warehouse cannot be tested on this machine unless the data is given
    with `--data DATASET=PATH`. The run ends with exit code 2, because it needs another command line.
    """
    return Hit(f"no data to test for {dataset!r}: {reason}", location, help_)
