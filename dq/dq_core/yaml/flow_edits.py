"""Edits of collections between brackets, on one line or over several."""

from __future__ import annotations

from dq_core.finding import Edit
from dq_core.yaml.layout import (
    EditRefusedError,
    Entry,
    Place,
    after_blanks,
    before_on_line,
    comma_after,
    content_start,
    is_indentation,
    line_end_of,
    line_start,
    line_stop,
    rest_of_line,
)
from dq_core.yaml.scalar_edits import double_quoted
from dq_core.yaml.scalar_text import scalar_text
from dq_core.yaml.tree import Mapping, Sequence


def text_of(value: object, *, quoted: bool = False) -> str:
    """Return a plain value on one line; `quoted` puts all strings into double quotes, as JSON does."""
    if isinstance(value, dict):
        pairs = (
            f"{text_of(key, quoted=quoted)}: {text_of(item, quoted=quoted)}" for key, item in value.items()
        )
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(text_of(item, quoted=quoted) for item in value) + "]"
    if quoted and isinstance(value, str):
        return double_quoted(value)
    return scalar_text(value, flow=True)  # type: ignore[arg-type]  # raises TypeError for what is no scalar


def removed(container: Mapping | Sequence, place: Place) -> tuple[Edit, ...]:
    """Return the edits that remove an entry with its comma, and its lines where nothing else stands there."""
    source, entry = container.source, place.entry
    text = source.text
    if before_on_line(source, entry.start).rstrip().endswith("?"):
        raise EditRefusedError("the key is marked by '?'")
    comma = comma_after(text, entry.end)
    if place.only:
        return _emptied(container, entry, comma)
    end = entry.end if comma is None else comma + 1
    own_lines = _own_lines(container, entry, end)
    if comma is None:
        return _last_removed(container, place, own_lines)
    if "#" in text[entry.end : comma]:
        raise EditRefusedError("a comment stands before the comma")
    return (own_lines or Edit(entry.start, _after_blanks_of_line(text, end), ""),)


def inserted(container: Mapping | Sequence, after: Entry | None, written: str) -> tuple[Edit, ...]:
    """Return the edits that put the text of an entry behind another one, or into empty brackets."""
    source = container.source
    text = source.text
    if after is None:
        return _into_empty(container, written)
    comma = comma_after(text, after.end)
    head = before_on_line(source, after.start)
    end = after.end if comma is None else comma + 1
    if not is_indentation(head) or not _is_last_on_line(text, end):
        blank = " " if text[after.end - 1] in " \t:" else ""  # an empty value ends behind its colon
        return (Edit(after.end, after.end, f"{blank}, {written}"),)
    stop = rest_of_line(text, end)
    below = Edit(stop, stop, f"{line_end_of(source)}{head}{written}{'' if comma is None else ','}")
    return (below,) if comma is not None else (Edit(after.end, after.end, ","), below)


def _into_empty(container: Mapping | Sequence, written: str) -> tuple[Edit, ...]:
    text, start = container.source.text, content_start(container) + 1
    inside = text[start : container.end - 1]
    return (Edit(start, start if inside.strip() else container.end - 1, written),)


def _emptied(container: Mapping | Sequence, entry: Entry, comma: int | None) -> tuple[Edit, ...]:
    text, start = container.source.text, content_start(container) + 1
    end = entry.end if comma is None else comma + 1
    if not text[start : entry.start].strip() and not text[end : container.end - 1].strip():
        return (Edit(start, container.end - 1, ""),)
    if "#" in text[entry.end : end]:
        raise EditRefusedError("a comment stands before the comma")
    return (Edit(entry.start, end, ""),)


def _last_removed(container: Mapping | Sequence, place: Place, own_lines: Edit | None) -> tuple[Edit, ...]:
    """Return the edits that remove the last entry with the comma before it, where that can be seen."""
    text, entry, previous = container.source.text, place.entry, place.previous
    comma = comma_after(text, previous.end) if previous else _comma_before(text, entry.start)
    removal = own_lines or Edit(entry.start, entry.end, "")
    if comma is None:
        return (removal,)
    if own_lines or text[comma + 1 : entry.start].strip():
        return (Edit(comma, comma + 1, ""), removal)
    return (Edit(previous.end if previous else comma, entry.end, ""),)


def _comma_before(text: str, offset: int) -> int | None:
    """Return the offset of the comma before an entry; None where a comment may stand between them."""
    while offset > 0 and text[offset - 1].isspace():
        offset -= 1
    line = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    return offset - 1 if text[line:offset].endswith(",") and "#" not in text[line:offset] else None


def _own_lines(container: Mapping | Sequence, entry: Entry, end: int) -> Edit | None:
    """Return the edit that removes the lines of an entry; None where something else stands on them."""
    source = container.source
    if not is_indentation(before_on_line(source, entry.start)) or not _is_last_on_line(source.text, end):
        return None
    return Edit(line_start(source, entry.start), line_stop(source.text, end)[1], "")


def _is_last_on_line(text: str, end: int) -> bool:
    try:
        rest_of_line(text, end)
    except EditRefusedError:
        return False
    return True


def _after_blanks_of_line(text: str, end: int) -> int:
    place = after_blanks(text, end)
    return end if text[place : place + 1] == "#" else place
