"""The entries of a collection that stand in its own text, and those that cannot be edited from there."""

from __future__ import annotations

import re

from dq_core.yaml.layout import (
    EditRefusedError,
    Entry,
    dash_of,
    is_behind_dashes,
    is_flow,
    is_indentation,
    line_above,
    line_start,
)
from dq_core.yaml.tree import Mapping, Node, Sequence

_MERGE = re.compile(r"(?<![^\s{,])<<[ \t]*:")


def own_keys(mapping: Mapping) -> list[str]:
    """Return the keys that are not merged from elsewhere, in the order of the text."""
    shared = mapping.source.shared
    keys = (
        name
        for name, key in mapping.keys.items()
        if key.source is mapping.source and mapping.start <= key.start < mapping.end
    )
    if shared:
        keys = (
            name
            for name in keys
            if not any(first <= mapping.keys[name].start < last for first, last in shared)
        )
    return sorted(keys, key=lambda name: mapping.keys[name].start)


def index_of(names: list[str], key: str) -> int:
    """Return the place of a key among a mapping's own keys."""
    if key not in names:
        raise EditRefusedError(f"the key {key!r} is merged from elsewhere")
    return names.index(key)


def entry_of(mapping: Mapping, key: str) -> Entry:
    """Return the entry of a key whose value stands behind it."""
    entry = entry_or_none(mapping, key)
    if entry is None:
        raise EditRefusedError(f"the value of {key!r} is an alias")
    return entry


def entry_or_none(mapping: Mapping, key: str) -> Entry | None:
    """Return the entry of a key; None where its value is an alias or comes from another file."""
    scalar, value = mapping.keys[key], mapping.values[key]
    if value.source is not scalar.source or not scalar.end <= value.start <= value.end <= mapping.end:
        return None
    return Entry(scalar.start, value.end, value)


def own_items(sequence: Sequence) -> list[Node]:
    """Return the items without those that were added from other files, which stand behind its own."""
    end = len(sequence.items)
    while end and sequence.items[end - 1].source is not sequence.source:
        end -= 1
    return sequence.items[:end]


def refuse_foreign(node: Node, other: Node) -> None:
    """Raise EditRefusedError for nodes of two files."""
    if node.source is not other.source:
        raise EditRefusedError("the two stand in different files")


def item_of(sequence: Sequence, item: Node) -> Entry | None:
    """Return the entry of an item; None for one that may stand elsewhere, in another file or at an anchor."""
    if item.source is not sequence.source or any(
        first <= item.start and item.end <= last for first, last in item.source.shared
    ):
        return None
    return Entry(item.start if is_flow(sequence) else dash_of(item), item.end, item)


def has_merge(mapping: Mapping) -> bool:
    """Say whether a mapping, or one below it, takes keys from another by `<<`."""
    if not mapping.source.shared:  # the loader notes there what is merged
        return False
    return _MERGE.search(mapping.source.text, mapping.start, mapping.end) is not None


def refuse_merged(mapping: Mapping) -> None:
    """Raise EditRefusedError where a key that goes might let one of its name through that is merged."""
    if has_merge(mapping):
        raise EditRefusedError("keys are merged into the mapping")


def refuse_pair(mapping: Mapping, names: list[str]) -> None:
    """Raise EditRefusedError for a mapping without brackets inside a list with brackets, or with a '?'."""
    source = mapping.source
    start = line_start(source, mapping.keys[names[0]].start)
    head = source.text[start : mapping.keys[names[0]].start]
    if not is_behind_dashes(head):
        raise EditRefusedError("something else stands before it on the line")
    if is_indentation(head) and line_above(source, start)[1].partition(" #")[0].rstrip().endswith(("[", ",")):
        raise EditRefusedError("the pair stands in a list between brackets")
