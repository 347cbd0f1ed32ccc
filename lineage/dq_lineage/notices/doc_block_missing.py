"""PRJ107."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ107")
def doc_block_missing(name: str, location: Location | None, help_: str) -> Hit:
    """A description names a block of documentation that no Markdown file of the project holds.

    Why: dbt refuses to read such a project. The description is kept here as it is written.
    """
    return Hit(
        f"there is no docs block {name!r}", location, help_ or "write it in a .md file, or fix the name"
    )
