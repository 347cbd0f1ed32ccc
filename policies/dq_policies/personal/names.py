"""What personal data a column holds, judged by its name, its type and what stands around it.

The last word of a name says what the column is: `customer_email` is an e-mail address, `email_count` a count,
`email_verified` a truth. So a noun counts only where nothing follows it but words that change nothing. Words
that mean other things as well, such as name and address, need a person before them or around them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dq_core.record import record
from dq_core.types import Type
from dq_policies.personal.context import Context, Words, context_of
from dq_policies.personal.index import Index, Noun, index
from dq_policies.personal.kinds import KINDS, Kind, Tier, Traits, can_be_truth, can_hold
from dq_policies.personal.tokens import path_of, words_of

_MOST_WORDS_OF_NOUN = 5
_MOST_WORDS = 24
_TRUTHS = frozenset(("is", "has", "had", "was", "are", "were"))
_NUMBERS = frozenset(("number", "no", "nr", "num", "nbr", "numero", "nummer"))
_CODES = frozenset(("code", "status", "cd"))
_SURE = 0.95
_UNTYPED = 0.05
"""What the confidence loses where no type supports the name."""


@record
class NameEvidence:
    """Personal data that the name of a column tells of.

    `confidence` lies between 0 and 1. `why` is made of words of the vocabularies only, never of the name
    itself, so that it can be printed anywhere. `country` is the ISO 3166 code of the state that gives the
    identifier, or empty.
    """

    kind: Kind
    tier: Tier
    confidence: float
    why: str
    language: str
    country: str = ""


@record
class _Match:
    noun: Noun
    before: tuple[str, ...]
    after: tuple[str, ...]


def detect_name(
    column: str,
    *,
    type: Type | None,  # noqa: A002 - the word of the field
    table: str = "",
    neighbours: Sequence[str] = (),
) -> NameEvidence | None:
    """Return the personal data that a column's name tells of, or None.

    `column` may be a path (`customer.email`), whose outer names are context as the table's name is.
    `neighbours` are the names of other columns of the table, of which the first 64 are looked at, and only
    where the name alone does not decide. A type that cannot hold the data takes the evidence away. Never
    raises, whatever the text.
    """
    path = path_of(column)
    match = _match(path[-1]) if path else None
    if match is None or match.noun.kind is None or not can_hold(type, match.noun.kind):
        return None
    context = _context(match, table, path[:-1], neighbours)
    return _evidence(match.noun, match.noun.kind, context, typed=type is not None) if context else None


def _evidence(noun: Noun, kind: Kind, context: Context, *, typed: bool) -> NameEvidence:
    traits = KINDS[kind]
    confidence = context.confidence - (0 if typed else _UNTYPED)
    where = "" if noun.language == "English" else f" in {noun.language}"
    why = f'"{noun.phrase}"{where} means {traits.words}{context.why}'
    return NameEvidence(kind, traits.tier, round(confidence, 2), why, noun.language, noun.country)


def _context(match: _Match, table: str, outer: tuple[str, ...], neighbours: Sequence[str]) -> Context | None:
    if not match.noun.ambiguous:
        return Context(_SURE, "")
    around = [words_of(name) for name in (*outer[::-1], table) if name]
    return context_of(match.noun, Words(match.before, match.after), around, neighbours, surely)


@lru_cache(maxsize=65536)
def surely(name: str) -> Kind | None:
    """Return the kind that a name tells of without any context, or None."""
    match = _match(name)
    return None if match is None or match.noun.ambiguous else match.noun.kind


def _match(name: str) -> _Match | None:
    """Return the longest noun that nothing but words without weight follows."""
    words, tables = words_of(name)[-_MOST_WORDS:], index()
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - _MOST_WORDS_OF_NOUN), end):
            noun = tables.noun(words[start:end])
            if noun and _may_follow(words[end:], noun, tables):
                return (
                    None
                    if _negated(words[:start], noun, tables)
                    else _Match(noun, words[:start], words[end:])
                )
    return None


def _may_follow(words: tuple[str, ...], noun: Noun, tables: Index) -> bool:
    """Say whether nothing in the words behind a noun changes what it is."""
    if noun.kind is None:
        return not words
    traits, rest = KINDS[noun.kind], list(words)
    while rest:
        if "".join(rest[-2:]) in tables.after and len(rest) > 1:
            rest.pop()
        elif not _without_weight(rest[-1], traits, tables):
            return False
        rest.pop()
    return True


def _without_weight(word: str, traits: Traits, tables: Index) -> bool:
    if word in _NUMBERS:
        return traits.numbered
    if word in _CODES:
        return traits.coded
    return len(word) == 1 or word in tables.after or bool(tables.person(word))


def _negated(before: tuple[str, ...], noun: Noun, tables: Index) -> bool:
    if not before:
        return False
    truth_counts = noun.kind is not None and can_be_truth(noun.kind)
    negating = [word for word in (before[0], before[-1]) if word in tables.negating]
    return any(not (truth_counts and word in _TRUTHS) for word in negating)
