"""A place among tokens, and the ways to move on from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dq_contracts.importers.sql.tokens import Token
from dq_core.location import Location

_OPENING, _CLOSING = frozenset("(["), frozenset(")]")


class Unreadable(Exception):  # noqa: N818 - not an error of the program: the text is not what it should be
    """A declaration is not what SQL asks for; `token` is where that shows, None at its end."""

    def __init__(self, message: str, token: Token | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.token = token


class Cursor:
    """Reads tokens from the first to the last."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.index = 0

    @property
    def done(self) -> bool:
        """Whether no token is left."""
        return self.index >= len(self.tokens)

    def peek(self, ahead: int = 0) -> Token | None:
        """Return the token so far ahead, or None."""
        place = self.index + ahead
        return self.tokens[place] if place < len(self.tokens) else None

    def word(self, ahead: int = 0) -> str:
        """Return the keyword so far ahead, or the sign; empty for names in quotes, texts and the end."""
        token = self.peek(ahead)
        return "" if token is None else token.word or (token.text if token.kind == "sign" else "")

    def at(self, *words: str) -> bool:
        """Say whether these words come next."""
        return all(self.word(ahead) == word for ahead, word in enumerate(words))

    def accept(self, *words: str) -> bool:
        """Step over these words if they come next, and say whether they did."""
        if not self.at(*words):
            return False
        self.index += len(words)
        return True

    def accept_any(self, *words: str) -> str:
        """Step over one of these words and return it; empty when none comes next."""
        word = self.word()
        if word not in words:
            return ""
        self.index += 1
        return word

    def next(self) -> Token:
        """Return the next token and step over it."""
        token = self.peek()
        if token is None:
            raise Unreadable("the statement ends too early")
        self.index += 1
        return token

    def name(self) -> str:
        """Return the name that comes next, with or without quotes."""
        token = self.next()
        if token.kind not in ("word", "quoted", "string"):
            raise Unreadable(f"a name is missing before {token.text!r}", token)
        return token.text

    def names(self) -> list[str]:
        """Return the parts of a dotted name; of one in a single pair of backticks too."""
        token = self.peek()
        first = self.name()
        quoted_whole = token is not None and token.kind == "quoted" and _is_backticked(token)
        parts = first.split(".") if quoted_whole else [first]
        while self.accept("."):
            parts.append(self.name())
        return parts

    def group(self) -> list[Token]:
        """Return the tokens between the brackets that come next, and step over them."""
        opening = self.next()
        if opening.text not in _OPENING:
            raise Unreadable(f"'(' is missing before {opening.text!r}", opening)
        start, depth = self.index, 1
        while depth:
            if self.done:
                raise Unreadable("a bracket is never closed", opening)
            depth += _step(self.tokens[self.index])
            self.index += 1
        return list(self.tokens[start : self.index - 1])

    def until(self, stops: Callable[[Cursor], bool]) -> list[Token]:
        """Return the tokens before the first place, outside brackets, where `stops` holds."""
        start = self.index
        while not self.done and not stops(self):
            if self.word() in _OPENING:
                self.group()
            else:
                self.index += 1
        return list(self.tokens[start : self.index])


def _step(token: Token) -> int:
    if token.kind != "sign":
        return 0
    return (token.text in _OPENING) - (token.text in _CLOSING)


def _is_backticked(token: Token) -> bool:
    return token.source.text[token.start : token.start + 1] == "`"


def split(tokens: Sequence[Token], sign: str = ",") -> list[list[Token]]:
    """Split tokens at a sign outside all brackets, those of types such as ARRAY<INT> too."""
    parts: list[list[Token]] = [[]]
    depth = angles = 0
    for token in tokens:
        depth += _step(token)
        if depth == 0 and token.kind == "sign" and token.text in "<>":
            angles = max(0, angles + (1 if token.text == "<" else -1))
        if token.text == sign and token.kind == "sign" and depth == 0 and not angles:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def text_of(tokens: Sequence[Token]) -> str:
    """Return the source text that tokens span, on one line."""
    if not tokens:
        return ""
    source = tokens[0].source.text
    return " ".join(source[tokens[0].start : tokens[-1].stop].split())


def place_of(tokens: Sequence[Token]) -> Location | None:
    """Return the place of the first token."""
    return tokens[0].source.location(tokens[0].start, tokens[0].stop) if tokens else None
