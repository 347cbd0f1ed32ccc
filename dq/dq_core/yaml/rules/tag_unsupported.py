"""YML007."""

from collections.abc import Iterator

from dq_core.rules.rule import Hit, rule
from dq_core.yaml.loader import Document


@rule("YML007", Document)
def tag_unsupported(document: Document) -> Iterator[Hit]:
    """A tag that is not read, such as `!secret` or `!!python/object`.

    Why: a tag asks the parser to make something else of a value. Files of other people never get to do
    that here.

    Bad (file)::

        id: !secret contract_id  # here

    Good (file)::

        id: !!str 42
    """
    return document.hits("tag")
