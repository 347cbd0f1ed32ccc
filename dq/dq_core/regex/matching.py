"""Whether a text holds what a pattern describes, decided without RE2 and in bounded time."""

from unicodedata import category

from dq_core.record import mutable_record
from dq_core.regex.syntax import (
    Alternation,
    Anchor,
    AnyByte,
    AnyChar,
    CharacterClass,
    Concatenation,
    Group,
    Literal,
    NamedClass,
    Node,
    Repeat,
)

LONGEST = 200
MOST_STEPS = 20_000
_SUPERCATEGORIES = "CLMNPSZ"
_CATEGORY_LETTERS = 2


def is_found(tree: Node, text: str) -> bool | None:
    r"""Say whether a pattern is found anywhere in a text, as RE2 searches.

    None where that is not decided: in texts of over 200 characters, after 20,000 steps, and for what depends
    on more than code points and general categories (scripts, folded named classes, \C, \B beyond ASCII).
    """
    if len(text) > LONGEST:
        return None
    try:
        return bool(_Matcher(text).ends(tree, set(range(len(text) + 1))))
    except _UndecidedError:
        return None


class _UndecidedError(Exception):
    """The pattern asks for more than is decided here."""


@mutable_record
class _Matcher:
    text: str
    steps: int = 0

    def ends(self, node: Node, starts: set[int]) -> set[int]:  # noqa: PLR0911 - one for each kind of node
        """Return every place where a match that starts at one of `starts` can end."""
        self.steps += 1 + len(starts)
        if self.steps > MOST_STEPS:
            raise _UndecidedError
        match node:
            case Literal(literal):
                return {start + len(literal) for start in starts if self.text.startswith(literal, start)}
            case Group(child):
                return self.ends(child, starts)
            case Concatenation(children):
                return self._in_a_row(children, starts)
            case Alternation(children):
                return {end for child in children for end in self.ends(child, starts)}
            case Repeat():
                return self._repeated(node, starts)
            case Anchor(kind):
                return {start for start in starts if self._stands(kind, start)}
            case _:
                return {start + 1 for start in starts if start < len(self.text) and self._one(node, start)}

    def _in_a_row(self, children: tuple[Node, ...], places: set[int]) -> set[int]:
        for child in children:
            if not places:
                break
            places = self.ends(child, places)
        return places

    def _repeated(self, node: Repeat, places: set[int]) -> set[int]:
        for _ in range(node.minimum):
            before, places = places, self.ends(node.child, places)
            if places == before:
                break
        found, rounds = set(places), node.maximum
        while places and (rounds is None or rounds > node.minimum):
            places = self.ends(node.child, places) - found
            found |= places
            rounds = None if rounds is None else rounds - 1
        return found

    def _one(self, node: Node, place: int) -> bool:
        character = self.text[place]
        if isinstance(node, AnyChar):
            return node.newline or character != "\n"
        if isinstance(node, AnyByte) or not isinstance(node, CharacterClass):
            raise _UndecidedError
        inside = any(first <= ord(character) <= last for first, last in node.ranges)
        return (inside or any(_is_of(named, character) for named in node.named)) != node.negated

    def _stands(self, kind: str, place: int) -> bool:
        before, after = self.text[place - 1 : place], self.text[place : place + 1]
        if kind in ("begin text", "begin line"):
            return place == 0 or (kind == "begin line" and before == "\n")
        if kind in ("end text", "end line"):
            return not after or (kind == "end line" and after == "\n")
        if kind == "not a word boundary" and not self.text.isascii():
            raise _UndecidedError
        return (_is_word(before) != _is_word(after)) == (kind == "word boundary")


def _is_of(named: NamedClass, character: str) -> bool:
    name = named.name
    if name == "Any":
        return not named.negated
    is_category = name[0] in _SUPERCATEGORIES and (len(name) == 1 or (len(name) == _CATEGORY_LETTERS))
    if named.ignore_case or not is_category:
        raise _UndecidedError
    # unassigned code points differ between versions of Unicode
    found = category(character)
    if found == "Cn":
        raise _UndecidedError
    return found.startswith(name) != named.negated


def _is_word(character: str) -> bool:
    return character == "_" or (character.isascii() and character.isalnum())
