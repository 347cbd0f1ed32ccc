"""YML005."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_core.yaml.loader import Document


@rule("YML005", Document)
def too_large(document: Document) -> Iterator[Hit]:
    """A file beyond the limits: 10 million characters, 100 levels, or 100,000 nodes repeated by aliases.

    Why: such a file is a mistake or an attack ("billion laughs"), and reading it would stop the machine
    instead of the author.

    Good (file)::

        name: orders
    """
    return document.hits("limit")
