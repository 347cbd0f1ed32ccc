"""What a query may ask of the parser, whose work doubles with each level of some constructs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlglot.tokenizer_core import Token

CHARACTERS = 20_000
_DEPTH = 25
_DOUBLING_DEPTH = 4
_JOINS_WITHOUT_CONDITION = 5
_PREFIXES = 12

_OPENING = ("L_PAREN", "L_BRACKET", "L_BRACE", "CASE")
_CLOSING = ("R_PAREN", "R_BRACKET", "R_BRACE", "END")
_PREFIX = ("NOT", "DASH", "PLUS", "TILDE", "INTERVAL", "DISTINCT", "EXISTS", "DAMP", "EXCLAMATION")
_PREFIX_WORDS = ("IF", "PRIOR", "INTO")
_JOIN, _CONDITION = ("JOIN", "STRAIGHT_JOIN"), ("ON", "USING")
_NEEDS_NO_CONDITION = ("CROSS", "NATURAL", "ARRAY")
_DOUBLING_WORDS = frozenset(
    ("IF", "INTO", "STRUCT", "MAP", "OBJECT", "ROW", "RECORD", "ARRAY", "LIST", "CONVERT", "TRY_CONVERT")
)


def too_complicated(tokens: Sequence[Token], types: frozenset[str]) -> str:
    """Say why a query is not parsed; empty where it is. `types` are the names of tokens that are data types.

    The parser tries a bracket behind a type's name in two ways, and a join without a condition too: twenty of
    them inside each other take a minute.
    """
    names = [token.token_type.name for token in tokens]
    if max(_depths(names), default=0) > _DEPTH:
        return f"it is nested deeper than {_DEPTH} levels"
    if max(_doubling_depths(tokens, names, types), default=0) > _DOUBLING_DEPTH:
        return f"it nests types or constructors deeper than {_DOUBLING_DEPTH} levels"
    if max(_open_joins(names), default=0) > _JOINS_WITHOUT_CONDITION:
        return f"it has more than {_JOINS_WITHOUT_CONDITION} joins in a row without a condition"
    if max(_runs(tokens, names), default=0) > _PREFIXES:
        return f"it has more than {_PREFIXES} operators in a row"
    return ""


def _depths(names: Sequence[str]) -> Iterator[int]:
    depth = 0
    for name in names:
        if name in _OPENING:
            depth += 1
        elif name in _CLOSING:
            depth = max(0, depth - 1)
        yield depth


def _doubling_depths(tokens: Sequence[Token], names: Sequence[str], types: frozenset[str]) -> Iterator[int]:
    opened: list[bool] = []
    for index, name in enumerate(names):
        if name in _OPENING[:-1]:
            before = index - 1
            known = before >= 0 and names[before] in types
            opened.append(known or (before >= 0 and tokens[before].text.upper() in _DOUBLING_WORDS))
            yield sum(opened)
        elif name in _CLOSING[:-1] and opened:
            opened.pop()


def _open_joins(names: Sequence[str]) -> Iterator[int]:
    waiting = 0
    for index, name in enumerate(names):
        if name in _JOIN:
            waiting += not any(word in _NEEDS_NO_CONDITION for word in names[max(0, index - 3) : index])
        elif name in _CONDITION:
            waiting = max(0, waiting - 1)
        yield waiting


def _runs(tokens: Sequence[Token], names: Sequence[str]) -> Iterator[int]:
    length = 0
    for token, name in zip(tokens, names, strict=True):
        length = length + 1 if name in _PREFIX or token.text.upper() in _PREFIX_WORDS else 0
        yield length
