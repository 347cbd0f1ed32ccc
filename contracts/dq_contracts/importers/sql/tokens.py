"""SQL text as statements of tokens that know where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from dq_contracts.importers.schema_source import SourceError
from dq_core.record import identity_record
from dq_core.source import Source

TokenKind = Literal["word", "quoted", "string", "number", "sign"]

_KINDS: dict[str, TokenKind] = {"IDENTIFIER": "quoted", "NUMBER": "number"}
_TEXTS = ("STRING", "HEREDOC", "UNICODE")
# rows of a dump and commands of psql are no SQL, and may hold any quote
_ROWS = re.compile(r"(?msi)^COPY\b[^;]*\bFROM\s+stdin\b[^;]*;[^\n]*\n(?P<rows>.*?)^\\\.")
_COMMAND = re.compile(r"^\\[^\n]*", re.MULTILINE)
_OPENED = re.compile(r"Missing .* from (?P<line>\d+):\d+")
_WORD = re.compile(r"\S+")
_IDENTIFIER = re.compile(r"[^\W\d][\w$]*")


@identity_record
class Token:
    """A token: its text without quotes, and its span in the source."""

    kind: TokenKind
    text: str
    start: int
    stop: int
    source: Source

    @property
    def word(self) -> str:
        """The word in capitals; empty for anything quoted, so that a name is no keyword."""
        return self.text.upper() if self.kind == "word" else ""


@identity_record
class Statement:
    """The tokens of one statement, without its semicolon; never empty."""

    source: Source
    tokens: tuple[Token, ...]


def statements_of(source: Source, dialect: str) -> list[Statement]:
    """Split a script into statements. Raises SourceError where a quote or a comment is never closed."""
    from sqlglot.errors import TokenError

    try:
        tokens = _tokens(source, dialect)
    except TokenError as error:
        raise _unclosed(error, source) from None
    return list(_split(source, tokens))


def _tokens(source: Source, dialect: str) -> list[Token]:
    from sqlglot.dialects.dialect import Dialect

    text = _blanked(source.text)
    found: list[Token] = []
    for token in Dialect.get_or_raise(dialect or None).tokenize(text):
        start, stop = token.start, token.end + 1
        name = token.token_type.name
        written = text[start:stop]
        if name in _KINDS or any(word in name for word in _TEXTS):
            found.append(Token(_KINDS.get(name, "string"), token.text, start, stop, source))
        else:
            found += _words(written, start, source)
    return found


def _words(written: str, start: int, source: Source) -> Iterator[Token]:
    """Yield the parts of a token: sqlglot makes one of PRIMARY KEY."""
    for part in _WORD.finditer(written):
        kind: TokenKind = "word" if _IDENTIFIER.fullmatch(part[0]) else "sign"
        texts = part[0] if set(part[0]) == {">"} else [part[0]]
        for index, text in enumerate(texts):
            offset = start + part.start() + index
            yield Token(kind, text, offset, offset + len(text), source)


def _blanked(text: str) -> str:
    """Return the text with what is no SQL replaced by blanks, so that all offsets stay."""
    for pattern, group in ((_ROWS, "rows"), (_COMMAND, 0)):
        text = pattern.sub(lambda found, group=group: _blank(found, group), text)  # type: ignore[misc]
    return text


def _blank(found: re.Match[str], group: str | int) -> str:
    start, stop = found.start(group) - found.start(), found.end(group) - found.start()
    whole = found[0]
    return whole[:start] + re.sub(r"[^\n]", " ", whole[start:stop]) + whole[stop:]


def _unclosed(error: Exception, source: Source) -> SourceError:
    """Return what is wrong in words; the tokenizer's own name the line of what is never closed."""
    place = source.location(0, 0)
    found = _OPENED.search(f"{error} {error.__cause__}")
    if found and int(found["line"]) <= len(source.line_starts()):
        offset = source.offset(int(found["line"]), 1)
        place = source.location(offset, offset + len(source.line(int(found["line"]))))
    return SourceError("not valid SQL: a quote or a comment is never closed", place)


def _split(source: Source, tokens: list[Token]) -> Iterator[Statement]:
    current: list[Token] = []
    for index, token in enumerate(tokens):
        if (token.text == ";" and token.kind == "sign") or (token.word == "GO" and _alone(tokens, index)):
            if current:
                yield Statement(source, tuple(current))
            current = []
        else:
            current.append(token)
    if current:
        yield Statement(source, tuple(current))


def _alone(tokens: list[Token], index: int) -> bool:
    """Say whether a token is the only one of its line, as the batch separator of SQL Server is."""
    token = tokens[index]
    line = token.source.position(token.start)[0]
    return token.source.line(line).strip().upper() == "GO"
