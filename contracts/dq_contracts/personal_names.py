"""Which columns look as if they held personal data, judged by their names alone.

The last word of a name says what the column is: `customer_email` is an email, `email_count` a count and
`email_verified` a truth. So a column looks personal when its name ends in one of the words below, whatever
stands before. Words that mean other things as well, such as name and address, need a person before them or
around them.

This is the one place that rules ask; whoever looks at values too replaces it.
"""

from __future__ import annotations

import re

_ALWAYS: dict[str, tuple[str, ...]] = {
    "email address": ("email", "e mail", "email address", "mail address", "email addr"),
    "phone number": (
        "phone", "telephone", "phone number", "phone no", "telephone number", "mobile number", "cell phone",
        "mobile phone", "cell number", "fax number", "msisdn",
    ),
    "name of a person": (
        "first name", "last name", "middle name", "given name", "family name", "maiden name", "full name",
        "surname", "forename", "nick name", "cardholder", "card holder", "birth name", "fname", "lname",
    ),
    "date of birth": (
        "birth date", "date of birth", "birth day", "dob", "birth year", "year of birth", "place of birth",
        "birth place",
    ),
    "address": (
        "street", "street name", "street address", "house number", "postal address", "home address",
        "mailing address", "billing address", "shipping address", "delivery address", "residential address",
        "address line",
    ),
    "number of a document": (
        "ssn", "social security number", "social insurance number", "national id", "national identifier",
        "passport", "passport number", "passport no", "passport id", "identity card number",
        "id card number", "driver license", "driver licence", "drivers license", "driving licence",
        "driver license number", "driving licence number", "tax id", "tax number",
        "tax identification number", "license plate", "licence plate", "number plate", "nino", "pesel",
        "cpf", "codice fiscale", "aadhaar", "aadhar",
    ),
    "account or card": (
        "iban", "credit card", "credit card number", "card number", "debit card number",
        "bank account number", "cvv", "cvc",
    ),
    "trait of a person": (
        "gender", "religion", "ethnicity", "ethnic group", "sexual orientation", "marital status",
        "political opinion", "trade union membership",
    ),
    "health": ("blood type", "blood group", "diagnosis", "medical record number", "mrn", "disability"),
    "online identifier": ("ip address", "ip addr", "ipv4 address", "ipv6 address"),
    "biometric": ("fingerprint template", "face template", "voice print"),
}  # fmt: skip
_OF_PERSONS: dict[str, tuple[str, ...]] = {
    "name of a person": ("name",),
    "address": ("address", "addr", "zip", "zip code", "postcode", "post code", "postal code"),
    "phone number": ("mobile", "cell", "fax"),
}
_PERSONS = frozenset(
    (
        "applicant", "beneficiary", "buyer", "candidate", "child", "citizen", "contact", "customer",
        "doctor", "donor", "driver", "employee", "father", "guest", "guardian", "insured", "member", "mother",
        "parent", "passenger", "patient", "people", "person", "physician", "policyholder", "pupil",
        "recipient", "resident", "spouse", "student", "subscriber", "teacher", "traveller", "traveler",
        "user", "victim", "visitor", "voter",
    )
)  # fmt: skip
# what follows a noun and does not change what it is
_NEUTRAL = frozenset(
    (
        "home", "work", "private", "personal", "primary", "secondary", "main", "alternate", "alt", "old",
        "new", "current", "previous", "raw", "clean", "cleaned", "normalized", "normalised", "lower", "value",
        "text", "txt", "string", "str", "original", "unmasked", "plain",
    )
)  # fmt: skip
_NUMERIC = ("integer", "number")
_WRITTEN = ("email address", "name of a person", "address", "trait of a person", "online identifier")
_WORD = r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z]+|[0-9]+"


def _index(vocabulary: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Return the kind of each noun, its words written together, as many names write them."""
    return {noun.replace(" ", ""): kind for kind, nouns in vocabulary.items() for noun in nouns}


_NOUNS = _index(_ALWAYS)
_NOUNS_OF_PERSONS = _index(_OF_PERSONS)
_MOST_WORDS = 4
_ENDING = 3
# most names end otherwise, which is known before they are taken apart
_ENDINGS = frozenset(
    noun.replace(" ", sign)[-_ENDING:]
    for nouns in (*_ALWAYS.values(), *_OF_PERSONS.values(), tuple(_NEUTRAL))
    for noun in nouns
    for sign in ("", "_", "-", ".", " ")
)
_CUSTOM_FIELD = "__c"


def personal_kind(name: str, logical_type: str | None = None, around: tuple[str, ...] = ()) -> str | None:
    """Return what kind of personal data a column holds by its name, or None.

    `around` are the names of what the column stands in: dataset and outer columns. A truth value is never
    personal, and a number is no email, name or address.
    """
    name = name.removesuffix(_CUSTOM_FIELD)
    if name.rstrip("0123456789_-. ")[-_ENDING:].lower() not in _ENDINGS:
        return None
    words = _words(name)
    kind = _always(words) or _of_person(words, around)
    if kind is None or logical_type == "boolean" or (logical_type in _NUMERIC and kind in _WRITTEN):
        return None
    return kind


def _words(name: str) -> list[str]:
    words = [word.lower() for word in re.findall(_WORD, name)]
    while len(words) > 1 and (words[-1].isdigit() or words[-1] in _NEUTRAL):
        words.pop()
    return words


def _always(words: list[str]) -> str | None:
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        if kind := _NOUNS.get("".join(words[-count:])):
            return kind
    return None


def _of_person(words: list[str], around: tuple[str, ...]) -> str | None:
    for count in (2, 1):
        kind = _NOUNS_OF_PERSONS.get("".join(words[-count:])) if len(words) >= count else None
        if kind:
            before = words[:-count]
            # a name without anything before it is that of what it stands in
            context = before or [word for outer in around for word in _words(outer)]
            return kind if any(_singular(word) in _PERSONS for word in context[-2:]) else None
    return None


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
