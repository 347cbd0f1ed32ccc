"""PRJ136."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ136")
def expression_unparsable(what: str, location: Location | None) -> Hit:
    """An expression or filter of a semantic model, metric or saved query is no SQL of the project's dialect.

    Why: dbt reads the project all the same, because it takes these for texts; whoever asks for the figure
    gets an error of the warehouse. Nothing is known of the columns that the expression reads. It is said only
    where the dialect is known, and not of texts with templates that have to be rendered.
    """
    help_ = "write one expression over the columns of the model, in the SQL of the warehouse"
    return Hit(f"the {what} is no SQL", location, help_)
