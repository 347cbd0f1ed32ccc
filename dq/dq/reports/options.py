"""What a report format is told beside the report."""

from dq_core.record import identity_record
from dq_core.version import VERSION


@identity_record
class RenderOptions:
    """How to write a report.

    `width` counts cells of the terminal. `working_directory` is absolute, with forward slashes, and empty
    when paths shall stay as they are. `information_uri` is the project's home; empty leaves it out.
    """

    colour: bool = False
    width: int = 120
    version: str = VERSION
    working_directory: str = ""
    information_uri: str = ""
