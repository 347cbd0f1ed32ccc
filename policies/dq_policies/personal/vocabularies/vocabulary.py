"""What a language contributes to the reading of names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from dq_core.record import field, record
from dq_policies.personal.kinds import Kind

Subject = Literal[
    "person",
    "register",
    "care",
    "address",
    "account",
    "thing",
    "item",
    "event",
    "pay",
    "message",
    "call",
    "reference",
    "card",
    "secret",
    "visit",
    "ride",
    "directory",
    "bank",
]
"""What a row of a table is: a person, an entry about one, a fact of health care, an address, an account of a
person or a company, an organisation or place, another thing that is no person, what happened at a place, a
payment to a person, a message, a call, an entry of a catalogue, a payment card, a key or token, a visit of a
website, a ride of a passenger, an entry of a directory of persons, an account at a bank."""
Scope = Literal[
    "care", "pay", "message", "call", "card", "secret", "visit", "ride", "directory", "bank", "region",
    "role", "crime",
]  # fmt: skip
"""Where a phrase counts: in tables of that subject; a `region` beside the parts of an address; a `role`
anywhere; a `crime` in tables of arrests, prisons and sentences."""


def _nothing() -> Mapping[str, str]:
    return {}


def _no_subjects() -> Mapping[Subject, tuple[str, ...]]:
    return {}


def _no_scopes() -> Mapping[Scope, Mapping[Kind, tuple[str, ...]]]:
    return {}


@record
class Vocabulary:
    """The words of one language, in lower case and without accents; phrases have spaces between words.

    `nouns` say alone what a column holds. `ambiguous` mean other things as well: they count where a person,
    or for a bank account a bank, stands before them or around them; those of them in `alone` count also
    where nothing stands before them, those in `confusable` only among words of their own language. `within`
    has phrases that count in one scope only. `harmless` phrases end in a noun and mean something else.

    Where neither table nor neighbours are known, the likelier reading wins: most ambiguous words of kinds
    such as postal code and age are personal then, but not those in `vague`; of other kinds and of scopes
    only those in `bare` are.

    `persons` are people as data knows them, `subjects` other words that say what the rows of a table are,
    `places` words that make a place that of a person, as in `billing_city`. `after` words may follow a noun
    without changing it, `before` words may precede an ambiguous one, `negating` words take the meaning away
    when they stand first or next to it. `moments` are phrases whose values are dates though their kind has
    none. `countries` has the ISO 3166 code of the state that gives an identifier.
    """

    language: str
    nouns: Mapping[Kind, tuple[str, ...]]
    ambiguous: Mapping[Kind, tuple[str, ...]]
    persons: tuple[str, ...]
    alone: tuple[str, ...] = ()
    confusable: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    within: Mapping[Scope, Mapping[Kind, tuple[str, ...]]] = field(default_factory=_no_scopes)
    harmless: tuple[str, ...] = ()
    subjects: Mapping[Subject, tuple[str, ...]] = field(default_factory=_no_subjects)
    places: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    negating: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    countries: Mapping[str, str] = field(default_factory=_nothing)
