"""SQL003."""

from dq_core.location import Location
from dq_core.rules.rule import Hit, notice


@notice("SQL003", severity="info")
def template_unjudged(location: Location) -> Hit:
    """A SQL file with Jinja that belongs to no project that dq can render.

    Why: a template is no SQL before it is rendered, and what it becomes is not known from the file alone.
    None of its statements was judged, so that a file without other findings is not known to be sound. Jinja
    inside a quoted text, and comments of Jinja, are no reason.
    """
    text = "this is a template of no known project; its SQL was not judged"
    return Hit(text, location, "lint it in its project, or what it is rendered to")
