"""LIN002."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("LIN002", severity="info")
def no_statement(path: str) -> Hit:
    """A SQL file without a statement: it is empty, or holds nothing but comments.

    Why: who names a file expects its lineage; an empty answer could mean that nothing was understood.
    """
    return Hit("the file holds no statement", Location(path), "check that it is the right file")
