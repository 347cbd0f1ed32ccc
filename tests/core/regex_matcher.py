"""A matcher that reads a tree literally, slowly and plainly, to compare the tree's meaning with DuckDB.

Places count bytes of UTF-8, because those of RE2 do: a byte escape can stop in the middle of a character,
and a condition on a place can hold there.
"""

import unicodedata

from dq_core.regex.folding import equivalents
from dq_core.regex.syntax import (
    Alternation,
    Anchor,
    AnyChar,
    CharacterClass,
    Concatenation,
    Group,
    Literal,
    NamedClass,
    Node,
    Repeat,
)

CONTINUATION = range(0x80, 0xC0)


def searches(tree: Node, text: bytes) -> bool:
    return any(ends(tree, text, start) for start in range(len(text) + 1))


def matches_fully(tree: Node, text: bytes) -> bool:
    return len(text) in ends(tree, text, 0)


def ends(node: Node, text: bytes, start: int) -> set[int]:
    """Return every place where a match that starts at `start` can end."""
    if isinstance(node, Repeat):
        return _repeated(node, text, start)
    if isinstance(node, Alternation):
        return {end for child in node.children for end in ends(child, text, start)}
    if isinstance(node, Group | Concatenation):
        places = {start}
        for child in node.children if isinstance(node, Concatenation) else (node.child,):
            places = {end for place in places for end in ends(child, text, place)}
        return places
    length = _length(node, text, start)
    return set() if length is None else {start + length}


def _length(node: Node, text: bytes, start: int) -> int | None:
    """Return how much a node without children matches at `start`; None when it does not."""
    following = _character(text, start)
    match node:
        case Literal(literal):
            found, length = text.startswith(literal.encode(), start), len(literal.encode())
        case AnyChar(newline):
            found, length = following != "" and (newline or following != "\n"), len(following.encode())
        case CharacterClass():
            found, length = following != "" and _holds(node, following), len(following.encode())
        case Anchor(kind):
            found, length = _stands(kind, text, start), 0
        case _:
            found, length = start < len(text), 1
    return length if found else None


def _character(text: bytes, start: int) -> str:
    """Return the character that begins at `start`; empty at the end and in the middle of a character."""
    if start == len(text) or text[start] in CONTINUATION:
        return ""
    end = start + 1
    while end < len(text) and text[end] in CONTINUATION:
        end += 1
    return text[start:end].decode()


def _repeated(node: Repeat, text: bytes, start: int) -> set[int]:
    places = {start}
    for _ in range(node.minimum):
        places = {end for place in places for end in ends(node.child, text, place)}
    found = set(places)
    rounds = len(text) + 1 if node.maximum is None else node.maximum - node.minimum
    for _ in range(rounds):
        places = {end for place in places for end in ends(node.child, text, place)} - found
        found |= places
    return found


def _holds(node: CharacterClass, character: str) -> bool:
    inside = any(first <= ord(character) <= last for first, last in node.ranges)
    return (inside or any(_named(named, character) for named in node.named)) != node.negated


def _named(named: NamedClass, character: str) -> bool:
    forms = equivalents(ord(character)) if named.ignore_case else (ord(character),)
    inside = any(unicodedata.category(chr(form)).startswith(named.name) for form in forms)
    return inside != named.negated


def _stands(kind: str, text: bytes, place: int) -> bool:
    before, after = text[place - 1 : place] if place else b"", text[place : place + 1]
    boundary = _is_word(before) != _is_word(after)
    return {
        "begin text": place == 0,
        "end text": place == len(text),
        "begin line": before in (b"", b"\n"),
        "end line": after in (b"", b"\n"),
        "word boundary": boundary,
        "not a word boundary": not boundary,
    }[kind]


def _is_word(byte: bytes) -> bool:
    return byte.isalnum() or byte == b"_"
