"""The tree of a pattern: what it matches, with flags, escapes and negations already resolved."""

from collections.abc import Iterator
from typing import Literal as OneOf

from dq_core.record import record

Ranges = tuple[tuple[int, int], ...]

AnchorKind = OneOf["begin text", "end text", "begin line", "end line", "word boundary", "not a word boundary"]


class RegexError(ValueError):
    """A pattern that RE2 refuses.

    `message` says what is wrong, `offset` where, in code points of the pattern, and `hint` what to write
    instead (empty when the message says it all).
    """

    def __init__(self, message: str, offset: int, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.hint = hint

    def __str__(self) -> str:
        advice = f"; {self.hint}" if self.hint else ""
        return f"{self.message}, at character {self.offset + 1}{advice}"


@record
class Literal:
    """One or more characters that stand for themselves; neighbours in a concatenation are joined."""

    text: str


@record
class AnyChar:
    """The dot: any code point, the line feed only where `newline` (flag s)."""

    newline: bool


@record
class AnyByte:
    r"""The escape \C: one byte of UTF-8, which may be a part of a character."""


@record
class NamedClass:
    r"""A Unicode general category or script, such as \p{Greek}, left unresolved; with flag i, folded."""

    name: str
    negated: bool = False
    ignore_case: bool = False


@record
class CharacterClass:
    """One code point out of a set: of `ranges` or of a named class; `negated`, out of the others.

    `ranges` holds pairs (first, last), sorted, apart from each other. `negated` is set only together with
    named classes; without them the ranges are those of the complement already. Without ranges and names,
    nothing matches.
    """

    ranges: Ranges
    named: tuple[NamedClass, ...] = ()
    negated: bool = False


@record
class Anchor:
    r"""A condition on a place. Words are ASCII; lines end with a line feed.

    RE2 looks at places between bytes: \B holds inside of every character beyond ASCII as well.
    """

    kind: AnchorKind


@record
class Repeat:
    """Between `minimum` and `maximum` (None: any number of) occurrences."""

    child: "Node"
    minimum: int
    maximum: int | None
    greedy: bool


@record
class Concatenation:
    """One after the other; without children, the empty text."""

    children: "tuple[Node, ...]"


@record
class Alternation:
    """One of two or more."""

    children: "tuple[Node, ...]"


@record
class Group:
    """Something in parentheses; `flags` as written, such as `i-s`, and already applied to `child`."""

    child: "Node"
    capturing: bool
    name: str | None = None
    flags: str = ""


Node = Literal | AnyChar | AnyByte | CharacterClass | Anchor | Repeat | Concatenation | Alternation | Group


def walk(tree: Node) -> Iterator[Node]:
    """Yield the node and all below it, in the order of the pattern."""
    pending = [tree]
    while pending:
        node = pending.pop()
        yield node
        if isinstance(node, Concatenation | Alternation):
            pending.extend(reversed(node.children))
        elif isinstance(node, Repeat | Group):
            pending.append(node.child)


def group_names(tree: Node) -> list[str]:
    """Return the names of the groups as they come; RE2 lets a name come twice."""
    return [node.name for node in walk(tree) if isinstance(node, Group) and node.name is not None]


def concatenate(children: list[Node]) -> Node:
    """Return the children one after the other, neighbouring literals joined."""
    joined: list[Node] = []
    texts: list[str] = []
    for child in children:
        if isinstance(child, Literal):
            texts.append(child.text)
            continue
        _flush(texts, joined)
        joined.append(child)
    _flush(texts, joined)
    return joined[0] if len(joined) == 1 else Concatenation(tuple(joined))


def _flush(texts: list[str], joined: list[Node]) -> None:
    if texts:
        joined.append(Literal("".join(texts)))
        texts.clear()
