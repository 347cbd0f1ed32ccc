"""YML006."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_core.yaml.loader import Document


@rule("YML006", Document)
def alias_invalid(document: Document) -> Iterator[Hit]:
    """An alias without its anchor, or inside the node that it names.

    Why: there is nothing, or no end of something, to put in its place.

    Bad (file)::

        schema: *orders  # here

    Good (file)::

        definitions: &orders
          - name: orders
        schema: *orders
    """
    return document.hits("alias")
