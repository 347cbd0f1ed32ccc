"""PRJ108."""

from dq_core.finding import Related
from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ108", severity="warning")
def project_key_repeated(message: str, location: Location | None, related: tuple[Related, ...]) -> Hit:
    """A key stands twice in one mapping of a project's YAML file.

    Why: dbt keeps the last one without a word, so that whatever stands under the first, such as its tests,
    is lost. The last one is read here too.
    """
    return Hit(message, location, "remove or rename one of them", related=related)
