"""The custom properties by which a contract includes what is written elsewhere: so it stays valid ODCS."""

from __future__ import annotations

from collections.abc import Iterator

from dq_contracts.model.nodes import mappings_of, text_of
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence

DEFINITIONS = "dqDefinitions"
"""At a contract or a file of definitions: the files in which names of definitions are looked for."""

DEFAULTS = "dqDefaults"
"""At a contract: the files whose defaults hold for it."""

DEFINITION = "dqDefinition"
"""At any part: the definitions that it builds on."""

WORDS = (DEFINITIONS, DEFAULTS, DEFINITION)
PREFIX = "dqdef"
"""How every custom property of ours starts, in lower case; what else starts so is a slip of the pen."""

KIND = "DataContractDefinitions"
"""What a file of definitions says under `kind`."""


def may_include(text: str) -> bool:
    """Say whether the text of a file may hold one of the words at all."""
    return PREFIX in text.lower()


def entries(node: Mapping, word: str) -> Iterator[Mapping]:
    """Yield the custom properties of an object that are one of the words."""
    if "customProperties" in node.values:
        for entry in mappings_of(node, "customProperties"):
            if text_of(entry, "property") == word:
                yield entry


def names_in(value: Node | None) -> list[Scalar] | None:
    """Return the text or the texts that an entry's value names; None where it names none."""
    items = value.items if isinstance(value, Sequence) else [value]
    texts = [item for item in items if isinstance(item, Scalar) and isinstance(item.value, str)]
    return texts if items and len(texts) == len(items) and all(text.value for text in texts) else None


def without_words(node: Mapping) -> Mapping:
    """Return an object without those custom properties; itself where it has none of them."""
    listed = node.values.get("customProperties")
    if not isinstance(listed, Sequence):
        return node
    kept = [item for item in listed.items if not is_word(item)]
    if len(kept) == len(listed.items):
        return node
    values = dict(node.values)
    if kept:
        values["customProperties"] = Sequence(listed.source, listed.start, listed.end, kept)
    else:
        del values["customProperties"]
    return Mapping(node.source, node.start, node.end, node.keys, values)


def is_word(item: Node) -> bool:
    """Say whether a custom property is one of the words."""
    return isinstance(item, Mapping) and text_of(item, "property") in WORDS
