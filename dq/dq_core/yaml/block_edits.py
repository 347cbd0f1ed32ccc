"""Edits of collections that are written in lines: mappings of `key: value` and lists of dashes."""

from __future__ import annotations

import re

from dq_core.finding import Edit
from dq_core.yaml.layout import (
    EditRefusedError,
    Entry,
    Place,
    before_on_line,
    behind_block_scalar,
    below,
    column_of,
    header_of,
    is_behind_dashes,
    is_block_scalar,
    is_indentation,
    is_line_start,
    last_scalar,
    line_above,
    line_end_of,
    line_start,
    line_stop,
    rest_of_line,
)
from dq_core.yaml.tree import Mapping, Sequence
from dq_core.yaml.writer import INDENT

_KEY_OF_BLOCK = re.compile(
    r"((?: *- +)* *(?:\"[^\"\\]*\"|'[^']*'|[^'\"#]*?)[ \t]*:(?:[ \t]+[&!][^\s]*)*)[ \t]*(?:[ \t]#.*)?"
)


def removed(container: Mapping | Sequence, place: Place) -> tuple[Edit, ...]:
    """Return the edits that remove an entry with its lines and the comments that belong to it."""
    source, entry = container.source, place.entry
    text, start = source.text, line_start(source, entry.start)
    if place.only:
        return _emptied(container, entry)
    head, stop = text[start : entry.start], below(text, entry.end, entry.start - start)
    if is_indentation(head):
        above = place.previous
        return (Edit(start, behind_block_scalar(above.node, text, stop) if above else stop, ""),)
    if place.following is None or not is_behind_dashes(head):
        raise EditRefusedError("something else stands before it on the line")
    if not text[stop : place.following].strip():
        return (Edit(entry.start, place.following, ""),)
    return (Edit(start + len(head.rstrip()), rest_of_line(text, entry.end), ""),)


def inserted(container: Mapping | Sequence, after: Entry, lines: list[str]) -> tuple[Edit, ...]:
    """Return the edit that puts lines, indented already, below an entry."""
    source = container.source
    text = source.text
    if not is_behind_dashes(before_on_line(source, after.start)):
        raise EditRefusedError("something else stands before its neighbour on the line")
    stop = below(text, after.end, column_of(source, after.start))
    stop = behind_block_scalar(after.node, text, stop)
    ending = line_end_of(source)
    if is_line_start(text, stop):
        return (Edit(stop, stop, "".join(line + ending for line in lines)),)
    leaf = last_scalar(after.node)
    if leaf is not None and is_block_scalar(leaf) and "-" not in header_of(leaf):
        raise EditRefusedError("a line end would become part of the block scalar above")
    last = ending if len(lines) > 1 else ""
    return (Edit(stop, stop, ending + ending.join(lines) + last),)


def nested(sequence: Sequence, column: int, name: str) -> tuple[Edit, ...]:
    """Return the edits that put a key above a list, which is moved to the right of `column` where needed."""
    source = sequence.source
    text, start = source.text, line_start(source, sequence.start)
    head = text[start : sequence.start]
    if not is_indentation(head):
        raise EditRefusedError("something else stands before the list on its line")
    indent = len(head) if len(head) > column else column + INDENT
    edits = [Edit(start, start, f"{' ' * indent}{name}:{line_end_of(source)}")]
    blanks = " " * (indent - len(head))
    while blanks and start < sequence.end:
        end, after = line_stop(text, start)
        if text[start:end].strip(" \t"):
            edits.append(Edit(start, start, blanks))
        start = after
    return tuple(edits)


def _emptied(container: Mapping | Sequence, entry: Entry) -> tuple[Edit, ...]:
    source, sign = container.source, "{}" if isinstance(container, Mapping) else "[]"
    start = line_start(source, entry.start)
    head = source.text[start : entry.start]
    if not is_behind_dashes(head):
        raise EditRefusedError("something else stands before it on the line")
    place = _end_of_key_above(container, start) if is_indentation(head) else None
    if place is None:
        return (Edit(entry.start, entry.end, sign),)
    return (
        Edit(place, place, f" {sign}"),
        Edit(start, below(source.text, entry.end, len(head)), ""),
    )


def _end_of_key_above(container: Mapping | Sequence, start: int) -> int | None:
    """Return the end of the key whose value the block is; None where it is an item or the whole document."""
    above, line = line_above(container.source, start)
    if not line or line.startswith(("---", "%")) or line.partition("#")[0].rstrip(" \t").endswith("-"):
        return None
    found = _KEY_OF_BLOCK.fullmatch(line)
    if found is None:
        raise EditRefusedError("the key above it cannot be found")
    return above + found.end(1)
