"""What a language contributes to the reading of names."""

from __future__ import annotations

from collections.abc import Mapping

from dq_core.record import field, record
from dq_policies.personal.kinds import Kind


def _nothing() -> Mapping[str, str]:
    return {}


@record
class Vocabulary:
    """The words of one language, in lower case and without accents; phrases have spaces between words.

    `nouns` say alone what a column holds. `ambiguous` mean other things as well: they count where a person,
    or for a bank account a bank, stands before them or around them; those of them in `alone` count also
    where nothing stands before them. `harmless` phrases end in a noun and mean something else. `persons` are
    people as data knows them, `after` words that may follow a noun without changing it, `before` words that
    may precede an ambiguous one, `negating` words that take the meaning away when they stand first or next to
    it. `countries` has the ISO 3166 code of the state that gives an identifier.
    """

    language: str
    nouns: Mapping[Kind, tuple[str, ...]]
    ambiguous: Mapping[Kind, tuple[str, ...]]
    persons: tuple[str, ...]
    alone: tuple[str, ...] = ()
    harmless: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    negating: tuple[str, ...] = ()
    countries: Mapping[str, str] = field(default_factory=_nothing)
