"""YML008."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_core.yaml.loader import Document


@rule("YML008", Document)
def several_documents(document: Document) -> Iterator[Hit]:
    """A second document in one file.

    Why: only the first would be read. Write one contract in each file.

    Bad (file)::

        name: orders
        ---  # here
        name: customers

    Good (file)::

        ---
        name: orders
    """
    return document.hits("several-documents")
