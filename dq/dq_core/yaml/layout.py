"""Where the entries of YAML collections stand in their lines, for those who edit the text."""

from __future__ import annotations

import re

from dq_core.record import record
from dq_core.source import Source
from dq_core.yaml.loader import BLOCK_STYLES
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence

# YAML 1.1, and libyaml with it, ends a line at three more characters than a text editor does
_LINE_ENDS = "\r\n\x85\u2028\u2029"
_LINE_END = re.compile(rf"\r\n|[{_LINE_ENDS}]")
_PROPERTIES = re.compile(rf"(?:[&!][^\s]*+(?:[ \t{_LINE_ENDS}]|(?<=\s)#[^{_LINE_ENDS}]*+)++)*+")
_REST_OF_LINE = re.compile(rf"[ \t]*+(?:(?<=[ \t])#[^{_LINE_ENDS}]*+)?(?=[{_LINE_ENDS}]|\Z)")
_COMMENT_LINE = re.compile(rf"([ \t]*)#[^{_LINE_ENDS}]*+")
_BLANKS = re.compile(r"[ \t]*+")
_BETWEEN_ENTRIES = re.compile(rf"(?:[ \t{_LINE_ENDS}]++(?:#[^{_LINE_ENDS}]*+)?)*+")
_DASHES = re.compile(r" *(?:-[ \t]+)*")
_DASH_ALONE = re.compile(r"( *(?:-[ \t]+)*)-[ \t]*(?:[ \t]#.*)?")


class EditRefusedError(Exception):
    """The text cannot be edited here without changing what else it says; its argument tells why."""


@record
class Entry:
    """An entry of a collection, from its key or dash to the end of its value."""

    start: int
    end: int
    node: Node


@record
class Place:
    """An entry among others: the one above it where that can be seen, and where the one below it starts."""

    entry: Entry
    first: bool
    last: bool
    previous: Entry | None = None
    following: int | None = None

    @property
    def only(self) -> bool:
        """Whether the collection has no other entry."""
        return self.first and self.last


def line_start(source: Source, offset: int) -> int:
    """Return the offset at which the line of `offset` starts."""
    start = source.line_starts()[source.position(offset)[0] - 1]
    return max((source.text.rfind(sign, start, offset) + 1 for sign in _LINE_ENDS[2:]), default=0) or start


def is_line_start(text: str, offset: int) -> bool:
    """Say whether a line starts at `offset`."""
    return offset == 0 or text[offset - 1] in _LINE_ENDS


def line_stop(text: str, offset: int) -> tuple[int, int]:
    """Return where the line of `offset` ends: without its line end, and with it."""
    found = _LINE_END.search(text, offset)
    return found.span() if found else (len(text), len(text))


def line_end_of(source: Source) -> str:
    """Return the line end that the text uses first; a line feed where it has one line."""
    found = _LINE_END.search(source.text)
    return found[0] if found else "\n"


def before_on_line(source: Source, offset: int) -> str:
    """Return what stands on the line before `offset`."""
    return source.text[line_start(source, offset) : offset]


def column_of(source: Source, offset: int) -> int:
    """Return how many characters stand on the line before `offset`."""
    return offset - line_start(source, offset)


def content_start(node: Node) -> int:
    """Return where a node starts behind its anchor and its tag."""
    found = _PROPERTIES.match(node.source.text, node.start)
    return found.end() if found else node.start


def is_flow(node: Mapping | Sequence) -> bool:
    """Say whether a collection stands between brackets."""
    return node.source.text[content_start(node) : content_start(node) + 1] in ("{", "[")


def rest_of_line(text: str, offset: int) -> int:
    """Return the end of the line's blanks and comment behind `offset`.

    Raises EditRefusedError where something else follows.
    """
    found = _REST_OF_LINE.match(text, offset)
    if found is None:
        raise EditRefusedError("something else stands on the line")
    return found.end()


def below(text: str, offset: int, column: int) -> int:
    """Return where the lines of an entry end that ends at `offset` and starts at `column`.

    The comment behind it belongs to it, and so do comments below it that are indented deeper.
    """
    stop = look = line_stop(text, rest_of_line(text, offset))[1]
    while look < len(text):
        comment = _COMMENT_LINE.match(text, look)
        end, after = line_stop(text, look)
        if comment and len(comment[1]) > column:
            stop = after
        elif comment or text[look:end].strip(" \t"):
            break
        look = after
    return stop


def below_blank_lines(text: str, offset: int) -> int:
    """Return the start of the first line that is not blank, from the start of a line on."""
    while offset < len(text):
        end, after = line_stop(text, offset)
        if text[offset:end].strip(" \t"):
            break
        offset = after
    return offset


def behind_block_scalar(node: Node, text: str, offset: int) -> int:
    """Return `offset`, the start of a line below a node, moved behind the blank lines that are part of it.

    Those are the lines of blanks below a block scalar that has them as content or, like `|+`, keeps them all.
    """
    leaf = last_scalar(node)
    if leaf is None or not is_block_scalar(leaf):
        return offset
    end = below_blank_lines(text, offset)
    return end if "+" in header_of(leaf) or text[offset:end].strip(_LINE_ENDS) else offset


def is_block_scalar(scalar: Scalar) -> bool:
    """Say whether a scalar is a literal or folded block."""
    return not scalar.plain and scalar.source.text[content_start(scalar)] in BLOCK_STYLES


def header_of(scalar: Scalar) -> str:
    """Return the first line of a block scalar, from its sign on and without its comment."""
    start = content_start(scalar)
    return scalar.source.text[start : line_stop(scalar.source.text, start)[0]].partition("#")[0]


def last_scalar(node: Node) -> Scalar | None:
    """Return the scalar with which a node ends; None where brackets close it or an alias does."""
    while not isinstance(node, Scalar):
        children = node.items if isinstance(node, Sequence) else list(node.values.values())
        if is_flow(node) or not children or children[-1].end != node.end:
            return None
        node = children[-1]
    return node


def comma_after(text: str, offset: int) -> int | None:
    """Return the offset of the comma behind an entry between brackets; None where the brackets close."""
    found = _BETWEEN_ENTRIES.match(text, offset)
    place = found.end() if found else offset
    sign = text[place : place + 1]
    if sign not in (",", "]", "}"):
        raise EditRefusedError("no comma and no bracket follows")
    return place if sign == "," else None


def after_blanks(text: str, offset: int) -> int:
    """Return the offset of the first character that is neither blank nor tab."""
    found = _BLANKS.match(text, offset)
    return found.end() if found else offset


def is_indentation(text: str) -> bool:
    """Say whether nothing but blanks stands before something on its line."""
    return not text.strip(" ")


def is_behind_dashes(text: str) -> bool:
    """Say whether nothing but blanks and the dashes of lists stands before something on its line."""
    return _DASHES.fullmatch(text) is not None


def dash_of(item: Node) -> int:
    """Return the offset of the dash before an item of a block sequence."""
    source, start = item.source, line_start(item.source, item.start)
    head = source.text[start : item.start].rstrip(" \t")
    if not head:
        start, line = line_above(source, start)
        found = _DASH_ALONE.fullmatch(line)
        head = line[: found.end(1) + 1] if found else ""
    if not head.endswith("-"):
        raise EditRefusedError("no dash stands before the item")
    return start + len(head) - 1


def line_above(source: Source, start: int) -> tuple[int, str]:
    """Return start and text of the nearest line above `start` that is neither blank nor a comment.

    `start` is the start of a line; without such a line above it the answer is 0 and an empty text.
    """
    while start > 0:
        end = start - (2 if source.text.endswith("\r\n", 0, start) else 1)
        start = line_start(source, end)
        line = source.text[start:end]
        if line.strip(" \t") and not line.lstrip(" \t").startswith("#"):
            return start, line
    return 0, ""


def refuse_shared(source: Source, start: int, end: int) -> None:
    """Raise EditRefusedError where a span overlaps what an anchor shares with other places."""
    for first, last in source.shared:
        if first < max(end, start + 1) and start < last:
            raise EditRefusedError("the text is shared by an anchor")


def refuse_inside_shared(node: Node) -> None:
    """Raise EditRefusedError for a node that is, or is part of, what an anchor shares."""
    for first, last in node.source.shared:
        if first <= node.start and node.end <= last:
            raise EditRefusedError("the text is shared by an anchor")
