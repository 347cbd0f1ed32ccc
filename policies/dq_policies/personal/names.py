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
from dq_policies.personal import ledgers
from dq_policies.personal.bare import read_bare
from dq_policies.personal.context import SCOPED, context_of
from dq_policies.personal.index import index
from dq_policies.personal.kinds import KINDS, Kind, Tier, can_hold
from dq_policies.personal.matching import Match, matches_of, negated, parts_of
from dq_policies.personal.nouns import Noun
from dq_policies.personal.organisations import is_nobodys
from dq_policies.personal.places import is_key
from dq_policies.personal.shorthands import spelled
from dq_policies.personal.surroundings import Context, Surroundings, Words
from dq_policies.personal.tokens import path_of, singulars, words_of

_SURE = 0.95
_UNTYPED = 0.05
"""What the confidence loses where no type supports the name."""
_VALUES = frozenset(
    (
        "number", "no", "num", "nr", "nbr", "nummer", "numero", "value", "address", "hash", "token",
        "secret", "digest", "salt", "date", "amount", "lastfour", "key",
    )
)  # fmt: skip
"""Names of columns that say nothing without their table."""

_PARTS_OF_DATES = frozenset(("year", "month", "day"))
_HELD: frozenset[Kind] = frozenset(("EMAIL", "PHONE", "CREDENTIAL"))
"""Kinds of which a table may hold one each as its `value`."""

_NUMBERED: frozenset[Kind] = frozenset(
    ("EMAIL", "PHONE", "PASSPORT", "DRIVING_LICENCE", "GOVERNMENT_ID", "TAX_ID", "IBAN", "CARD_NUMBER")
)
"""Kinds whose values are longer than a letter."""


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
    if not path:
        return None
    name = spelled(path[-1], path[-2] if len(path) > 1 else table, neighbours)
    near = Surroundings(name, path[-2::-1], table, neighbours, told_surely)
    return _of_owner(path, type, near) or _of_name(name, type, near)


def _of_name(name: str, type_: Type | None, near: Surroundings) -> NameEvidence | None:
    for match in matches_of(name):
        found = _judged(match, type_, near)
        if found is not None or match.noun.scope not in SCOPED:
            return found
    return None


def _of_owner(path: tuple[str, ...], type_: Type | None, near: Surroundings) -> NameEvidence | None:
    """Judge what a name says together with what it stands in: `device.id`, the `number` of `cards`."""
    name, outer = path[-1], path[:-1]
    table = near.table if "".join(words_of(name)) in _VALUES else ""
    owner = outer[-1] if outer else table
    if not owner or told_surely(name):
        return None
    if outer and name.lower() in _PARTS_OF_DATES:
        born = next(matches_of(owner), None)
        return _judged(born, type_, near) if born and born.noun.kind == "DATE_OF_BIRTH" else None
    words = list(words_of(owner))
    last = words.pop() if words else ""
    for word in singulars(last):
        match = next(matches_of("_".join((*words, word, name))), None)
        if match and _spans(match, len(parts_of("_".join((*words, word))))):
            return _judged(match, type_, near)
        held = next(matches_of("_".join((*words, word))), None) if name.lower() == "value" else None
        if held and held.noun.kind in _HELD and _spans(held, len(words) + 1):
            return _judged(held, type_, near)
    return None


def _spans(match: Match, words: int) -> bool:
    """Say whether a noun needs no context and begins in front of the last words of what it was found in."""
    noun = match.noun
    sure = noun.kind not in (None, "STREET_ADDRESS") and not noun.ambiguous and not match.after
    return sure and len(match.before) < words


def _judged(match: Match, type_: Type | None, near: Surroundings) -> NameEvidence | None:
    noun, kind = match.noun, match.noun.kind
    if kind is None or not can_hold(type_, kind, moment=noun.moment) or is_key(noun, type_):
        return None
    if negated(match.before, noun, index()) or _is_letter(kind, type_):
        return None
    context = _context(match, near) or (
        read_bare(noun, Words(match.before, match.after), type_, near) if noun.ambiguous else None
    )
    if context is None or ledgers.takes(noun, match.before, near):
        return None
    return _evidence(noun, kind, context, typed=type_ is not None)


def _is_letter(kind: Kind, type_: Type | None) -> bool:
    """Say whether only one letter fits into a number that a state gives, so that it says yes or no."""
    return type_ is not None and type_.kind == "string" and type_.length == 1 and kind in _NUMBERED


def _evidence(noun: Noun, kind: Kind, context: Context, *, typed: bool) -> NameEvidence:
    traits = KINDS[kind]
    confidence = context.confidence - (0 if typed else _UNTYPED)
    where = "" if noun.language == "English" else f" in {noun.language}"
    why = f'"{noun.phrase}"{where} means {traits.words}{context.why}'
    return NameEvidence(kind, traits.tier, round(confidence, 2), why, noun.language, noun.country)


def _context(match: Match, near: Surroundings) -> Context | None:
    if not match.noun.ambiguous:
        return None if is_nobodys(match.noun, match.before, near) else Context(_SURE, "")
    return context_of(match.noun, Words(match.before, match.after), near)


def surely(name: str) -> Kind | None:
    """Return the kind that a name tells of without any context, or None."""
    told = told_surely(name)
    return told[0] if told else None


@lru_cache(maxsize=65536)
def told_surely(name: str) -> tuple[Kind, str] | None:
    """Return the kind that a name tells of without any context, and the phrase that tells it, or None."""
    match = next((each for each in matches_of(name) if each.noun.scope not in SCOPED), None)
    if match is None or match.noun.ambiguous or match.noun.kind is None:
        return None
    if negated(match.before, match.noun, index()):
        return None
    return match.noun.kind, match.noun.phrase
