"""YML004."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_core.yaml.loader import Document


@rule("YML004", Document)
def empty_file(document: Document) -> Iterator[Hit]:
    """A file without any YAML value.

    Why: an empty contract promises nothing, and checks nothing.

    Bad (file)::

        # nothing but a comment

    Good (file)::

        name: orders
    """
    return document.hits("empty")
