"""The person next to an ambiguous word, where that word is one: the provider of a clinic, not of a cloud."""

from __future__ import annotations

from dq_policies.personal import neighbours
from dq_policies.personal.index import Index
from dq_policies.personal.nouns import Noun
from dq_policies.personal.subjects import persons_word, table_words
from dq_policies.personal.surroundings import Surroundings, Words
from dq_policies.personal.tokens import singulars, words_of

_STATED = frozenset(
    ("user", "client", "player", "member", "driver", "admin", "owner", "visitor", "lead", "person")
)
"""Persons whose state is mostly what they are in: `user_state`."""
_BUYERS = frozenset(("customer", "client", "cust", "buyer", "lead"))
_ANYONES = frozenset(
    (
        "author", "authors", "photographer", "translator", "illustrator", "composer", "lyricist", "assignee",
        "approver", "requester", "submitter", "recruiter", "surgeon", "physician", "doctor", "teacher",
        "grantee", "grantor", "headteacher", "supervisor", "autor", "auteur", "autore", "payee",
    )
)  # fmt: skip
"""Roles of persons whatever stands before them: the author of a comment, of a book, of a change."""
_LICENSED = frozenset(
    (
        "doctor", "physician", "nurse", "practitioner", "provider", "agent", "broker", "attorney", "lawyer",
        "pharmacist", "dentist", "therapist", "realtor", "contractor", "teacher", "architect", "engineer",
        "electrician", "plumber", "appraiser", "notary", "hcp", "prescriber",
    )
)  # fmt: skip
_DOUBTFUL = {
    "provider": frozenset(
        (
            "npi", "specialty", "care", "patient", "physician", "encounter", "practitioner", "clinic", "dea",
        )
    ),
    "agent": frozenset(
        (
            "insurance", "policy", "policies", "policyholder", "premium", "claim", "claims", "listing",
            "listings", "realtor", "realty", "property", "travel", "broker", "brokerage", "call", "calls",
            "ticket", "tickets", "sales", "commission", "agents", "support", "helpdesk", "leads", "lead",
        )
    ),
    "parent": frozenset(
        (
            "student", "students", "pupil", "child", "children", "school", "guardian", "birth", "adoption",
            "adoptive", "family", "baby", "daycare", "scholarship", "mother", "father", "dob", "applicant",
        )
    ),
    "tenant": frozenset(
        ("rent", "rents", "rental", "rentals", "lease", "leases", "landlord", "unit", "deposit", "apartment")
    ),
    "host": frozenset(("airbnb", "listing", "listings", "superhost", "guest", "reviewer")),
}  # fmt: skip
"""Persons in some trades, and the words of those; elsewhere they are computers and companies."""


def person_beside(noun: Noun, words: Words, near: Surroundings, tables: Index) -> str:
    """Return the person next to the noun: `customer_name` and `nom_client`, not `customer_segment_name`."""
    candidates = (
        (noun.person,)
        if noun.person
        else (persons_word(words.before, tables), *(tables.person(word) for word in words.after))
    )
    return next((each for each in candidates if each and _is_person(each, noun, near, tables)), "")


def are_companies(person: str, noun: Noun, near: Surroundings) -> bool:
    """Say whether customers have a contact beside their own name, as companies have."""
    return noun.kind == "PERSON_NAME" and person in _BUYERS and neighbours.have_contact(near.neighbours)


def have_trade(near: Surroundings) -> bool:
    """Say whether the rows around are persons whose licence is to do their work."""
    told = near.told()
    return bool(told) and not _LICENSED.isdisjoint(singulars(told[0].word))


def is_anyones(noun: Noun) -> bool:
    """Say whether a role is a person's whatever word stands before it."""
    return noun.scope == "role" and noun.phrase in _ANYONES


def may_be_of(person: str, noun: Noun, near: Surroundings) -> bool:
    """Say whether a state before which a person stands may be a place: of users, only beside an address."""
    if noun.scope == "region" and person in _STATED:
        return neighbours.of_address(near.neighbours)
    return True


def _is_person(person: str, noun: Noun, near: Surroundings, tables: Index) -> bool:
    if not tables.speaks(person, noun):
        return False
    trade = _DOUBTFUL.get(person)
    if trade is None:
        return True
    if person in table_words(near.table):
        return True
    names = (near.column, near.table, *neighbours.first(near.neighbours))
    return any(trade.intersection(words_of(name)) for name in names)
