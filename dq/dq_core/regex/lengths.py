"""How long the texts are that a pattern matches, in code points."""

from dq_core.record import record
from dq_core.regex.syntax import (
    Alternation,
    Anchor,
    AnyByte,
    CharacterClass,
    Concatenation,
    Group,
    Literal,
    Node,
    Repeat,
)


@record
class Lengths:
    """The least and the greatest length of what matches; `most` is None where there is no greatest.

    No match is shorter than `least` or longer than `most`; whether each length between occurs is not said.
    """

    least: int
    most: int | None


def lengths(node: Node) -> Lengths:  # noqa: PLR0911 - one answer for each kind of node
    """Return the lengths of the texts that the node itself matches, whatever stands around them."""
    match node:
        case Literal(text):
            return Lengths(len(text), len(text))
        case Anchor():
            return Lengths(0, 0)
        case AnyByte():
            return Lengths(0, 1)
        case Group(child):
            return lengths(child)
        case Repeat():
            return _repeated(node)
        case Concatenation(children):
            return _joined([lengths(child) for child in children])
        case Alternation(children):
            return _either([lengths(child) for child in children if not _is_nothing(child)])
        case _:
            return Lengths(1, 1)


def _is_nothing(node: Node) -> bool:
    return isinstance(node, CharacterClass) and not node.ranges and not node.named


def _repeated(node: Repeat) -> Lengths:
    child = lengths(node.child)
    least = child.least * node.minimum
    if child.most == 0 or node.maximum == 0:
        return Lengths(least, 0)
    bounded = child.most is not None and node.maximum is not None
    return Lengths(least, (child.most or 0) * (node.maximum or 0) if bounded else None)


def _joined(parts: list[Lengths]) -> Lengths:
    most = [part.most for part in parts if part.most is not None]
    return Lengths(sum([part.least for part in parts]), sum(most) if len(most) == len(parts) else None)


def _either(parts: list[Lengths]) -> Lengths:
    most = [part.most for part in parts if part.most is not None]
    least = min([part.least for part in parts], default=0)
    return Lengths(least, max(most, default=0) if len(most) == len(parts) else None)
