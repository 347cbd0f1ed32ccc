r"""Patterns of RE2, the language of contracts, as patterns of Python's `re` that find the same.

They differ in `$` (RE2: the end; Python: also before a last line feed), in `\d`, `\w`, `\s` and `\b` (RE2:
ASCII; Python: Unicode), in flags inside of patterns and in what folding of case means. The tree of a pattern
has all of that resolved, so it is written anew, with every class spelled out.
"""

from __future__ import annotations

from dq.compilers.errors import CannotSayError
from dq_core.regex.parser import parse
from dq_core.regex.ranges import complement
from dq_core.regex.syntax import (
    Alternation,
    Anchor,
    AnyByte,
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

_SPECIAL = frozenset(r".^$*+?{}[]\|()-&~")
_LAST_CONTROL, _DELETE, _LAST = 0x1F, 0x7F, 0x10FFFF
_NAMED = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}
_WORD = "[0-9A-Za-z_]"
_ANCHORS = {
    "begin text": r"\A",
    "end text": r"\Z",
    "begin line": "(?m:^)",
    "end line": "(?m:$)",
    "word boundary": f"(?:(?<={_WORD})(?!{_WORD})|(?<!{_WORD})(?={_WORD}))",
}


def python_pattern(pattern: str) -> str:
    """Return the pattern to search for with `re`. Raises CannotSayError for what `re` has no words for."""
    try:
        return _written(parse(pattern))
    except RegexError as error:
        raise CannotSayError(f"the pattern is not valid: {error.message}") from None


def whole(pattern: str) -> str:
    """Return the pattern of texts that follow a pattern from their beginning to their end."""
    return rf"\A(?:{python_pattern(pattern)})\Z"


def _written(node: Node) -> str:  # noqa: PLR0911 - one answer for each kind of node
    if isinstance(node, Literal):
        return "".join(map(_character, node.text))
    if isinstance(node, AnyChar):
        return "(?s:.)" if node.newline else "."
    if isinstance(node, AnyByte):
        raise CannotSayError(r"\C is a part of a character, which Python does not look at")
    if isinstance(node, CharacterClass):
        return _class(node)
    if isinstance(node, Anchor):
        return _anchor(node)
    if isinstance(node, Repeat):
        return _repeated(node)
    if isinstance(node, Group):
        return f"(?:{_written(node.child)})"
    if isinstance(node, Concatenation):
        return "".join(
            f"(?:{_written(part)})" if isinstance(part, Alternation) else _written(part)
            for part in node.children
        )
    return "|".join(_written(part) for part in node.children)


def _character(character: str) -> str:
    if character in _NAMED:
        return _NAMED[character]
    code = ord(character)
    if code <= _LAST_CONTROL or code == _DELETE:
        return f"\\x{code:02x}"
    return f"\\{character}" if character in _SPECIAL else character


def _class(node: CharacterClass) -> str:
    if node.named or node.negated:
        raise CannotSayError(r"classes of Unicode such as \p{L} are not known to Python")
    if not node.ranges:
        return "(?!)"
    others = complement(node.ranges)
    if not others:
        return "(?s:.)"
    if node.ranges[-1][1] == _LAST:
        return f"[^{_members(others)}]"
    return f"[{_members(node.ranges)}]"


def _members(ranges: Ranges) -> str:
    return "".join(
        _character(chr(first)) if first == last else f"{_character(chr(first))}-{_character(chr(last))}"
        for first, last in ranges
    )


def _anchor(node: Anchor) -> str:
    found = _ANCHORS.get(node.kind)
    if found is None:
        raise CannotSayError(r"\B looks between the bytes of a character, which Python does not")
    return found


def _repeated(node: Repeat) -> str:
    child = _written(node.child)
    repeated = child if _is_single(node.child) else f"(?:{child})"
    return repeated + _times(node.minimum, node.maximum)


def _is_single(node: Node) -> bool:
    """Say whether a node is written as something that a count behind it is for as a whole."""
    if isinstance(node, Literal):
        return len(node.text) == 1
    return isinstance(node, CharacterClass | AnyChar | Group)


def _times(least: int, most: int | None) -> str:
    short = {(0, None): "*", (1, None): "+", (0, 1): "?"}.get((least, most))
    if short:
        return short
    if least == most:
        return f"{{{least}}}"
    return f"{{{least},{'' if most is None else most}}}"
