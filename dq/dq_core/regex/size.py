"""How large a program RE2 makes of a pattern: counted repetitions are written out, and memory is bounded.

DuckDB gives RE2 its default budget of 8 MiB, two thirds of it for the program, at eight bytes an instruction.
The count follows RE2's compiler for literals, ranges, groups and repetitions. It is a lower estimate, so that
what compiles is not refused, for named classes that are negated, folded or joined with others, and where
alternatives share a beginning (it counts once, RE2 may share less).
"""

from dq_core.regex.ranges import LAST_CODE_POINT, complement
from dq_core.regex.syntax import (
    Alternation,
    Anchor,
    AnyChar,
    CharacterClass,
    Concatenation,
    Group,
    Literal,
    Node,
    Ranges,
    RegexError,
    Repeat,
)

# Measured: a literal of 698,992 characters compiles, one more does not; up to four more belong to the frame.
LARGEST_PROGRAM = 698_996

_CONTINUATION_BITS = 6
_LENGTH_LIMITS = (0x7F, 0x7FF, 0xFFFF)
_ANY = ((0, LAST_CODE_POINT),)
# RE2 treats this common range as one that any lead and any continuation bytes make.
_BEYOND_ASCII = (0x80, LAST_CODE_POINT)
_BEYOND_ASCII_SEQUENCES = (
    ((0xC2, 0xDF), (0x80, 0xBF)),
    ((0xE0, 0xEF), (0x80, 0xBF), (0x80, 0xBF)),
    ((0xF0, 0xF4), (0x80, 0xBF), (0x80, 0xBF), (0x80, 0xBF)),
)
_NO_LINE_FEED = complement(((0x0A, 0x0A),))


def require_moderate_size(tree: Node, counts: list[int]) -> None:
    """Raise RegexError when RE2 would find the pattern too large; `counts` are offsets of repetitions."""
    size = program_size(tree)
    if size > LARGEST_PROGRAM:
        message = f"the pattern is too large: {size:,} instructions, RE2 has room for {LARGEST_PROGRAM:,}"
        hint = "lower the counts, or check the length beside the pattern"
        raise RegexError(message, counts[-1] if counts else 0, hint)


def program_size(node: Node) -> int:
    """Return the number of instructions that RE2 needs at least."""
    match node:
        case Literal(text):
            size = len(text.encode("utf-8", "surrogatepass"))
        case AnyChar(newline):
            size = _ranges_size(_ANY if newline else _NO_LINE_FEED)
        case CharacterClass():
            size = _class_size(node)
        case Group(child, capturing):
            size = program_size(child) + (2 if capturing else 0)
        case Repeat():
            size = _repeat_size(node)
        case Concatenation(children):
            size = sum([program_size(child) for child in children]) or 1
        case Alternation(children):
            size = _alternation_size(children)
        case _:
            size = 1
    return size


def _repeat_size(node: Repeat) -> int:
    child = program_size(node.child)
    if _is_zero_width(node.child):
        return child
    if node.maximum is None:
        return max(node.minimum, 1) * child + 1
    return node.minimum * child + (node.maximum - node.minimum) * (child + 1) or 1


def _is_zero_width(node: Node) -> bool:
    if isinstance(node, Group):
        return not node.capturing and _is_zero_width(node.child)
    if isinstance(node, Concatenation | Alternation):
        return all(_is_zero_width(child) for child in node.children)
    return isinstance(node, Anchor)


def _alternation_size(children: tuple[Node, ...]) -> int:
    split = sorted([_split_literal(child) for child in children])
    size, previous = max([ending for _, ending, joins in split if joins], default=0), ""
    for text, rest, joins in split:
        own = len(text) - _shared(previous, text)
        # A last character of its own joins the others in one class.
        size += (own if own > 1 else 0) + (0 if joins else rest + 1)
        previous = text
    return max(size, 1)


def _split_literal(node: Node) -> tuple[str, int, bool]:
    """Return the text that the node begins with, the size of the rest, and whether the rest is a class."""
    if isinstance(node, Literal):
        return node.text, 0, True
    if isinstance(node, Concatenation) and node.children and isinstance(node.children[0], Literal):
        return node.children[0].text, program_size(Concatenation(node.children[1:])), False
    return "", program_size(node), isinstance(node, CharacterClass | AnyChar)


def _shared(one: str, two: str) -> int:
    length = 0
    for left, right in zip(one, two, strict=False):
        if left != right:
            break
        length += 1
    return length


def _class_size(node: CharacterClass) -> int:
    known = _ranges_size(_without_folded_capitals(node.ranges)) if node.ranges else 1
    if not node.named or (node.ranges and node.ranges[-1][1] > _LENGTH_LIMITS[0]):
        return known
    from dq_core.regex.classes import UNICODE

    largest = max(UNICODE[named.name] for named in node.named)
    if len(node.named) > 1 or any(named.ignore_case for named in node.named):
        # Small and capital letters, taken together, need less than half of what either needs alone.
        return max(known, largest * 2 // 5)
    exact = not (node.ranges or node.negated or any(named.negated for named in node.named))
    # The complement of a class, or the class with a few more characters, comes within a twentieth of it.
    return largest if exact else max(known, largest * 19 // 20)


def _without_folded_capitals(ranges: Ranges) -> Ranges:
    """Leave out A-Z where a-z holds the same letters: RE2 compares these without case in one instruction."""
    capitals = {first for first, last in ranges if first >= ord("A") and last <= ord("Z")}
    small = {first - 32 for first, last in ranges if first >= ord("a") and last <= ord("z")}
    if not capitals or capitals != small:
        return ranges
    return tuple(pair for pair in ranges if pair[0] not in capitals)


def _ranges_size(ranges: Ranges) -> int:
    """Count the nodes for a set of ranges: RE2 shares beginnings and varying ends; a choice costs one."""
    nodes: set[tuple[bool, tuple[tuple[int, int], ...]]] = set()
    sequences = [sequence for first, last in ranges for sequence in _sequences(first, last)]
    for sequence in sequences:
        for place, (low, high) in enumerate(sequence):
            is_end = place > 0 and (low < high or place == len(sequence) - 1)
            nodes.add((is_end, sequence[place:] if is_end else sequence[: place + 1]))
    return len(nodes) + len(sequences) - 1


def _sequences(first: int, last: int) -> list[tuple[tuple[int, int], ...]]:
    """Split a range into runs of UTF-8 where each byte varies on its own."""
    if (first, last) == _BEYOND_ASCII:
        return list(_BEYOND_ASCII_SEQUENCES)
    for limit in _LENGTH_LIMITS:
        if first <= limit < last:
            return _sequences(first, limit) + _sequences(limit + 1, last)
    if last <= _LENGTH_LIMITS[0]:
        return [((first, last),)]
    for place in range(1, 4):
        mask = (1 << (_CONTINUATION_BITS * place)) - 1
        if first & ~mask != last & ~mask:
            if first & mask:
                return _sequences(first, first | mask) + _sequences((first | mask) + 1, last)
            if last & mask != mask:
                return _sequences(first, (last & ~mask) - 1) + _sequences(last & ~mask, last)
    low = chr(first).encode("utf-8", "surrogatepass")
    high = chr(last).encode("utf-8", "surrogatepass")
    return [tuple(zip(low, high, strict=True))]
