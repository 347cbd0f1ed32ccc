"""Tokens of a physical type name, and the brackets among them."""

import re
from functools import cache
from typing import Literal

from dq_core.record import record

TokenKind = Literal["word", "number", "text", "quoted", "sign"]
Escape = Literal["doubled", "backslash"]

_PATTERN = r"""\s+
    |(?P<number>-?[0-9]+(?:\.[0-9]+)?)
    |(?P<word>[^\W\d][\w$]*(?:[-.][\w$]+)*)
    |(?P<text>'(?:TEXT|'')*')
    |(?P<quoted>"(?:[^"]|"")*"|`(?:[^`]|``)*`)
    |(?P<sign>[^\w\s'"`])"""
_TEXT = {"doubled": "[^']", "backslash": r"[^'\\]|\\."}
_CLOSING = {")": "(", ">": "<", "]": "["}


@record
class Token:
    """A piece of a type name; `value` is without quotes, `start` and `end` are offsets in the text."""

    kind: TokenKind
    value: str
    start: int
    end: int


@cache
def _pattern(escape: Escape) -> re.Pattern[str]:
    return re.compile(_PATTERN.replace("TEXT", _TEXT[escape]), re.VERBOSE | re.DOTALL)


def tokenize(text: str, *, brackets_quote: bool = False, escape: Escape = "doubled") -> list[Token] | None:
    """Return the tokens of a text in one pass; None when a character belongs to no token.

    `brackets_quote`: `[a b]` is a quoted name, as in Transact-SQL. `escape`: whether a backslash in a
    quoted text escapes the next character.
    """
    pattern = _pattern(escape)
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        if brackets_quote and text[position] == "[":
            token = _bracketed(text, position)
        else:
            token = _next(pattern, text, position, escape)
        if token is None:
            return None
        if token.value or token.kind in ("text", "quoted"):
            tokens.append(token)
        position = token.end
    return tokens


def _next(pattern: re.Pattern[str], text: str, position: int, escape: Escape) -> Token | None:
    match = pattern.match(text, position)
    if match is None:
        return None
    value, end = match.group(), match.end()
    match match.lastgroup:
        case "text":
            return Token("text", _unescaped(value[1:-1], escape), position, end)
        case "quoted":
            return Token("quoted", value[1:-1].replace(value[0] * 2, value[0]), position, end)
        case "word" | "number" as kind:
            return Token(kind, value, position, end)
        case _:
            return Token("sign", value.strip(), position, end)


def _bracketed(text: str, position: int) -> Token | None:
    end = text.find("]", position)
    while end >= 0 and text[end + 1 : end + 2] == "]":
        end = text.find("]", end + 2)
    return (
        None if end < 0 else Token("quoted", text[position + 1 : end].replace("]]", "]"), position, end + 1)
    )


def _unescaped(value: str, escape: Escape) -> str:
    if escape == "doubled":
        return value.replace("''", "'")
    return re.sub(r"''|\\(.)", lambda match: match.group(1) or "'", value, flags=re.DOTALL)


def matching(tokens: list[Token], deepest: int) -> dict[int, int] | None:
    """Return the closing bracket of each opening one; None when they do not match or nest too deep."""
    open_: list[int] = []
    pairs: dict[int, int] = {}
    for index, token in enumerate(tokens):
        if token.kind != "sign":
            continue
        if token.value in "(<[":
            open_.append(index)
            if len(open_) > deepest:
                return None
        elif token.value in _CLOSING:
            if not open_ or tokens[open_[-1]].value != _CLOSING[token.value]:
                return None
            pairs[open_.pop()] = index
    return None if open_ else pairs
