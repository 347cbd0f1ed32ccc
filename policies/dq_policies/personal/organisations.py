"""What is no person's though its name says what it is: the telephone of a shop, a catalogue of diagnoses."""

from __future__ import annotations

from dq_policies.personal.index import Index, index
from dq_policies.personal.kinds import Kind
from dq_policies.personal.neighbours import first, of_company
from dq_policies.personal.nouns import Noun
from dq_policies.personal.subjects import persons_word
from dq_policies.personal.surroundings import Surroundings

_SHARED: frozenset[Kind] = frozenset(
    ("EMAIL", "PHONE", "STREET_ADDRESS", "TAX_ID", "LOCALITY", "GEO", "BANK_ACCOUNT", "IBAN")
)
"""Kinds that organisations have as well."""
_CATALOGUED: frozenset[Kind] = frozenset(("HEALTH", "SALARY"))
"""Kinds of which there are catalogues and offers: of diagnoses, of jobs."""
_GENDERED = frozenset(
    (
        "product", "products", "item", "items", "article", "articles", "animal", "animals", "dog", "dogs",
        "cat", "cats", "pet", "pets", "horse", "horses", "character", "characters", "pokemon",
    )
)  # fmt: skip
"""Goods for men and women, and animals."""
_PUBLIC = frozenset(
    (
        "people", "player", "players", "athlete", "athletes", "actor", "actors", "author", "authors",
        "artist", "jockey", "jockeys", "fighter", "character", "coach", "coaches", "politician",
    )
)  # fmt: skip
"""Persons whose height and death are told to everybody."""
_MACHINES = frozenset(
    (
        "server", "servers", "host", "hosts", "node", "nodes", "router", "routers", "switch", "switches",
        "cluster", "clusters", "container", "containers", "pod", "pods", "subnet", "subnets", "printer",
        "nameserver", "vpc", "gateway", "gw", "ap", "uplink", "dns", "proxy",
        "camera", "cameras", "sensor", "sensors",
    )
)  # fmt: skip
"""Machines that no person carries."""
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
    if kind in ("GENDER", "DATE_OF_BIRTH"):
        return bool(told) and told[0].word in _GENDERED
    if kind in ("IP", "MAC"):
        return (bool(told) and told[0].word in _MACHINES) or not _MACHINES.isdisjoint(before[-2:])
    if kind == "NATIONALITY":
        of_thing = bool(told) and told[0].subject == "thing"
        return of_thing and not _names_person(noun, index()) and not persons_word(before, index())
    if kind in _CATALOGUED and told and told[0].subject in ("reference", "thing", "item"):
        return not (kind == "SALARY" and _names_person(noun, index()))
    return kind == "HEALTH" and are_public(near)


def are_public(near: Surroundings) -> bool:
    """Say whether the rows around are persons whose bodies everybody is told of, as athletes are."""
    told = near.told()
    return bool(told and told[0].word in _PUBLIC) or "athlete" in near.words()


def _is_shared(noun: Noun, before: tuple[str, ...], near: Surroundings, tables: Index) -> bool:
    if noun.kind == "EMAIL" and not _SENDING.isdisjoint(before) and not _CAMPAIGNS.isdisjoint(near.words()):
        return True
    kind, words = noun.kind, tuple(word for word in before if word not in tables.before and len(word) > 1)
    if persons_word(before, tables) or persons_word(words, tables) or _names_person(noun, tables):
        return False
    told = near.told()
    subject = told[0].subject if told else None
    if subject == "person" and words[-1:] == ("property",):
        return False
    if words and tables.subject(words[-1]) == "thing" and words[-1] not in tables.places:
        return not (subject == "person" and kind == "EMAIL")
    if subject == "account":
        return of_company(near.neighbours) or (kind in _OF_ACCOUNTS and not opens(near))
    return subject == "thing" or (subject == "event" and kind in _OF_EVENTS)


def opens(near: Surroundings) -> bool:
    """Say whether a neighbour opens an account, as a password does."""
    told = (near.surely(name) for name in first(near.neighbours))
    return any(each is not None and each[0] in _OPENING for each in told)


def _names_person(noun: Noun, tables: Index) -> bool:
    """Say whether the phrase itself has a person in it, as "contact phone" has."""
    return any(tables.person(word) for word in noun.phrase.split())
