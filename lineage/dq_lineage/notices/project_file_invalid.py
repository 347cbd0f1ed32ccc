"""PRJ101."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("PRJ101")
def project_file_invalid(message: str, location: Location | None, help_: str) -> Hit:
    """A file of a project cannot be read, or a part of it has a shape that the project's tool does not read.

    Why: what cannot be read is missing from everything that is said about the project. The rest of the file
    is read wherever its structure allows that, and so are the other files. An error of YAML syntax costs the
    whole file, because half of it would look like all of it.
    """
    return Hit(message, location, help_)
