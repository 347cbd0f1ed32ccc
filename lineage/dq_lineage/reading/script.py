"""The text of a script to trees, statement by statement: one that cannot be read leaves the others alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from sqlglot import exp
from sqlglot.dialects.dialect import Dialect
from sqlglot.errors import ErrorLevel, ParseError, SqlglotError

from dq_core.source import Source
from dq_core.sqlglot_log import quiet
from dq_lineage.answer.origin import ReadText
from dq_lineage.answer.reason import Reason
from dq_lineage.reading.deep import DEEPEST, deeply, nesting
from dq_lineage.reading.embedded import embedded
from dq_lineage.reading.pieces import Piece, Pieces
from dq_lineage.reading.rewriting import rewritten
from dq_lineage.reading.run_on import run_on
from dq_lineage.reading.swallowed import unswallowed
from dq_lineage.reading.variables import declared


class Read(NamedTuple):
    """A statement as far as it could be read: its tree, or what is wrong with it, and its span in the text.

    `aside` tells that only what it reads matters; `variables` are the names of variables that it may use.
    """

    tree: exp.Expr | None
    text: ReadText
    start: int
    end: int
    problem: str = ""
    problem_at: int = 0
    reason: Reason = "unparsed"
    aside: bool = False
    variables: frozenset[str] = frozenset()


def statements(source: Source, dialect: str) -> Iterator[Read]:
    """Return the statements of a text in order, those inside blocks and texts that are run included."""
    with quiet():
        yield from _Reader(source, _dialect(dialect)).read(source.text, 0, frozenset())


def tokens_of(text: str, dialect: str) -> list[Any]:
    """Return the tokens of a text; of one that breaks off, those before the statement in which it does."""
    with quiet():
        return _tokens(_dialect(dialect), text)[0]


@lru_cache(maxsize=32)
def _dialect(name: str) -> Any:
    return Dialect.get_or_raise(name or None)


_DEEPEST_TEXT = 4
_LONGEST = 40
_SEVERAL = 2


class _Reader:
    """Reads the texts of one source: the script itself, and the SQL inside it."""

    def __init__(self, source: Source, dialect: Any) -> None:
        self._source = source
        self._dialect = dialect
        self._parser = dialect.parser(error_level=ErrorLevel.IMMEDIATE)

    def read(self, text: str, depth: int, variables: frozenset[str]) -> Iterator[Read]:
        """Return the statements of a text, which is the source's with everything else blanked."""
        tokens, broken = _tokens(self._dialect, text)
        script = ReadText(self._source, tokens)
        pieces = Pieces(tokens, text, self._dialect, variables)
        for piece in pieces:
            yield from self._piece(piece, script, text, depth, pieces)
        if broken is not None:
            yield Read(None, script, broken[0], broken[1], broken[2], broken[0])

    def _piece(self, piece: Piece, script: ReadText, text: str, depth: int, pieces: Pieces) -> Iterator[Read]:
        spoken = unswallowed(piece.tokens, text, self._dialect)
        inner = embedded(spoken, text) if depth < _DEEPEST_TEXT else None
        if inner is None:
            yield from self._parsed(piece, spoken, script, text, pieces.variables)
        elif inner.text is None:
            first, last = spoken[0], spoken[-1]
            yield Read(None, script, first.start, last.end + 1, inner.problem, first.start, "dynamic_sql")
        else:
            yield from self.read(inner.text, depth + 1, pieces.variables | declared(spoken))

    def _parsed(
        self, piece: Piece, spoken: list[Any], script: ReadText, text: str, variables: frozenset[str]
    ) -> Iterator[Read]:
        start, end = piece.tokens[0].start, piece.tokens[-1].end + 1
        tokens = rewritten(spoken, self._dialect)
        try:
            trees = self._trees(piece.tokens if tokens is spoken else list(tokens), text)
            apart = run_on(spoken, self._dialect) if _kept_as_text(trees) else []
        except ParseError as error:
            apart = run_on(spoken, self._dialect)
            if len(apart) < _SEVERAL:
                yield Read(None, script, start, end, *_problem(error, start, text))
                return
            trees = []
        except RecursionError:
            yield Read(None, script, start, end, "it is nested too deeply", start)
            return
        except Exception as error:  # noqa: BLE001 - a parser that fails is no reason to stop reading
            name = type(error).__name__
            yield Read(None, script, start, end, f"the parser failed ({name})", start)
            return
        if len(apart) >= _SEVERAL:
            for tokens_apart in apart:
                yield from self._parsed(Piece(tokens_apart), tokens_apart, script, text, variables)
            return
        for tree in trees:
            for part in _flat(tree):
                yield Read(part, script, start, end, aside=piece.aside, variables=variables)
        if piece.aside and not trees:
            yield Read(exp.Set(), script, start, end)

    def _trees(self, piece: list[Any], text: str) -> list[exp.Expr | None]:
        # the compiled parser would take the process with it
        if len(piece) > DEEPEST and nesting(piece) > DEEPEST:
            raise RecursionError
        try:
            return list(self._parser.parse(piece, text))
        except RecursionError:
            pass
        return list(deeply(lambda: self._parser.parse(piece, text)))


def _tokens(dialect: Any, text: str) -> tuple[list[Any], tuple[int, int, str] | None]:
    """Return the tokens; of a text that breaks off, those before the statement in which it does."""
    try:
        return dialect.tokenize(text), None
    except (SqlglotError, RecursionError) as error:
        return _before_the_break(dialect, text, str(error))


def _before_the_break(dialect: Any, text: str, message: str) -> tuple[list[Any], tuple[int, int, str]]:
    """Take statements away from the end until the rest can be read, by halving: long texts take few tries."""
    ends = [at + 1 for at, letter in enumerate(text) if letter == ";"]
    low, high, tokens = 0, len(ends), list[Any]()
    while low < high:
        middle = (low + high + 1) // 2
        try:
            tokens = dialect.tokenize(text[: ends[middle - 1]])
            low = middle
        except (SqlglotError, RecursionError):
            high = middle - 1
    start = ends[low - 1] if low else 0
    start += len(text[start:]) - len(text[start:].lstrip())
    if low:
        tokens = dialect.tokenize(text[: ends[low - 1]])
    reason = "a quoted text or a comment is not closed" if "tokeniz" in message.lower() else message
    return tokens, (start, len(text), reason)


def _kept_as_text(trees: list[exp.Expr | None]) -> bool:
    """Say whether the parser gave up on a statement without saying so."""
    return any(isinstance(tree, exp.Command) for tree in trees)


def _flat(tree: exp.Expr | None) -> Iterator[exp.Expr]:
    """Return the statements of a block that the parser read as one."""
    if tree is None or isinstance(tree, exp.Semicolon):
        return
    if isinstance(tree, exp.Block):
        for part in tree.expressions:
            yield from _flat(part)
    elif tree.__class__.__name__ != "EndStatement":
        yield tree


def _problem(error: ParseError, start: int, text: str) -> tuple[str, int]:
    """Return what is wrong in words, and the offset of the word at which it is."""
    detail = error.errors[0] if error.errors else {}
    description = str(detail.get("description") or str(error).split("\n", 1)[0]).split(". Line ")[0]
    description = _TOKEN.sub("another word", description).rstrip(".")
    highlight = str(detail.get("highlight") or "")
    shown = f"{description} at {highlight!r}" if highlight and len(highlight) < _LONGEST else description
    return shown, _offset(detail, highlight, start, text)


_TOKEN = re.compile(r"<Token [^>]*>")


def _offset(detail: Any, highlight: str, start: int, text: str) -> int:
    """Return where the parser stopped; the statement's start where the text there is another one."""
    line, end = detail.get("line"), detail.get("col")
    if not highlight or not isinstance(line, int) or not isinstance(end, int):
        return start
    begin = 0
    for _ in range(line - 1):
        begin = text.find("\n", begin) + 1
    for offset in (begin + end - len(highlight), begin + end - 1):
        if offset >= start and text.startswith(highlight, offset):
            return offset
    return start
