"""What the readers of files say of a constant that is personal or secret, and what none of them tells of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dq_contracts.secret_search import secrets_behind_keywords, secrets_in
from dq_core.personal_signs import may_hold_secret
from dq_core.record import record
from dq_policies.personal.kinds import KINDS, Kind
from dq_policies.personal.literals import kind_of_literal
from dq_policies.personal.values import phone
from dq_policies.personal.written import Written

_BY_NAME = frozenset(("a password", "a token", "a key"))
_DIGITS_OF_CHAINS = re.compile(r"(?:0x)?[0-9a-fA-F-]+")
_QUOTED = re.compile(r"""'([^'\n]{3,254})'|"([^"\n]{3,254})\"""")
_QUOTES = ("'", '"')
_LINE = 200


@record
class Literal:
    """A personal value or a secret as a constant: its kind, what it is in words, and where it stands.

    `count` says how often such values stand in its column, `column` how that is called; 1 and nothing where
    it stands by itself. `values` are those of the column, to be compared and never shown.
    """

    kind: Kind
    what: str
    start: int
    end: int
    count: int = 1
    column: str = ""
    values: frozenset[str] = frozenset()


def secret_literals(text: str) -> Iterator[Literal]:
    """Yield the passwords, keys and tokens in a text; digits of block chains and checksums are none."""
    if not may_hold_secret(text):
        return
    for secret in secrets_in(text):
        value = text[secret.start : secret.end]
        if secret.what not in _BY_NAME or not _DIGITS_OF_CHAINS.fullmatch(value):
            yield Literal("CREDENTIAL", secret.what, secret.start, secret.end)


def literal_of(found: Written, text: str, around: str) -> Literal | None:
    """Return a value that was found in a text as one of a person; None for reserved and invented ones."""
    value = text[found.start : found.end]
    kind = kind_of_literal(value, around)
    if kind is None or (kind == "PHONE" and phone.is_installed() and not phone.is_valid(value)):
        return None
    return Literal(kind, KINDS[kind].words, found.start, found.end)


def literals_in_templates(text: str) -> Iterator[Literal]:
    """Yield what stands in the quoted texts of macros and other templates, whatever their dialect is."""
    yield from apart((*_secrets_in_quotes(text), *_values_in_quotes(text)))


def apart(literals: Iterable[Literal]) -> Iterator[Literal]:
    """Yield literals without those that overlap one before them."""
    met: list[Literal] = []
    for literal in literals:
        if not any(other.start < literal.end and literal.start < other.end for other in met):
            met.append(literal)
            yield literal


def _secrets_in_quotes(text: str) -> Iterator[Literal]:
    for secret in secret_literals(text):
        # what is no quoted text is the name of a column
        if secret.what not in _BY_NAME or text[secret.start - 1 : secret.start] in _QUOTES:
            yield secret
    for behind in secrets_behind_keywords(text):
        yield Literal("CREDENTIAL", behind.what, behind.start, behind.end)


def _values_in_quotes(text: str) -> Iterator[Literal]:
    for match in _QUOTED.finditer(text):
        group = 1 if match[1] is not None else 2
        start, end = match.span(group)
        line = text.rfind("\n", max(0, start - _LINE), start) + 1
        kind = kind_of_literal(match[group], text[line:start])
        if kind is not None:
            yield Literal(kind, KINDS[kind].words, start, end)
