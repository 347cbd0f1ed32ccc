"""Edits of YAML text that keep its comments, its order and everything else that they are not about.

Each function takes nodes of a loaded document and returns the edits of its text. None changes a node: load
the edited text for the next step. All raise EditRefusedError, whose argument tells why, where an edit would
change what other places say, such as inside a node that an anchor shares, and where the text is written in a
way that is too unusual to be edited.
"""

from __future__ import annotations

from collections.abc import Iterable

from dq_core.finding import Edit
from dq_core.yaml import block_edits, flow_edits, scalar_edits
from dq_core.yaml.entries import (
    entry_of,
    entry_or_none,
    has_merge,
    index_of,
    item_of,
    own_items,
    own_keys,
    refuse_foreign,
    refuse_merged,
    refuse_pair,
)
from dq_core.yaml.layout import (
    EditRefusedError,
    Entry,
    Place,
    column_of,
    content_start,
    is_block_scalar,
    is_flow,
    refuse_inside_shared,
    refuse_shared,
)
from dq_core.yaml.scalar_text import scalar_text
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, Value
from dq_core.yaml.writer import lines

__all__ = [
    "EditRefusedError",
    "apply",
    "item_appended",
    "item_removed",
    "key_inserted",
    "key_removed",
    "key_renamed",
    "list_nested",
    "repeated_key_removed",
    "scalar_replaced",
    "scalars_swapped",
]


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with all edits made; their offsets are those of `text`.

    Insertions at one offset follow each other in the order given. Raises ValueError when two edits overlap.
    """
    parts, done = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < done:
            raise ValueError("two edits overlap")
        parts += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*parts, text[done:]])


def key_renamed(mapping: Mapping, key: str, name: str) -> tuple[Edit, ...]:
    """Give a key another name, which the mapping does not have yet."""
    scalar = mapping.keys[key]
    refuse_foreign(mapping, scalar)
    refuse_inside_shared(mapping)
    refuse_inside_shared(scalar)
    refuse_merged(mapping)
    if name in mapping:
        raise EditRefusedError(f"the key {name!r} is there already")
    return (scalar_edits.replaced(scalar, name),)


def scalar_replaced(scalar: Scalar, value: Value) -> tuple[Edit, ...]:
    """Give a scalar another value: a string in the quotes that it has, else bare where no reader errs."""
    refuse_inside_shared(scalar)
    return (scalar_edits.replaced(scalar, value),)


def scalars_swapped(first: Scalar, second: Scalar) -> tuple[Edit, ...]:
    """Exchange two scalars, each as it is written."""
    for scalar in (first, second):
        refuse_inside_shared(scalar)
        refuse_foreign(first, scalar)
        if content_start(scalar) != scalar.start or scalar.start == scalar.end or is_block_scalar(scalar):
            raise EditRefusedError("one of the values has an anchor, a tag or lines of its own")
    text = first.source.text
    return (
        Edit(first.start, first.end, text[second.start : second.end]),
        Edit(second.start, second.end, text[first.start : first.end]),
    )


def key_removed(mapping: Mapping, key: str) -> tuple[Edit, ...]:
    """Remove a key and its value, with the comment behind it and those inside it; comments above it stay.

    The last key of a mapping leaves `{}`.
    """
    refuse_inside_shared(mapping)
    names = own_keys(mapping)
    index = index_of(names, key)
    entry = entry_of(mapping, key)
    refuse_shared(mapping.source, entry.start, entry.end)
    refuse_merged(mapping)
    place = Place(
        entry,
        first=index == 0,
        last=index == len(names) - 1,
        previous=entry_or_none(mapping, names[index - 1]) if index else None,
        following=mapping.keys[names[index + 1]].start if index + 1 < len(names) else None,
    )
    if is_flow(mapping):
        return flow_edits.removed(mapping, place)
    refuse_pair(mapping, names)
    return block_edits.removed(mapping, place)


def repeated_key_removed(mapping: Mapping, key: Scalar, value: Node) -> tuple[Edit, ...]:
    """Remove an entry whose key stands in the mapping before as well."""
    refuse_inside_shared(mapping)
    entry = Entry(key.start, value.end, value)
    refuse_shared(mapping.source, entry.start, entry.end)
    if value.start < key.end:
        raise EditRefusedError("the value is an alias")
    place = Place(entry, first=False, last=False)
    if is_flow(mapping):
        return flow_edits.removed(mapping, place)
    return block_edits.removed(mapping, place)


def key_inserted(mapping: Mapping, key: str, value: object, after: str | None = None) -> tuple[Edit, ...]:
    """Add a key behind the key `after`, or behind the last one; `value` is a plain value of any depth."""
    refuse_inside_shared(mapping)
    if key in mapping:
        raise EditRefusedError(f"the key {key!r} is there already")
    names = own_keys(mapping)
    if not names and (not is_flow(mapping) or has_merge(mapping)):
        raise EditRefusedError("its keys are merged from elsewhere")
    neighbour = entry_of(mapping, names[index_of(names, after)] if after else names[-1]) if names else None
    if neighbour is None or is_flow(mapping):
        quoted = bool(names) and scalar_edits.is_double_quoted(mapping.keys[names[0]])
        written = flow_edits.text_of({key: value}, quoted=quoted)[1:-1]
        return flow_edits.inserted(mapping, neighbour, written)
    refuse_pair(mapping, names)
    column = column_of(mapping.source, mapping.keys[names[0]].start)
    return block_edits.inserted(mapping, neighbour, lines({key: value}, column))


def item_removed(sequence: Sequence, index: int) -> tuple[Edit, ...]:
    """Remove an item, with the comment behind it and those inside it; the last one leaves `[]`."""
    refuse_inside_shared(sequence)
    items = own_items(sequence)
    entry = item_of(sequence, sequence.items[index])
    if entry is None or index >= len(items):
        raise EditRefusedError("the item stands elsewhere")
    refuse_shared(sequence.source, entry.start, entry.end)
    last = index == len(items) - 1
    following = None if last else item_of(sequence, items[index + 1])
    place = Place(
        entry,
        first=index == 0,
        last=last,
        previous=item_of(sequence, items[index - 1]) if index else None,
        following=following.start if following else None,
    )
    return flow_edits.removed(sequence, place) if is_flow(sequence) else block_edits.removed(sequence, place)


def list_nested(key: Scalar, sequence: Sequence, name: str) -> tuple[Edit, ...]:
    """Make a list, the value of `key`, the value of a key `name` in a mapping of its own."""
    refuse_inside_shared(sequence)
    source, start = sequence.source, sequence.start
    refuse_shared(source, start, sequence.end)
    if content_start(sequence) != start:
        raise EditRefusedError("the list has an anchor or a tag")
    if is_flow(sequence):
        end = sequence.end
        return (Edit(start, start, f"{{{scalar_text(name, flow=True)}: "), Edit(end, end, "}"))
    return block_edits.nested(sequence, column_of(source, key.start), scalar_text(name))


def item_appended(sequence: Sequence, value: object) -> tuple[Edit, ...]:
    """Add an item behind the last one; `value` is a plain value of any depth."""
    refuse_inside_shared(sequence)
    items = own_items(sequence)
    last = items[-1] if items else None
    if is_flow(sequence):
        return _flow_appended(sequence, last, value)
    start = content_start(sequence)
    entry, column = Entry(start, sequence.end, sequence), column_of(sequence.source, start)
    if isinstance(value, dict | list | tuple) and value:
        return block_edits.inserted(sequence, entry, lines([value], column))
    return block_edits.inserted(sequence, entry, [f"{' ' * column}- {flow_edits.text_of(value)}"])


def _flow_appended(sequence: Sequence, last: Node | None, value: object) -> tuple[Edit, ...]:
    neighbour = item_of(sequence, last) if last else None
    if last and neighbour is None:
        raise EditRefusedError("the last item is an alias")
    quoted = isinstance(last, Scalar) and scalar_edits.is_double_quoted(last)
    return flow_edits.inserted(sequence, neighbour, flow_edits.text_of(value, quoted=quoted))
