"""What is no person's though its name says what it is: the telephone of a shop, a catalogue of diagnoses."""

from __future__ import annotations

from dq_policies.personal.index import Index, index
from dq_policies.personal.kinds import Kind
from dq_policies.personal.neighbours import first, of_company, witnesses
from dq_policies.personal.nouns import Noun
from dq_policies.personal.subjects import persons_word
from dq_policies.personal.surroundings import Surroundings
from dq_policies.personal.vocabularies.vocabulary import Subject

_SHARED: frozenset[Kind] = frozenset(
    ("EMAIL", "PHONE", "STREET_ADDRESS", "TAX_ID", "LOCALITY", "GEO", "BANK_ACCOUNT", "IBAN")
)
"""Kinds that organisations have as well."""
_CATALOGUED: frozenset[Kind] = frozenset(("HEALTH", "SALARY"))
"""Kinds of which there are catalogues and offers: of diagnoses, of jobs."""
_COUNTED: frozenset[Kind] = frozenset(("GENDER", "ETHNICITY", "RELIGION"))
"""Kinds by which statistics of places count."""
_GENDERED = frozenset(
    (
        "product", "products", "item", "items", "article", "articles", "animal", "animals", "dog", "dogs",
        "cat", "cats", "pet", "pets", "horse", "horses", "character", "characters", "pokemon",
        "eligibility", "eligibilities", "criteria", "criterion",
    )
)  # fmt: skip
"""Goods and conditions for men and women, and animals."""
_PUBLIC = frozenset(
    (
        "people", "player", "players", "athlete", "athletes", "actor", "actors", "author", "authors",
        "artist", "jockey", "jockeys", "fighter", "character", "coach", "coaches", "politician",
    )
)  # fmt: skip
"""Persons whose height and death are told to everybody."""
_OF_DEVICES = frozenset(("ip", "geoip", "login", "signup", "registration"))
"""First words of phrases that say where somebody was, whatever stands before them."""
_LENDERS = frozenset(
    (
        "borrowers",
        "patron",
        "patrons",
        "library",
        "loyalty",
        "membership",
        "memberships",
        "reader",
        "readers",
        "badge",
        "badges",
        "attendance",
        "gift",
        "giftcards",
        "sim",
        "sims",
    )
)
"""Words of tables whose cards open a door or a shelf and pay nothing."""
_TOLD_OF = frozenset(("weight", "height", "death", "deceased", "died", "dod", "deathdate", "deathyear"))
"""Words of the body and of death that belong to what everybody is told of such persons."""
_MACHINES = frozenset(
    (
        "server", "servers", "host", "hosts", "node", "nodes", "router", "routers", "switch", "switches",
        "cluster", "clusters", "container", "containers", "pod", "pods", "subnet", "subnets", "printer",
        "nameserver", "vpc", "gateway", "gw", "ap", "uplink", "dns", "proxy", "nas", "mgmt", "management",
        "ipmi", "dnsrecord", "dnsrecords", "networkdevice", "networkdevices", "iotdevice", "iotdevices",
        "camera", "cameras", "sensor", "sensors",
    )
)  # fmt: skip
"""Machines that no person carries."""
_OF_THINGS: dict[Kind | None, tuple[frozenset[str], int]] = {
    "GENDER": (_GENDERED, 1),
    "DATE_OF_BIRTH": (_GENDERED, 1),
    "IP": (_MACHINES, 2),
    "MAC": (_MACHINES, 2),
}
"""Kinds that some things have, their words, and how many words before a noun may be one of them."""
_OF_ACCOUNTS: frozenset[Kind] = frozenset(("STREET_ADDRESS", "TAX_ID", "PHONE"))
"""Kinds that the accounts of companies have, where a salesman keeps them."""
_OPENING: frozenset[Kind] = frozenset(("EMAIL", "CREDENTIAL", "USERNAME", "PERSON_NAME"))
"""Kinds that only the accounts of users have."""
_OF_EVENTS: frozenset[Kind] = frozenset(("STREET_ADDRESS", "GEO"))
"""Kinds that say where something happened."""

_CAMPAIGNS = frozenset(("campaign", "campaigns", "newsletter", "newsletters", "mailing", "mailings"))
_SENDING = frozenset(("from", "reply", "sender"))
"""Words before the address that a campaign is sent from, which is the sender's firm's."""


def is_nobodys(noun: Noun, before: tuple[str, ...], near: Surroundings) -> bool:
    """Say whether a column of a kind is of an organisation or a thing, by its name and where it stands."""
    kind = noun.kind
    if kind in _SHARED:
        return _is_shared(noun, before, near, index())
    told = near.told()
    if _is_counted(noun, near) or _is_of_lender(noun, near):
        return True
    if kind in _OF_THINGS:
        owners, looked = _OF_THINGS[kind]
        return (bool(told) and told[0].word in owners) or not owners.isdisjoint(before[-looked:])
    if kind == "NATIONALITY":
        of_thing = bool(told) and told[0].subject == "thing"
        return of_thing and not _names_person(noun, index()) and not persons_word(before, index())
    if kind in _CATALOGUED and told and told[0].subject in ("reference", "thing", "item"):
        return not (kind == "SALARY" and _is_somebodys(noun, told[0].subject, near))
    return kind == "HEALTH" and is_build(noun) and are_public(near)


def _is_counted(noun: Noun, near: Surroundings) -> bool:
    """Say whether a trait is one that statistics of places count by, not somebody's."""
    told = near.told()
    if noun.kind not in _COUNTED or not told or told[0].subject not in ("reference", "thing"):
        return False
    return len(witnesses(near.neighbours, near.surely)) <= 1 and not _names_person(noun, index())


def _is_of_lender(noun: Noun, near: Surroundings) -> bool:
    """Say whether a card opens a door or a shelf and pays nothing."""
    card = noun.kind == "CARD_NUMBER" and noun.phrase.startswith("card")
    return card and not _LENDERS.isdisjoint(near.words())


def _is_somebodys(noun: Noun, subject: Subject, near: Surroundings) -> bool:
    """Say whether an income is of persons though the table is of things: of who applies, of a household."""
    if _names_person(noun, index()):
        return True
    return subject == "item" and len(witnesses(near.neighbours, near.surely)) > 1


def is_build(noun: Noun) -> bool:
    """Say whether a phrase tells of the size of a body or of a death."""
    return not _TOLD_OF.isdisjoint(noun.phrase.split())


def are_public(near: Surroundings) -> bool:
    """Say whether the rows around are persons whose bodies everybody is told of, as athletes are."""
    told = near.told()
    return bool(told and told[0].word in _PUBLIC) or "athlete" in near.words()


def _is_shared(noun: Noun, before: tuple[str, ...], near: Surroundings, tables: Index) -> bool:
    if noun.kind == "EMAIL" and not _SENDING.isdisjoint(before) and not _CAMPAIGNS.isdisjoint(near.words()):
        return True
    kind, words = noun.kind, tuple(word for word in before if word not in tables.before and len(word) > 1)
    if kind in ("IBAN", "BANK_ACCOUNT") and words[-1:] == ("bank",):
        words = words[:-1]
    if persons_word(before, tables) or persons_word(words, tables) or _names_person(noun, tables):
        return False
    told = near.told()
    subject = told[0].subject if told else None
    if words[-1:] == ("property",) and _is_property(noun, subject):
        return False
    if words and tables.subject(words[-1]) == "thing" and words[-1] not in tables.places:
        return not (subject == "person" and kind == "EMAIL")
    if subject == "account":
        return of_company(near.neighbours) or (kind in _OF_ACCOUNTS and not opens(near))
    return subject == "thing" or (subject == "event" and kind in _OF_EVENTS)


def _is_property(noun: Noun, subject: Subject | None) -> bool:
    """Say whether a "property" is what is said of a person or an event, not a house."""
    if noun.phrase.split()[0] in _OF_DEVICES:
        return True
    return subject == "person" or (subject is None and noun.kind in ("EMAIL", "PHONE"))


def opens(near: Surroundings) -> bool:
    """Say whether a neighbour opens an account, as a password does."""
    told = (near.surely(name) for name in first(near.neighbours))
    return any(each is not None and each[0] in _OPENING for each in told)


def _names_person(noun: Noun, tables: Index) -> bool:
    """Say whether the phrase itself has a person in it, as "contact phone" has."""
    return any(tables.person(word) for word in noun.phrase.split())
