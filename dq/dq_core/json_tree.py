"""Read JSON text into the located nodes that YAML is read into.

JSON is not read as YAML here: files indented by tabs and characters written as surrogate pairs are JSON, and
no YAML that libyaml reads.
"""

from __future__ import annotations

import re
from decimal import Decimal
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]  # written for json itself

from dq_core.record import mutable_record
from dq_core.source import Source
from dq_core.yaml.loader import Document
from dq_core.yaml.problems import Problem, ProblemKind
from dq_core.yaml.tree import Mapping, Node, Scalar, Sequence, Value

DEEPEST = 200
_BLANKS = re.compile(r"[ \t\n\r]*+")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*+)(\.[0-9]++)?([eE][-+]?[0-9]++)?")
_WORDS: dict[str, Value] = {"true": True, "false": False, "null": None}
_WORD = re.compile(r"true|false|null")
_LONGEST_NUMBER = 400
_LONGEST_EXPONENT = 6


def load(source: Source) -> Document:
    """Parse JSON (RFC 8259). Never raises on any text: what is wrong is in `Document.problems`.

    Numbers with a point or an exponent become exact decimals. The root is None after a syntax error.
    """
    reader = _Reader(source)
    try:
        root = reader.document()
    except _JsonError as error:
        end = min(error.offset + 1, len(source.text))
        problem = Problem(error.kind, error.message, source.location(error.offset, end), error.help)
        return Document(source, None, (*reader.problems, problem))
    return Document(source, root, tuple(reader.problems))


class _JsonError(Exception):
    def __init__(self, message: str, offset: int, help_: str = "", kind: ProblemKind = "syntax") -> None:
        super().__init__(message)
        self.message, self.offset, self.help = message, offset, help_
        self.kind: ProblemKind = kind


@mutable_record
class _Open:
    """A collection that is not closed yet; `key` waits for its value."""

    node: Mapping | Sequence
    key: Scalar | None = None


class _Reader:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.offset = 0
        self.stack: list[_Open] = []
        self.problems: list[Problem] = []

    def document(self) -> Node:
        self.blanks()
        if self.offset == len(self.text):
            raise _JsonError("the file holds no JSON value", 0, kind="empty")
        root = self.value()
        while self.stack:
            self.step()
        self.blanks()
        if self.offset < len(self.text):
            raise _JsonError("not valid JSON: something follows the value", self.offset, "remove it")
        return root

    def blanks(self) -> None:
        found = _BLANKS.match(self.text, self.offset)
        self.offset = found.end() if found else self.offset

    def sign(self) -> str:
        self.blanks()
        return self.text[self.offset : self.offset + 1]

    def value(self) -> Node:
        """Read a scalar, or open a collection, whose parts `step` reads."""
        sign, start = self.sign(), self.offset
        if sign in ("{", "["):
            if len(self.stack) >= DEEPEST:
                raise _JsonError(f"nested deeper than {DEEPEST} levels", start, kind="limit")
            self.offset += 1
            kind = Mapping if sign == "{" else Sequence
            node = kind(self.source, start, start)
            self.stack.append(_Open(node))
            return node
        return self.string() if sign == '"' else self.literal()

    def step(self) -> None:
        """Read one entry of the innermost open collection, or its end."""
        opened = self.stack[-1]
        node = opened.node
        closing = "}" if isinstance(node, Mapping) else "]"
        filled = bool(node.values if isinstance(node, Mapping) else node.items)
        sign = self.sign()
        if sign == closing:
            self.offset += 1
            node.end = self.offset
            self.stack.pop()
            return
        if filled:
            if sign != ",":
                raise self.expected(f"',' or '{closing}'")
            self.offset += 1
            if self.sign() == closing:
                raise _JsonError("not valid JSON: a comma stands before the end", self.offset, "remove it")
        if isinstance(node, Mapping):
            self.entry(node)
        else:
            node.items.append(self.value())

    def entry(self, node: Mapping) -> None:
        if self.sign() != '"':
            raise self.expected("a key in double quotes")
        key = self.string()
        if self.sign() != ":":
            raise self.expected("':'")
        self.offset += 1
        if key.text in node.keys:
            message = f"the key {key.text!r} stands twice; JSON readers keep one of them"
            self.problems.append(
                Problem("duplicate-key", message, key.location, "remove or rename one of them")
            )
        node.keys[key.text] = key
        node.values[key.text] = self.value()

    def string(self) -> Scalar:
        start = self.offset
        try:
            text, self.offset = scanstring(self.text, start + 1)
        except JSONDecodeError as error:
            reason = error.msg.lower().removesuffix(" at").removesuffix(" starting")
            raise _JsonError(f"not valid JSON: {reason}", min(error.pos, len(self.text))) from None
        return Scalar(self.source, start, self.offset, text, text, plain=False)

    def literal(self) -> Scalar:
        start = self.offset
        word, number = _WORD.match(self.text, start), _NUMBER.match(self.text, start)
        found = word or number
        if found is None:
            raise self.expected("a value")
        self.offset = found.end()
        text = found[0]
        value = _WORDS[text] if word else _number(text, exact=not (found[1] or found[2]))
        return Scalar(self.source, start, self.offset, value, text, plain=True)

    def expected(self, what: str) -> _JsonError:
        found = self.text[self.offset : self.offset + 1]
        where = f"before {found!r}" if found else "at the end of the file"
        return _JsonError(f"not valid JSON: {what} is missing {where}", self.offset)


def _number(text: str, *, exact: bool) -> Value:
    exponent = text.lower().partition("e")[2]
    if len(text) > _LONGEST_NUMBER or len(exponent) > _LONGEST_EXPONENT:
        return text
    return int(text) if exact else Decimal(text)
