"""YML001."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_core.yaml.loader import Document


@rule("YML001", Document)
def not_utf8_text(document: Document) -> Iterator[Hit]:
    """A file that is not UTF-8 text.

    Why: YAML is exchanged as UTF-8. Another encoding, or bytes of a binary file, would be read as
    something that nobody wrote. A byte order mark at the start is accepted.

    Good (file)::

        name: Zürich
    """
    return document.hits("not-text")
