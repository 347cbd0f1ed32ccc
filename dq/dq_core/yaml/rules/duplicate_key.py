"""YML003."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_core.yaml.loader import Document


@rule("YML003", Document)
def duplicate_key(document: Document) -> Iterator[Hit]:
    """The same key twice in one mapping.

    Why: YAML parsers keep the last value silently, so half of what the author wrote is never read.

    Bad (file)::

        schema:
          - name: orders
            name: order_lines  # here

    Good (file)::

        schema:
          - name: orders
            physicalName: order_lines
    """
    return document.hits("duplicate-key")
