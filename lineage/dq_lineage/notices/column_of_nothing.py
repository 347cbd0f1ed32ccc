"""PRJ131."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ131")
def column_of_nothing(what: str, location: Location | None, help_: str) -> Hit:
    """A measure, dimension, entity or unit test names a column that its model does not have, or lacks one.

    Why: dbt reads the project all the same; what stands on the column fails when somebody asks for a figure
    or runs the test. Mostly the column was renamed or removed in the model. It is said only where the SQL of
    the model, or its contract, tells all columns that it has. Rows that a unit test expects may name some of
    the columns where they are written out or in CSV; where SQL makes them, it has to give all.
    """
    return Hit(what, location, help_ or "name a column of the model, or take it away")
