"""Whether what stands around an ambiguous word makes it personal: words before it, table, neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from dq_policies.personal import neighbours
from dq_policies.personal.banks import of_bank
from dq_policies.personal.index import Index, index
from dq_policies.personal.kinds import Kind
from dq_policies.personal.languages import speak
from dq_policies.personal.nouns import Noun
from dq_policies.personal.organisations import are_public, is_nobodys, opens
from dq_policies.personal.persons import are_companies, may_be_of, person_beside
from dq_policies.personal.places import LIGHT, PLACED, in_address, light, numbered, placed, sent_to
from dq_policies.personal.subjects import Told, is_prefix, table_words
from dq_policies.personal.surroundings import ALONE, AROUND, BEFORE, BESIDE, Context, Surroundings, Words
from dq_policies.personal.tokens import words_of
from dq_policies.personal.vocabularies.vocabulary import Scope, Subject

_WITNESSES: dict[Kind, int] = {"AGE": 1, "ETHNICITY": 1, "SALARY": 1}
_LEAST_WITNESSES = 2
_TRAITS: frozenset[Kind] = frozenset(
    ("AGE", "ETHNICITY", "SALARY", "HEALTH", "POLITICS", "GENDER", "RELIGION", "CRIMINAL_RECORD")
)
_LISTED: frozenset[Kind] = frozenset((*PLACED, "PERSON_NAME", "EMAIL", "USERNAME"))
_VISITED: frozenset[Kind] = frozenset((*PLACED, "CREDENTIAL"))
_SEEN = PLACED - {"STREET_ADDRESS"}
_OF_ROWS: dict[Subject, frozenset[Kind]] = {
    "care": frozenset(("HEALTH", "AGE", "ETHNICITY", "RELIGION", "GENDER", "DRIVING_LICENCE")),
    "pay": frozenset(("SALARY",)),
    "account": frozenset(("CREDENTIAL",)),
    "secret": frozenset(("CREDENTIAL",)),
    "card": frozenset(("CARD_NUMBER",)),
    "visit": _VISITED,
    "directory": _LISTED,
    "address": frozenset((*PLACED, "EMAIL")),
    "register": PLACED - {"GEO"} | _TRAITS,
}
"""Which ambiguous words count in tables of a subject; in those of persons all do."""
_OF_LOGINS: frozenset[Kind] = frozenset(
    ("PERSON_NAME", "USERNAME", "CREDENTIAL", "EMAIL", "LOCALITY", "GENDER")
)
"""Kinds that accounts have where passwords and names of users are beside them."""
_OWNED: frozenset[Kind] = frozenset(("BANK_ACCOUNT", "IP", "MAC"))
"""Kinds that machines and companies have, where the word itself is ambiguous."""
_BUILD = frozenset(("weight", "height"))
"""Words of the body that athletes are known by."""
_PAID: frozenset[Kind] = frozenset(("PERSON_NAME", "POSTAL_CODE", "LOCALITY"))
"""Kinds that a list of payments tells of who is paid."""
_NOBODY: frozenset[Subject] = frozenset(("thing", "item", "reference"))
SCOPED: frozenset[Scope | None] = frozenset(
    ("care", "pay", "message", "call", "card", "secret", "visit", "ride", "directory", "bank", "crime")
)
"""Scopes that are tables: elsewhere their phrases mean nothing."""


def context_of(noun: Noun, words: Words, near: Surroundings) -> Context | None:
    """Return what makes an ambiguous noun personal, or None."""
    if noun.kind in _OWNED and is_nobodys(noun, words.before, near):
        return None
    if noun.kind == "HEALTH" and noun.phrase in _BUILD and are_public(near):
        return None
    if noun.kind == "BANK_ACCOUNT":
        return of_bank(words, near)
    tables = index()
    weighty = Words(_weighty(words.before, noun, near, tables), words.after)
    person = "" if noun.scope in SCOPED else person_beside(noun, weighty, near, tables)
    if person and are_companies(person, noun, near):
        return None
    if person and may_be_of(person, noun, near):
        return Context(BEFORE, f', of a "{person}"')
    found = sent_to(noun, near, tables) or _of_login(noun, near)
    return found or (None if weighty.before or noun.person else _around(noun, words, near, tables))


def _of_login(noun: Noun, near: Surroundings) -> Context | None:
    if noun.phrase == "login" and neighbours.hold("CREDENTIAL", near.surely, near.neighbours):
        return Context(BESIDE, ", for a secret that opens an account is beside it")
    return None


def _around(noun: Noun, words: Words, near: Surroundings, tables: Index) -> Context | None:
    told = near.told()
    if noun.kind in PLACED and len(told) > 1 and LIGHT.issuperset(words_of(near.outer[0])):
        told = told[1:]
    if noun.scope == "role":
        return Context(ALONE, ", for it says who somebody is")
    if told and told[0].subject in _NOBODY:
        return placed(noun, (), near, tables) if near.outer else None
    if noun.scope in SCOPED:
        return _scoped(noun, told, near)
    if noun.kind in PLACED and told and told[0].subject == "account":
        return None
    found = placed(noun, words.before, near, tables)
    if noun.scope == "region" and not found and not in_address(words.before, near):
        return None
    happened = noun.kind in PLACED and bool(told) and told[0].subject == "event"
    found = found or _of_rows(noun, told, near, tables) or (None if happened else _beside(noun, near))
    found = found or numbered(noun, near)
    return found or (Context(ALONE, "") if noun.alone else None)


def _weighty(before: tuple[str, ...], noun: Noun, near: Surroundings, tables: Index) -> tuple[str, ...]:
    without = light(before, tables) if noun.kind in PLACED else frozenset[str]()
    own = table_words(near.table)
    return tuple(
        word
        for place, word in enumerate(before)
        if len(word) > 1
        and word not in tables.before
        and word not in without
        and not (word in own and tables.subject(word) not in _NOBODY and not tables.person(word))
        and not (word == "property" and near.of_persons())
        and not (place == 0 and (is_prefix(word, near.table) or neighbours.share(word, near.neighbours)))
    )


def _scoped(noun: Noun, told: Sequence[Told], near: Surroundings) -> Context | None:
    if noun.scope == "crime":
        return Context(AROUND, ", for it stands in a record of crimes") if near.of_crime() else None
    found = next((each for each in told if each.subject == noun.scope), None)
    if found:
        return Context(AROUND, f', for it stands in what describes a "{found.word}"')
    beside = noun.scope == "care" and not told and neighbours.of_care(near.neighbours)
    return Context(BESIDE, ", for its neighbours are of health care") if beside else None


def _of_rows(noun: Noun, told: Sequence[Told], near: Surroundings, tables: Index) -> Context | None:
    for each in told:
        if each.subject in _NOBODY:
            return None
        if each.subject == "person" and (tables.speaks(each.word, noun) or _is_word(noun, near)):
            return Context(AROUND, f', for it stands in what describes a "{each.word}"')
        if each.subject == "account" and noun.kind in _OF_LOGINS and opens(near):
            return Context(ALONE, ", for its neighbours open an account")
        if each.subject == "card" and _is_of_holder(noun, near):
            return Context(ALONE, ", for the number of a card is beside it")
        if noun.kind in _kinds_in(each.subject, near) and _is_word(noun, near):
            return Context(ALONE, f', for it stands in what describes a "{each.word}"')
    return None


def _kinds_in(subject: Subject, near: Surroundings) -> frozenset[Kind]:
    kinds = _OF_ROWS.get(subject, frozenset())
    return kinds | _PAID if subject == "pay" and neighbours.of_staff(near.neighbours) else kinds


def _is_word(noun: Noun, near: Surroundings) -> bool:
    """Say whether a word that other languages have as well is one of its own where it stands."""
    return not noun.confusable or speak(noun.language, near.neighbours)


def _is_of_holder(noun: Noun, near: Surroundings) -> bool:
    """Say whether the name of a card is that of who holds it; without a number it is a way to pay."""
    on_card = neighbours.hold("CARD_NUMBER", near.surely, near.neighbours)
    return noun.kind == "PERSON_NAME" and (on_card or neighbours.of_card(near.neighbours))


def _beside(noun: Noun, near: Surroundings) -> Context | None:
    if noun.kind is None or not _is_word(noun, near):
        return None
    if neighbours.complete(noun.phrase, near.neighbours):
        return Context(BESIDE, ", for the other part of a name is beside it")
    if noun.kind in _SEEN and neighbours.are_seen(near.surely, near.neighbours):
        return Context(BESIDE, ", for the device of a person is beside it")
    found = neighbours.witnesses(near.neighbours, near.surely)
    enough = len(found - {noun.kind}) >= _WITNESSES.get(noun.kind, _LEAST_WITNESSES)
    if noun.kind == "PERSON_NAME":
        enough = len(found) >= _LEAST_WITNESSES
    if enough or (noun.kind in PLACED and neighbours.are_named(near.neighbours, near.surely)):
        return Context(BESIDE, ", for its neighbours describe a person")
    return None
