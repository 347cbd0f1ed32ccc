"""YML009."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_core.yaml.loader import Document


@rule("YML009", Document)
def key_not_scalar(document: Document) -> Iterator[Hit]:
    """A key that is a list or a mapping, or a merge of something that is no mapping.

    Why: no standard for data contracts gives such a key a meaning.

    Bad (file)::

        ? [a, b]  # here
        : 1

    Good (file)::

        a: 1
    """
    return document.hits("key")
