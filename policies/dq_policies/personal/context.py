"""Whether what stands around an ambiguous word makes it personal: words before it, table, neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from dq_policies.personal import neighbours
from dq_policies.personal.banks import of_bank
from dq_policies.personal.index import Index, index
from dq_policies.personal.kinds import Kind
from dq_policies.personal.languages import is_word
from dq_policies.personal.nouns import Noun
from dq_policies.personal.organisations import are_public, is_build, is_nobodys, opens
from dq_policies.personal.persons import are_companies, have_trade, is_anyones, may_be_of, person_beside
from dq_policies.personal.places import LIGHT, PLACED, in_address, light, numbered, ordered, placed, sent_to
from dq_policies.personal.subjects import Told, is_prefix, subject_of, table_words
from dq_policies.personal.surroundings import ALONE, AROUND, BEFORE, BESIDE, Context, Surroundings, Words
from dq_policies.personal.tokens import words_of
from dq_policies.personal.vocabularies.vocabulary import Scope, Subject
from dq_policies.personal.witnesses import beside, of_residents, of_traits

_TRAITS: frozenset[Kind] = frozenset(
    ("AGE", "ETHNICITY", "SALARY", "HEALTH", "POLITICS", "GENDER", "RELIGION", "CRIMINAL_RECORD")
)
_LISTED: frozenset[Kind] = frozenset((*PLACED, "PERSON_NAME", "EMAIL", "USERNAME"))
_VISITED: frozenset[Kind] = frozenset((*PLACED, "CREDENTIAL", "DEVICE_ID"))
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
_PAID: frozenset[Kind] = frozenset(("PERSON_NAME", "POSTAL_CODE", "LOCALITY"))
"""Kinds that a list of payments tells of who is paid."""
_NOBODY: frozenset[Subject] = frozenset(("thing", "item", "reference"))
_VEHICLES = frozenset(
    (
        "vehicle", "vehicles", "car", "cars", "truck", "trucks", "fahrzeug", "fahrzeuge", "vehicule",
        "vehicules", "vehiculo", "vehiculos", "veiculo", "veiculos", "veicolo", "veicoli", "voertuig",
        "voertuigen",
    )
)  # fmt: skip
_SAYS_LITTLE: frozenset[Subject] = frozenset(("visit", "event"))
"""Subjects of tables that are of health care where columns of it are beside."""
SCOPED: frozenset[Scope | None] = frozenset(
    ("care", "pay", "message", "call", "card", "secret", "visit", "ride", "directory", "bank", "crime")
)
"""Scopes that are tables: elsewhere their phrases mean nothing."""


def context_of(noun: Noun, words: Words, near: Surroundings) -> Context | None:
    """Return what makes an ambiguous noun personal, or None."""
    if _is_of_others(noun, words, near):
        return None
    if noun.kind == "BANK_ACCOUNT":
        return of_bank(words, near)
    tables = index()
    weighty = Words(weighty_words(words.before, noun, near, tables), words.after)
    person = "" if noun.scope in SCOPED else person_beside(noun, weighty, near, tables)
    if person and are_companies(person, noun, near):
        return None
    if person and may_be_of(person, noun, near):
        return Context(BEFORE, f', of a "{person}"')
    found = sent_to(noun, near, tables) or _of_login(noun, near)
    heavy = bool(weighty.before) and not is_anyones(noun)
    return found or (None if heavy or noun.person else _around(noun, words, near, tables))


def _is_of_others(noun: Noun, words: Words, near: Surroundings) -> bool:
    """Say whether a word is of a machine or firm, of an athlete's build, or of a licence to work."""
    if noun.kind in _OWNED:
        return is_nobodys(noun, words.before, near)
    if noun.kind == "DRIVING_LICENCE":
        return have_trade(near)
    return noun.kind == "HEALTH" and is_build(noun) and are_public(near)


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
        return _of_things(noun, told[0], near, tables)
    if noun.scope in SCOPED:
        return _scoped(noun, told, near)
    if noun.kind in PLACED and told and told[0].subject == "account":
        return None
    found = placed(noun, words.before, near, tables)
    if noun.scope == "region" and not found and not in_address(words.before, near):
        return of_residents(near)
    happened = noun.kind in PLACED and bool(told) and told[0].subject == "event"
    found = found or _of_rows(noun, told, near, tables) or (None if happened else beside(noun, near))
    found = found or numbered(noun, near) or ordered(noun, near)
    return found or (Context(ALONE, "") if noun.alone else None)


def _of_things(noun: Noun, told: Told, near: Surroundings, tables: Index) -> Context | None:
    """Return what is a person's in a table of things: the place of a delivery, an age beside other traits."""
    if noun.kind == "LICENCE_PLATE" and told.word in _VEHICLES:
        return Context(AROUND, f', for it stands in what describes a "{told.word}"')
    if not near.outer:
        return of_traits(noun, near)
    return None if subject_of(near.outer[0]) == told else placed(noun, (), near, tables)


def weighty_words(before: tuple[str, ...], noun: Noun, near: Surroundings, tables: Index) -> tuple[str, ...]:
    """Return the words before a noun that say of what it is, without those that say nothing."""
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
        and not (place == 0 and _is_prefix(word, near, tables))
    )


def _is_prefix(word: str, near: Surroundings, tables: Index) -> bool:
    """Say whether the first word of a name only repeats the table: by its letters, or as others have it."""
    if is_prefix(word, near.table):
        return True
    return tables.subject(word) not in _NOBODY and neighbours.share(word, near.neighbours)


def _scoped(noun: Noun, told: Sequence[Told], near: Surroundings) -> Context | None:
    if noun.scope == "crime":
        return Context(AROUND, ", for it stands in a record of crimes") if near.of_crime() else None
    found = next((each for each in told if each.subject == noun.scope), None)
    if found:
        return Context(AROUND, f', for it stands in what describes a "{found.word}"')
    unsaid = not told or told[0].subject in _SAYS_LITTLE
    cared = noun.scope == "care" and unsaid and neighbours.of_care(near.neighbours)
    return Context(BESIDE, ", for its neighbours are of health care") if cared else None


def _of_rows(noun: Noun, told: Sequence[Told], near: Surroundings, tables: Index) -> Context | None:
    for each in told:
        if each.subject in _NOBODY:
            return None
        if each.subject == "person" and (tables.speaks(each.word, noun) or is_word(noun, near.neighbours)):
            return Context(AROUND, f', for it stands in what describes a "{each.word}"')
        if each.subject == "account" and noun.kind in _OF_LOGINS and opens(near):
            return Context(ALONE, ", for its neighbours open an account")
        if each.subject == "card" and _is_of_holder(noun, near):
            return Context(ALONE, ", for the number of a card is beside it")
        if noun.kind in _kinds_in(each.subject, near) and is_word(noun, near.neighbours):
            return Context(ALONE, f', for it stands in what describes a "{each.word}"')
    return None


def _kinds_in(subject: Subject, near: Surroundings) -> frozenset[Kind]:
    kinds = _OF_ROWS.get(subject, frozenset())
    return kinds | _PAID if subject == "pay" and neighbours.of_staff(near.neighbours) else kinds


def _is_of_holder(noun: Noun, near: Surroundings) -> bool:
    """Say whether the name of a card is that of who holds it; without a number it is a way to pay."""
    on_card = neighbours.hold("CARD_NUMBER", near.surely, near.neighbours)
    return noun.kind == "PERSON_NAME" and (on_card or neighbours.of_card(near.neighbours))
