"""YML002."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_core.yaml.loader import Document


@rule("YML002", Document)
def yaml_syntax(document: Document) -> Iterator[Hit]:
    """A file that is not valid YAML.

    Why: nothing of the file can be trusted after the place where the parser stopped, so nothing else of
    it is checked.

    Bad (file)::

        schema:
          - name: orders
              properties: []  # here

    Good (file)::

        schema:
          - name: orders
            properties: []
    """
    return document.hits("syntax")
