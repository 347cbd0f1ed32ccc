"""Read the SQL of a rule: from text with placeholders to syntax trees whose offsets are those of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from dq_contracts.queries.dialects import Dialects
from dq_contracts.queries.limits import CHARACTERS, too_complicated
from dq_contracts.queries.placeholders import Placeholder, placeholders_in, replaced
from dq_contracts.queries.problems import Problem, problem_of
from dq_core.record import identity_record
from dq_core.sqlglot_log import quiet

if TYPE_CHECKING:
    from sqlglot import Expr
    from sqlglot.tokenizer_core import Token


@identity_record
class Query:
    """A query as its rule states it.

    `statements` are its trees in the dialect that could read it, without what is empty or a comment; they are
    shared by all who ask, so nobody may change them. Placeholders stand in them as their markers: `bound`
    puts names in their place. `certain` tells that the dialect is the servers' own and no guess.
    """

    text: str
    dialect: str
    certain: bool
    placeholders: tuple[Placeholder, ...]
    statements: tuple[Expr, ...]
    problem: Problem | None = None


@lru_cache(maxsize=512)
def read(text: str, dialects: Dialects) -> Query:
    """Parse a query in the first of the dialects that can. Never raises: what is wrong is in `problem`.

    A query that none of them can read has the problem that the first of them has with it.
    """
    found = placeholders_in(text)
    first: Problem | None = None
    for name in dialects.names:
        statements, placeholders, problem = _parsed(text, found, name)
        if problem is None:
            return Query(text, name, dialects.known, placeholders, statements)
        first = first or problem
    return Query(text, dialects.names[0], dialects.known, found, (), first)


def bound(query: Query, names: dict[str, str]) -> tuple[Expr, ...]:
    """Return copies of a query's trees with names in place of its placeholders.

    `names` are by what placeholders stand for, "dataset" and "column"; where there is none, the marker stays.
    The names become parts of quoted identifiers and of strings, and are never read as SQL. Strings that hold
    something like a placeholder get their own text back.
    """
    from sqlglot import exp

    copies = tuple(tree.copy() for tree in query.statements)
    every = placeholders_in(query.text)
    for tree in copies if every else ():
        for node in tree.find_all(exp.Identifier, exp.Literal):
            for placeholder in every:
                if placeholder.marker in node.this and _stands_at(node, placeholder):
                    _put(node, placeholder, query.text, names)
    return copies


def _put(node: Expr, placeholder: Placeholder, text: str, names: dict[str, str]) -> None:
    from sqlglot import exp

    name = names.get(placeholder.stands_for or "")
    if name is not None:
        node.set("this", node.this.replace(placeholder.marker, name))
        if isinstance(node, exp.Identifier):
            node.args["quoted"] = True
    elif isinstance(node, exp.Literal):
        written = text[placeholder.start : placeholder.end]
        node.set("this", node.this.replace(placeholder.marker, written))


def _stands_at(node: Expr, placeholder: Placeholder) -> bool:
    start, end = node.meta.get("start"), node.meta.get("end")
    return start is None or end is None or (start <= placeholder.start and placeholder.end <= end + 1)


def _parsed(
    text: str, found: tuple[Placeholder, ...], dialect: str
) -> tuple[tuple[Expr, ...], tuple[Placeholder, ...], Problem | None]:
    from sqlglot.errors import ParseError, SqlglotError

    if len(text) > CHARACTERS:
        return (), found, Problem(f"it has {len(text):,} characters; at most {CHARACTERS:,} are read")
    try:
        with quiet():
            return _statements(text, found, dialect)
    except ParseError as error:
        return (), found, problem_of(error, text)
    except SqlglotError:
        return (), found, Problem("a quote or a comment in it is never closed")
    except RecursionError:
        return (), found, Problem("it is nested too deeply")
    except Exception:  # noqa: BLE001 - the parser stumbles in many ways, and a query is anybody's text
        return (), found, Problem("the parser cannot make sense of it")


def _statements(
    text: str, found: tuple[Placeholder, ...], dialect: str
) -> tuple[tuple[Expr, ...], tuple[Placeholder, ...], Problem | None]:
    from sqlglot import Dialect, exp

    spoken = Dialect.get_or_raise(dialect)
    sql = replaced(text, found)
    tokens = spoken.tokenize(sql)
    placeholders = tuple(_outside_texts(found, tokens))
    reason = too_complicated(tokens, frozenset(kind.name for kind in spoken.parser_class.TYPE_TOKENS))
    if reason:
        return (), placeholders, Problem(reason)
    trees = spoken.parser().parse(tokens, sql)
    return tuple(tree for tree in trees if tree and not isinstance(tree, exp.Semicolon)), placeholders, None


def _outside_texts(found: tuple[Placeholder, ...], tokens: Sequence[Token]) -> Iterator[Placeholder]:
    """Leave out what looks like an unknown placeholder but stands inside a string or a comment."""
    if all(placeholder.stands_for for placeholder in found):
        yield from found
        return
    covered = {index for token in tokens if _is_text(token) for index in range(token.start, token.end + 1)}
    code = {index for token in tokens for index in range(token.start, token.end + 1)} - covered
    for placeholder in found:
        if placeholder.stands_for is not None or placeholder.start in code:
            yield placeholder


def _is_text(token: Token) -> bool:
    return token.token_type.name.endswith("STRING")
