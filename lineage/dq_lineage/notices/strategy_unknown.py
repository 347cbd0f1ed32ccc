"""PRJ135."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ135")
def strategy_unknown(what: str, location: Location | None, help_: str) -> Hit:
    """An incremental model names a strategy that neither dbt has nor a macro of the project or its packages.

    Why: dbt reads the project all the same; the first run that adds to the table fails. A strategy of one's
    own is a macro `get_incremental_NAME_sql`. Where no file names the adapter, it is said of what no adapter
    has. Nothing is said while a package is not installed, for an adapter whose strategies are not known, or
    where the project builds incremental tables by a materialization of its own.
    """
    return Hit(what, location, help_)
