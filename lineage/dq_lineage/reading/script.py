"""The text of a script to trees: each statement by itself, so that one that cannot be read leaves the others alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlglot import exp
from sqlglot.dialects.dialect import Dialect
from sqlglot.errors import ErrorLevel, ParseError, SqlglotError

from dq_core.source import Source
from dq_lineage.answer.origin import ReadText
from dq_lineage.reading.embedded import embedded
from dq_lineage.reading.pieces import pieces
from dq_lineage.reading.quiet import quiet
from dq_lineage.reading.rewriting import rewritten


class Read(NamedTuple):
    """A statement as far as it could be read: its tree, or what is wrong with it, and its span in the text."""

    tree: exp.Expr | None
    text: ReadText
    start: int
    end: int
    problem: str = ""
    problem_at: int = 0
    reason: str = "unparsed"


def statements(source: Source, dialect: str) -> Iterator[Read]:
    """Return the statements of a text in order, those inside blocks and texts that are run included."""
    found = _dialect(dialect)
    with quiet():
        yield from _read(source, found, source.text, 0)


@lru_cache(maxsize=32)
def _dialect(name: str) -> Any:
    return Dialect.get_or_raise(name or None)


def _read(source: Source, dialect: Any, text: str, depth: int) -> Iterator[Read]:
    tokens, broken = _tokens(dialect, text)
    script = ReadText(source, tokens)
    parser = dialect.parser(error_level=ErrorLevel.IMMEDIATE)
    for piece in pieces(tokens):
        inner = embedded(piece, text, dialect) if depth < _DEEPEST else None
        if inner is not None:
            yield from _inner(source, dialect, script, piece, inner, depth)
        else:
            yield from _parsed(parser, script, rewritten(piece, dialect), text)
    if broken is not None:
        yield Read(None, script, broken[0], broken[1], broken[2], broken[0])


_DEEPEST = 4


def _inner(
    source: Source, dialect: Any, script: ReadText, piece: Sequence[Any], inner: Any, depth: int
) -> Iterator[Read]:
    if inner.text is None:
        yield Read(
            None, script, piece[0].start, piece[-1].end + 1, inner.problem, piece[0].start, "dynamic_sql"
        )
        return
    yield from _read(source, dialect, inner.text, depth + 1)


def _tokens(dialect: Any, text: str) -> tuple[list[Any], tuple[int, int, str] | None]:
    """Return the tokens; of a text that breaks off, those before the statement in which it does."""
    try:
        return dialect.tokenize(text), None
    except (SqlglotError, RecursionError) as error:
        return _before_the_break(dialect, text, str(error))


def _before_the_break(dialect: Any, text: str, message: str) -> tuple[list[Any], tuple[int, int, str]]:
    """Take statements away from the end until the rest can be read; halving, so that long texts take few tries."""
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


def _parsed(parser: Any, script: ReadText, piece: Sequence[Any], text: str) -> Iterator[Read]:
    start, end = piece[0].start, piece[-1].end + 1
    try:
        trees = parser.parse(list(piece), text)
    except ParseError as error:
        yield Read(None, script, start, end, *_problem(error, start))
        return
    except RecursionError:
        yield Read(None, script, start, end, "it is nested too deeply", start)
        return
    except Exception as error:  # noqa: BLE001 - a parser that fails is no reason to stop reading the script
        yield Read(None, script, start, end, f"the parser failed ({type(error).__name__})", start)
        return
    for tree in trees:
        for part in _flat(tree):
            yield Read(part, script, start, end)


def _flat(tree: exp.Expr | None) -> Iterator[exp.Expr]:
    """Return the statements of a block that the parser read as one."""
    if tree is None or isinstance(tree, exp.Semicolon):
        return
    if isinstance(tree, exp.Block):
        for part in tree.expressions:
            yield from _flat(part)
    elif tree.__class__.__name__ != "EndStatement":
        yield tree


def _problem(error: ParseError, start: int) -> tuple[str, int]:
    detail = error.errors[0] if error.errors else {}
    description = str(detail.get("description") or str(error).split("\n", 1)[0]).split(". Line ")[0]
    highlight = str(detail.get("highlight") or "")
    shown = (
        f"{description.rstrip('.')} at {highlight!r}"
        if highlight and len(highlight) < _LONGEST
        else description
    )
    return shown, _offset(detail, start)


_LONGEST = 40


def _offset(detail: Any, start: int) -> int:
    found = detail.get("start_offset")
    return int(found) if isinstance(found, int) else start
